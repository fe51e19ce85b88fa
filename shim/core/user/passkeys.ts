import type {
  CompleteWebAuthnRegistrationRequest,
  WebAuthnCredentialDescription,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Engine } from '../engine.js'
import { passkeyFault, passkeyFaultOf, passkeysOf } from '../passkey-faults.js'
import { callAsUser } from '../session/call-as-user.js'

/** A part of the list of passkeys. */
export interface PasskeyPage {
  readonly passkeys: readonly WebAuthnCredentialDescription[]
  readonly nextToken: string | undefined
}

/**
 * Has the person make a passkey and gives it to the user pool.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, the names of
 * {@link passkeyFault}, and what the service refuses
 */
export async function registerPasskey(engine: Engine): Promise<void> {
  const { CredentialCreationOptions: options } = await callAsUser(
    engine,
    'StartWebAuthnRegistration',
    {},
  )
  if (!isComplete(options)) throw passkeyFault('InvalidPasskeyRegistrationOptions')
  const Credential = await makePasskey(engine, options)
  await callAsUser(engine, 'CompleteWebAuthnRegistration', {
    Credential: Credential as CompleteWebAuthnRegistrationRequest['Credential'],
  })
}

/**
 * Lists the passkeys of who is signed in.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function listPasskeys(
  engine: Engine,
  page: { readonly size?: number | undefined; readonly token?: string | undefined } = {},
): Promise<PasskeyPage> {
  const { Credentials, NextToken } = await callAsUser(engine, 'ListWebAuthnCredentials', {
    MaxResults: page.size,
    NextToken: page.token,
  })
  return { passkeys: Credentials ?? [], nextToken: NextToken }
}

/**
 * Takes a passkey from the user pool. The authenticator still has it.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function deletePasskey(engine: Engine, id: string): Promise<void> {
  await callAsUser(engine, 'DeleteWebAuthnCredential', { CredentialId: id })
}

/** The service answers `{}` where the pool has no passkeys. */
function isComplete(options: unknown): options is object {
  if (typeof options !== 'object' || options === null) return false
  const { challenge, user, rp, pubKeyCredParams } = options as Record<string, unknown>
  return Boolean(challenge && user && rp && pubKeyCredParams)
}

async function makePasskey(engine: Engine, options: object): Promise<unknown> {
  const passkeys = passkeysOf(engine)
  try {
    return await passkeys.create(options)
  } catch (error) {
    throw passkeyFaultOf(error, 'registration')
  }
}
