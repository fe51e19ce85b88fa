import { toHex } from '../bytes/hex.js'
import { userPoolOf } from '../call.js'
import type { ClientMetadata } from '../client-metadata.js'
import type { PasswordlessConfig } from '../config/config.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { rowOf } from '../row-of.js'
import { refuseSignedIn } from '../session/refuse-signed-in.js'
import type { FlowName } from './attempt.js'
import type { AttemptPlace } from './attempt-place.js'
import { flowFault } from './flow-fault.js'
import type { FlowRules } from './flow-rules.js'
import { passwordOf } from './flows.js'
import { type Outcome, run } from './run.js'

/** How somebody wants to sign in. */
export interface SignInRequest {
  readonly username: string
  readonly password?: string | undefined
  readonly flow: FlowName
  /** The factor that `USER_AUTH` begins with; the configured one where nothing is said. */
  readonly preferred?: string | undefined
  readonly clientMetadata?: ClientMetadata | undefined
  /** What a sign-up has left: it signs in without a password. */
  readonly session?: string | null
}

/**
 * Begins to sign somebody in.
 *
 * @param place - where the attempt is kept if a person is to be asked
 * @throws Fault `UserAlreadyAuthenticatedException`, `AuthUserPoolException`, `EmptySignInUsername`,
 * `EmptySignInPassword`, `CustomAuthSignInPassword`, `InvalidPreferredChallenge`, `SignInException`,
 * the names of a passkey's faults, `NotAuthorizedException` and the service's other names
 */
export async function startSignIn(
  engine: Engine,
  request: SignInRequest,
  place: AttemptPlace,
  rules: FlowRules,
): Promise<Outcome> {
  if (rules.signedIn === 'refused') await refuseSignedIn(engine)
  userPoolOf(engine)
  const { username, flow, clientMetadata: metadata, session = null } = request
  if (!isText(username)) throw flowFault('EmptySignInUsername')
  const preferred = flow === 'USER_AUTH' ? preferredOf(engine, request) : null
  const password = readPassword(request, preferred)
  const id = toHex(engine.platform.randomBytes(8))
  const event = { kind: 'started' as const, id, flow, username, preferred, session }
  const secrets = { password, ephemeral: null }
  return run(engine, null, event, { place, rules, secrets, metadata })
}

/** The switch of the configuration that a factor needs; the others need none. */
const switches: Readonly<Record<string, keyof PasswordlessConfig>> = {
  EMAIL_OTP: 'emailOtpEnabled',
  SMS_OTP: 'smsOtpEnabled',
  WEB_AUTHN: 'webAuthnEnabled',
}

function preferredOf({ config }: Engine, { preferred }: SignInRequest): string | null {
  const passwordless = config?.passwordless ?? null
  const factor = preferred ?? passwordless?.preferredChallenge ?? null
  const needed = rowOf(switches, factor)
  if (passwordless !== null && needed !== undefined && !passwordless[needed]) {
    throw flowFault('InvalidPreferredChallenge')
  }
  return factor
}

function readPassword({ flow, password }: SignInRequest, preferred: string | null): string | null {
  const use = passwordOf(flow, preferred)
  if (use === 'needed' && !isText(password)) throw flowFault('EmptySignInPassword')
  if (use === 'refused' && password) throw flowFault('CustomAuthSignInPassword')
  return use === 'needed' && isText(password) ? password : null
}
