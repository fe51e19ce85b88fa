import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { callAsUser } from '../session/call-as-user.js'
import { requireSession } from '../session/current-session.js'
import { decodeJwt } from '../session/decode-jwt.js'
import { userFault } from './user-faults.js'

/** What proves that an authenticator app has the secret. */
export interface TotpProof {
  readonly code: string
  /** What the app is called among the user's. */
  readonly deviceName?: string | undefined
}

/** What an authenticator app is set up with. */
export interface TotpSecret {
  /** Base32. */
  readonly secret: string
  /** The user pool's name for the user. */
  readonly username: string
}

/**
 * Asks for the secret of an authenticator app.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, `SetUpTOTPException` where
 * none comes, and what the service refuses
 */
export async function beginTotp(engine: Engine): Promise<TotpSecret> {
  const session = await requireSession(engine)
  const { SecretCode } = await callAsUser(engine, 'AssociateSoftwareToken', {})
  if (!SecretCode) throw userFault('SetUpTOTPException')
  const { username } = decodeJwt(session.accessToken)
  return { secret: SecretCode, username: isText(username) ? username : session.username }
}

/**
 * Ends what {@link beginTotp} has begun. Sign-ins ask for the app once it is chosen as a factor.
 *
 * @throws Fault `EmptyVerifyTOTPSetupCode`, `UserUnAuthenticatedException` where nobody is signed in,
 * and what the service refuses
 */
export async function verifyTotp(engine: Engine, { code, deviceName }: TotpProof): Promise<void> {
  userPoolOf(engine)
  if (!isText(code)) throw userFault('EmptyVerifyTOTPSetupCode')
  await callAsUser(engine, 'VerifySoftwareToken', {
    UserCode: code,
    FriendlyDeviceName: deviceName,
  })
}
