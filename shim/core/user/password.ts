import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { callAsUser } from '../session/call-as-user.js'
import { userFault } from './user-faults.js'

/** A password in the place of another. */
export interface PasswordChange {
  readonly oldPassword: string
  readonly newPassword: string
}

/**
 * Changes the password of who is signed in.
 *
 * @throws Fault `EmptyUpdatePassword`, `UserUnAuthenticatedException` where nobody is signed in, and
 * what the service refuses
 */
export async function changePassword(
  engine: Engine,
  { oldPassword, newPassword }: PasswordChange,
): Promise<void> {
  userPoolOf(engine)
  if (!isText(oldPassword) || !isText(newPassword)) throw userFault('EmptyUpdatePassword')
  await callAsUser(engine, 'ChangePassword', {
    PreviousPassword: oldPassword,
    ProposedPassword: newPassword,
  })
}
