import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { callAsUser } from '../session/call-as-user.js'
import { userFault } from './user-faults.js'

/** What proves that an authenticator app has the secret. */
export interface TotpProof {
  readonly code: string
  /** What the app is called among the user's. */
  readonly deviceName?: string | undefined
}

/**
 * Asks for the secret of an authenticator app.
 *
 * @returns the secret in base32
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, `SetUpTOTPException` where
 * none comes, and what the service refuses
 */
export async function beginTotp(engine: Engine): Promise<string> {
  const { SecretCode } = await callAsUser(engine, 'AssociateSoftwareToken', {})
  if (!SecretCode) throw userFault('SetUpTOTPException')
  return SecretCode
}

/**
 * Ends what {@link beginTotp} has begun. Sign-ins ask for the app once it is chosen as a factor.
 *
 * @throws Fault `EmptyVerifyTOTPSetupCode`, `UserUnAuthenticatedException` where nobody is signed in,
 * and what the service refuses
 */
export async function verifyTotp(engine: Engine, { code, deviceName }: TotpProof): Promise<void> {
  userPoolOf(engine)
  if (!code) throw userFault('EmptyVerifyTOTPSetupCode')
  await callAsUser(engine, 'VerifySoftwareToken', {
    UserCode: code,
    FriendlyDeviceName: deviceName,
  })
}
