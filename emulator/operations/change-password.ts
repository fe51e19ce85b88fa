import { CognitoError } from '../core/errors.js'
import { checkLock, countFailure, isPassword, setPassword } from '../core/passwords.js'
import { limits, optionalText, text } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

export const changePassword: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  const previous = optionalText(input, 'PreviousPassword', limits.password)
  const proposed = text(input, 'ProposedPassword', limits.password)
  checkLock(world, user)
  // Somebody who signs in without a password sets the first one this way.
  const isRight = user.password
    ? previous !== undefined && isPassword(pool, user, previous)
    : previous === undefined
  if (!isRight) {
    countFailure(world, user)
    throw new CognitoError('NotAuthorizedException')
  }
  setPassword(world, pool, user, proposed)
  return {}
}
