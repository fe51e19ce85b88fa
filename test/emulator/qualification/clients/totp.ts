import {
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  type SetUserMFAPreferenceCommandInput,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { Secret, TOTP } from 'otpauth'
import { CLIENT_ID, PASSWORD, type Peer } from '../peer.js'

/** The code of an authenticator app; each call is a step later, since a code serves once. */
export function nextTotpCode({ cognito }: Peer, secret: string): string {
  cognito.clock.advance(30_000)
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return totp.generate({ timestamp: cognito.clock.now() })
}

/** Six digits that are not the code. */
export function wrongCode(code: string): string {
  return code === '123456' ? '654321' : '123456'
}

/** Signs in over the SDK, for tests whose subject comes afterwards. */
export async function accessToken({ sdk }: Peer, username: string): Promise<string> {
  const { AuthenticationResult } = await sdk.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD },
    }),
  )
  return AuthenticationResult?.AccessToken ?? ''
}

/** Gives a user an authenticator app over the SDK and returns its secret. */
export async function enrolTotp(peer: Peer, username: string): Promise<string> {
  const AccessToken = await accessToken(peer, username)
  const { SecretCode = '' } = await peer.sdk.send(
    new AssociateSoftwareTokenCommand({ AccessToken }),
  )
  const UserCode = nextTotpCode(peer, SecretCode)
  await peer.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
  return SecretCode
}

/** Switches second factors on over the SDK. */
export async function prefer(
  peer: Peer,
  username: string,
  settings: Omit<SetUserMFAPreferenceCommandInput, 'AccessToken'>,
): Promise<void> {
  const AccessToken = await accessToken(peer, username)
  await peer.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }))
}
