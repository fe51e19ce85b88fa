import { CognitoError } from './errors.js'
import { type CodeDelivery, sendMessage } from './messages.js'
import type { AppClient, CodePurpose, Pool, User, World } from './model.js'
import { digits } from './random.js'

const HOUR = 3_600_000
const LIFETIME: Readonly<Record<CodePurpose, number>> = {
  signUp: 24 * HOUR,
  forgotPassword: HOUR,
  email: 24 * HOUR,
  phone_number: 24 * HOUR,
}
const SENDS_PER_HOUR = 5
const WRONG_ANSWERS = 5

/** What a code is for and where it goes. */
export interface CodeRequest {
  readonly client: AppClient
  readonly purpose: CodePurpose
  readonly attribute: 'email' | 'phone_number'
  readonly destination: string
  readonly source: string
  readonly metadata: Readonly<Record<string, string>>
}

/** Makes a new code, which ends the one before, and sends it. */
export async function sendCode(
  world: World,
  pool: Pool,
  user: User,
  request: CodeRequest,
): Promise<CodeDelivery> {
  const now = world.clock.now()
  const last = user.codes[request.purpose]
  const recent = last && now - last.sentAt < HOUR ? last.sends : 0
  if (recent >= SENDS_PER_HOUR) throw new CognitoError('LimitExceededException')
  const value = digits(world, 6)
  user.codes[request.purpose] = {
    value,
    expiresAt: now + LIFETIME[request.purpose],
    attempts: 0,
    sentAt: recent > 0 ? last!.sentAt : now,
    sends: recent + 1,
  }
  return sendMessage(world, pool, user, {
    ...request,
    clientId: request.client.id,
    code: value,
  })
}

/** Accepts a code once, or throws. A wrong one counts: after a few, no code is looked at. */
export function acceptCode(world: World, user: User, purpose: CodePurpose, given: string): void {
  checkCode(world, user, purpose, given)
  delete user.codes[purpose]
}

/** Throws unless the code is right; it stays usable, for a caller that may still refuse. */
export function checkCode(world: World, user: User, purpose: CodePurpose, given: string): void {
  const code = user.codes[purpose]
  if (!code || code.expiresAt <= world.clock.now()) throw new CognitoError('ExpiredCodeException')
  if (code.attempts >= WRONG_ANSWERS) throw new CognitoError('LimitExceededException')
  if (code.value === given) return
  code.attempts += 1
  throw new CognitoError('CodeMismatchException')
}
