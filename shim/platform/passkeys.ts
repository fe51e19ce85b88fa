import { hostScope } from './host-scope.js'
import {
  type Assertion,
  type Attestation,
  type CreationOptionsJson,
  type RequestOptionsJson,
  readCreationOptions,
  readRequestOptions,
  writeAssertion,
  writeAttestation,
} from './passkey-json.js'
import type { Passkeys } from './platform.js'

/** The passkeys of the browser; null where it has none, and on pages without https. */
export function webPasskeys(): Passkeys | null {
  const { window, navigator } = hostScope()
  const credentials = navigator?.credentials
  const canUse = window?.isSecureContext && typeof window.PublicKeyCredential === 'function'
  if (!canUse || !credentials) return null
  return {
    async get(options) {
      const publicKey = readRequestOptions(options as RequestOptionsJson)
      const credential = await credentials.get({ publicKey })
      return writeAssertion(given<Assertion>(credential, 'PasskeyRetrievalFailed'))
    },
    async create(options) {
      const publicKey = readCreationOptions(options as CreationOptionsJson)
      const credential = await credentials.create({ publicKey })
      return writeAttestation(given<Attestation>(credential, 'PasskeyRegistrationFailed'))
    },
  }
}

/** Browsers may answer with null; the error is called what v6 calls it. */
function given<Credential>(credential: unknown, name: string): Credential {
  if (credential === null || typeof credential !== 'object') {
    throw Object.assign(new Error('The browser has answered without a passkey.'), { name })
  }
  return credential as Credential
}
