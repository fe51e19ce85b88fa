import { checkAttributes, requiredAttributes, setAttributes } from '../core/attributes.js'
import { CognitoError } from '../core/errors.js'
import { setPassword } from '../core/passwords.js'
import { advance } from './next.js'
import { type AuthResponse, need, resume, sessionOf, type Turn } from './turn.js'

const PREFIX = 'userAttributes.'

/** NEW_PASSWORD_REQUIRED: a password of the user's own, and the attributes that are missing. */
export async function answerNewPassword(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'NEW_PASSWORD_REQUIRED')
  const password = need(turn, 'NEW_PASSWORD')
  const attributes = givenAttributes(turn)
  checkGiven(turn, attributes)
  setPassword(turn.world, turn.pool, turn.user, password)
  setAttributes(turn.user, attributes)
  turn.user.status = 'CONFIRMED'
  return advance(resume(turn, session))
}

function givenAttributes({ parameters }: Turn): Record<string, string> {
  const given = Object.entries(parameters).filter(([name]) => name.startsWith(PREFIX))
  return Object.fromEntries(given.map(([name, value]) => [name.slice(PREFIX.length), value]))
}

function checkGiven({ pool, user, client }: Turn, given: Record<string, string>): void {
  checkAttributes(pool, given)
  for (const name of Object.keys(given)) {
    const isSame = user.attributes[name] === given[name]
    const isOpen = !client.writeAttributes || client.writeAttributes.includes(name)
    if (!isSame && (!isOpen || /(^sub|_verified)$/.test(name) || isFixed(name))) {
      throw new CognitoError('NotAuthorizedException', `Cannot modify an already provided ${name}`)
    }
  }
  const missing = requiredAttributes(pool).filter((name) => !user.attributes[name] && !given[name])
  if (missing.length > 0) {
    throw new CognitoError(
      'InvalidParameterException',
      `Invalid attributes given, ${missing.join(', ')} is missing`,
    )
  }
  /** An attribute that cannot change may still be given once. */
  function isFixed(name: string): boolean {
    return !pool.schema[name]?.mutable && user.attributes[name] !== undefined
  }
}
