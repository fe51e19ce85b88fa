import { CognitoError } from '../core/errors.js'
import {
  type PasskeyAnswer,
  relyingPartyOf,
  verificationOf,
  verifyPasskey,
} from '../core/passkeys.js'
import { advance, readDeviceKey } from './next.js'
import { type AuthResponse, giveChallenge, need, resume, sessionOf, type Turn } from './turn.js'

/** Asks for a passkey: the options travel as a JSON string. */
export function givePasskey(turn: Turn): AuthResponse {
  const { world, pool, user } = turn
  const challenge = Buffer.from(world.random(32)).toString('base64url')
  const options = {
    challenge,
    timeout: 180_000,
    rpId: relyingPartyOf(pool),
    allowCredentials: Object.values(user.passkeys).map(({ id, transports }) => ({
      type: 'public-key',
      id,
      transports,
    })),
    userVerification: verificationOf(pool),
  }
  return giveChallenge(turn, 'WEB_AUTHN', {
    parameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
    session: { webauthnChallenge: challenge },
  })
}

/** WEB_AUTHN: checks the assertion, a JSON string too. */
export async function answerPasskey(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'WEB_AUTHN')
  const answer = readCredential(need(turn, 'CREDENTIAL'))
  const deviceKey = readDeviceKey(turn)
  const resumed = resume(turn, session, 'WEB_AUTHN')
  const isRight = await verifyPasskey(turn.pool, turn.user, session.webauthnChallenge ?? '', answer)
  if (!isRight) throw new CognitoError('NotAuthorizedException', 'Invalid passkey credential.')
  return advance({ ...resumed, progress: { ...resumed.progress, deviceKey } })
}

function readCredential(text: string): PasskeyAnswer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as PasskeyAnswer
  } catch {
    // Falls through to the one refusal for whatever is no credential.
  }
  throw new CognitoError('InvalidParameterException', 'Invalid CREDENTIAL parameter.')
}
