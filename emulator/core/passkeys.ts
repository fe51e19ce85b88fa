import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { CognitoError } from './errors.js'
import type { Passkey, Pool, User } from './model.js'

/** An assertion as the wire has it, before anything in it is believed. */
export type PasskeyAnswer = AuthenticationResponseJSON
/** An attestation as the wire has it. */
export type PasskeyRegistration = RegistrationResponseJSON

/** The relying party of a pool: its own, or that of its domain. */
export function relyingPartyOf(pool: Pool): string {
  return pool.relyingPartyId ?? pool.domain?.split(':')[0] ?? 'localhost'
}

/** Whether the authenticator must check who holds it. */
export function verificationOf(pool: Pool): Pool['userVerification'] {
  return pool.passkeysAreMultiFactor ? 'required' : pool.userVerification
}

/** Checks an assertion of one of the user's passkeys and moves its counter on. */
export async function verifyPasskey(
  pool: Pool,
  user: User,
  challenge: string,
  answer: PasskeyAnswer,
): Promise<boolean> {
  const id = typeof answer.id === 'string' ? answer.id : ''
  const passkey = Object.hasOwn(user.passkeys, id) ? user.passkeys[id] : undefined
  const origin = originOf(answer.response?.clientDataJSON)
  if (!passkey || !isAllowedOrigin(pool, origin)) return false
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: passkey.relyingPartyId,
      requireUserVerification: verificationOf(pool) === 'required',
      credential: {
        id: passkey.id,
        publicKey: Buffer.from(passkey.publicKey, 'base64url'),
        counter: passkey.counter,
      },
    })
    if (verified) passkey.counter = authenticationInfo.newCounter
    return verified
  } catch {
    // The library throws for each thing that may be wrong; to the client they are one.
    return false
  }
}

/** Checks an attestation and returns the passkey to keep. */
export async function readRegistration(
  pool: Pool,
  challenge: string,
  answer: PasskeyRegistration,
  now: number,
): Promise<Passkey> {
  const origin = originOf(answer.response?.clientDataJSON)
  if (!isAllowedOrigin(pool, origin)) throw new CognitoError('WebAuthnOriginNotAllowedException')
  const relyingPartyId = relyingPartyOf(pool)
  const registered = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: relyingPartyId,
    requireUserVerification: verificationOf(pool) === 'required',
  }).catch(() => undefined)
  if (!registered?.verified) {
    throw new CognitoError('WebAuthnCredentialNotSupportedException', 'Invalid passkey credential.')
  }
  const { credential } = registered.registrationInfo
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    attachment: answer.authenticatorAttachment,
    name: 'Passkey',
    relyingPartyId,
    createdAt: now,
  }
}

function originOf(clientDataJson: unknown): string {
  if (typeof clientDataJson !== 'string') return ''
  try {
    const { origin } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString()) as {
      origin?: unknown
    }
    return typeof origin === 'string' ? origin : ''
  } catch {
    // No client data, no origin.
    return ''
  }
}

/** https on the relying party's domain, a local address, or an origin that the pool names. */
function isAllowedOrigin(pool: Pool, origin: string): boolean {
  if (pool.passkeyOrigins.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const { protocol, hostname } = new URL(origin)
  const party = relyingPartyOf(pool)
  const isParty = hostname === party || hostname.endsWith(`.${party}`)
  return isParty && (protocol === 'https:' || hostname === 'localhost')
}
