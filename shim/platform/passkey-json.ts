import { fromBase64Url, toBase64Url } from './base64url.js'

/** Options that ask for a passkey, as the service writes them. */
export interface RequestOptionsJson {
  readonly challenge: string
  readonly allowCredentials?: readonly DescriptorJson[]
}

/** Options that make a passkey, as the service writes them. */
export interface CreationOptionsJson {
  readonly challenge: string
  readonly user: { readonly id: string }
  readonly excludeCredentials?: readonly DescriptorJson[]
}

/** A passkey that has answered a challenge. */
export interface Assertion extends Credential {
  readonly response: {
    readonly clientDataJSON: ArrayBuffer
    readonly authenticatorData: ArrayBuffer
    readonly signature: ArrayBuffer
    readonly userHandle: ArrayBuffer | null
  }
}

/** A passkey that was just made. */
export interface Attestation extends Credential {
  readonly response: {
    readonly clientDataJSON: ArrayBuffer
    readonly attestationObject: ArrayBuffer
    getTransports(): readonly string[]
    getPublicKeyAlgorithm(): number
    getPublicKey(): ArrayBuffer | null
    getAuthenticatorData(): ArrayBuffer
  }
}

interface DescriptorJson {
  readonly id: string
}

interface Credential {
  readonly id: string
  readonly rawId: ArrayBuffer
  readonly type: string
  readonly authenticatorAttachment?: string | null
  getClientExtensionResults(): unknown
}

/** The options of `navigator.credentials.get`. */
export function readRequestOptions(json: RequestOptionsJson): unknown {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    allowCredentials: readDescriptors(json.allowCredentials),
  }
}

/** The options of `navigator.credentials.create`. */
export function readCreationOptions(json: CreationOptionsJson): unknown {
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: fromBase64Url(json.user.id) },
    excludeCredentials: readDescriptors(json.excludeCredentials),
  }
}

/** What the service is told of a passkey that has answered. */
export function writeAssertion(credential: Assertion): unknown {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response
  return {
    ...writeCredential(credential),
    response: {
      clientDataJSON: toBase64Url(clientDataJSON),
      authenticatorData: toBase64Url(authenticatorData),
      signature: toBase64Url(signature),
      ...(userHandle && { userHandle: toBase64Url(userHandle) }),
    },
  }
}

/** What the service is told of a passkey that was just made. */
export function writeAttestation(credential: Attestation): unknown {
  const { response } = credential
  const publicKey = response.getPublicKey()
  return {
    ...writeCredential(credential),
    response: {
      clientDataJSON: toBase64Url(response.clientDataJSON),
      attestationObject: toBase64Url(response.attestationObject),
      transports: response.getTransports(),
      publicKeyAlgorithm: response.getPublicKeyAlgorithm(),
      authenticatorData: toBase64Url(response.getAuthenticatorData()),
      ...(publicKey && { publicKey: toBase64Url(publicKey) }),
    },
  }
}

function readDescriptors(descriptors: readonly DescriptorJson[] = []): readonly object[] {
  return descriptors.map((each) => ({ ...each, id: fromBase64Url(each.id) }))
}

function writeCredential(credential: Credential): object {
  const { id, rawId, type, authenticatorAttachment } = credential
  return {
    id,
    rawId: toBase64Url(rawId),
    type,
    clientExtensionResults: credential.getClientExtensionResults(),
    ...(authenticatorAttachment && { authenticatorAttachment }),
  }
}
