import type { Passkeys } from '../platform/platform.js'
import type { Engine } from './engine.js'
import { Fault } from './fault.js'

/** The name of a fault of a passkey, as v6 has it. */
export type PasskeyFaultName =
  | 'InvalidPasskeyAuthenticationOptions'
  | 'InvalidPasskeyRegistrationOptions'
  | 'PasskeyAlreadyExists'
  | 'PasskeyAuthenticationCanceled'
  | 'PasskeyNotSupported'
  | 'PasskeyOperationAborted'
  | 'PasskeyRegistrationCanceled'
  | 'PasskeyRegistrationFailed'
  | 'PasskeyRetrievalFailed'
  | 'RelyingPartyMismatch'

/** What a passkey is asked for: to sign in, or to be made. */
export type Ceremony = 'authentication' | 'registration'

const notSupported =
  'Passkeys may not be supported on this device. Ensure your application is running in a secure context (HTTPS) and Web Authentication API is supported.'
const misconfigured =
  'Ensure your user pool is configured to support the WEB_AUTHN as an authentication factor.'
const interrupted =
  'User may have canceled the ceremony or another interruption has occurred. Check underlying error for details.'

const rows: Readonly<Record<PasskeyFaultName, readonly [message: string, recovery: string]>> = {
  InvalidPasskeyAuthenticationOptions: ['Invalid passkey authentication options.', misconfigured],
  InvalidPasskeyRegistrationOptions: ['Invalid passkey registration options.', misconfigured],
  PasskeyAlreadyExists: [
    'Passkey already exists in authenticator.',
    'Proceed with existing passkey or try again after deleting the credential.',
  ],
  PasskeyAuthenticationCanceled: [
    'Passkey authentication ceremony has been canceled.',
    interrupted,
  ],
  PasskeyNotSupported: ['Passkeys may not be supported on this device.', notSupported],
  PasskeyOperationAborted: ['Passkey operation has been aborted.', interrupted],
  PasskeyRegistrationCanceled: ['Passkey registration ceremony has been canceled.', interrupted],
  PasskeyRegistrationFailed: ['Device failed to create passkey.', notSupported],
  PasskeyRetrievalFailed: [
    'Device failed to retrieve passkey.',
    'Passkeys may not be available on this device. Try an alternative authentication factor like PASSWORD, EMAIL_OTP, or SMS_OTP.',
  ],
  RelyingPartyMismatch: [
    'Relying party does not match current domain.',
    'Ensure relying party identifier matches current domain.',
  ],
}

/** What the names of a host's errors mean. See WebAuthn Level 3, 5.1.3 and 5.1.4.3. */
const meanings: Readonly<Record<Ceremony, Readonly<Record<string, PasskeyFaultName>>>> = {
  authentication: {
    AbortError: 'PasskeyOperationAborted',
    NotAllowedError: 'PasskeyAuthenticationCanceled',
    SecurityError: 'RelyingPartyMismatch',
  },
  registration: {
    AbortError: 'PasskeyOperationAborted',
    InvalidStateError: 'PasskeyAlreadyExists',
    NotAllowedError: 'PasskeyRegistrationCanceled',
    SecurityError: 'RelyingPartyMismatch',
  },
}

/**
 * Makes a fault of a passkey.
 *
 * @example
 * throw passkeyFault('PasskeyNotSupported')
 */
export function passkeyFault(name: PasskeyFaultName, cause?: unknown): Fault {
  const [message, recovery] = rows[name]
  return new Fault({ name, message, recovery, cause })
}

/**
 * The passkeys of this device.
 *
 * @throws Fault `PasskeyNotSupported`
 */
export function passkeysOf({ platform }: Engine): Passkeys {
  if (platform.passkeys === null) throw passkeyFault('PasskeyNotSupported')
  return platform.passkeys
}

/** What an error of the host means: one of the faults of a passkey, or `Unknown`. */
export function passkeyFaultOf(error: unknown, ceremony: Ceremony): Fault {
  const name = error instanceof Error ? error.name : ''
  const meaning = meanings[ceremony][name] ?? (isFaultName(name) ? name : undefined)
  if (meaning !== undefined) return passkeyFault(meaning, error)
  return new Fault({
    name: 'Unknown',
    message: 'An unknown error has occurred.',
    recovery: 'See underlyingError for what it goes back to.',
    cause: error,
  })
}

/** Platforms may know it themselves: that no passkey came is seen where it is read. */
function isFaultName(name: string): name is PasskeyFaultName {
  return Object.keys(rows).includes(name)
}
