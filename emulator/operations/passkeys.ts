import { CognitoError } from '../core/errors.js'
import type { Pool, User } from '../core/model.js'
import {
  type PasskeyRegistration,
  readRegistration,
  relyingPartyOf,
  verificationOf,
} from '../core/passkeys.js'
import { count, optionalObject, optionalText, text } from './input.js'
import { type Operation, readSignedIn } from './operation.js'
import { pageOf } from './page.js'

const REGISTRATION_TIME = 300_000

export const startWebAuthnRegistration: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  checkEnabled(pool)
  const challenge = Buffer.from(world.random(32)).toString('base64url')
  user.passkeyChallenge = { challenge, expiresAt: world.clock.now() + REGISTRATION_TIME }
  return { CredentialCreationOptions: creationOptions(pool, user, challenge) }
}

export const completeWebAuthnRegistration: Operation = async (world, input) => {
  const { pool, user } = await readSignedIn(world, input)
  checkEnabled(pool)
  const credential = optionalObject(input, 'Credential')
  const begun = user.passkeyChallenge
  user.passkeyChallenge = undefined
  if (!begun || begun.expiresAt <= world.clock.now()) {
    throw new CognitoError('WebAuthnChallengeNotFoundException')
  }
  const answer = (credential ?? {}) as unknown as PasskeyRegistration
  const passkey = await readRegistration(pool, begun.challenge, answer, world.clock.now())
  const isTaken = Object.values(pool.users).some(({ passkeys }) =>
    Object.hasOwn(passkeys, passkey.id),
  )
  if (isTaken) throw new CognitoError('InvalidParameterException', 'The passkey already exists.')
  user.passkeys[passkey.id] = passkey
  return {}
}

export const listWebAuthnCredentials: Operation = async (world, input) => {
  const { user } = await readSignedIn(world, input)
  const { items, next } = pageOf(
    Object.values(user.passkeys),
    count(input, 'MaxResults', 20),
    optionalText(input, 'NextToken', { min: 1 }),
  )
  return {
    Credentials: items.map((passkey) => ({
      CredentialId: passkey.id,
      FriendlyCredentialName: passkey.name,
      RelyingPartyId: passkey.relyingPartyId,
      AuthenticatorTransports: passkey.transports,
      ...(passkey.attachment !== undefined && { AuthenticatorAttachment: passkey.attachment }),
      CreatedAt: passkey.createdAt / 1_000,
    })),
    ...(next !== undefined && { NextToken: next }),
  }
}

export const deleteWebAuthnCredential: Operation = async (world, input) => {
  const { user } = await readSignedIn(world, input)
  const id = text(input, 'CredentialId', { min: 1, max: 2_048 })
  if (!Object.hasOwn(user.passkeys, id)) {
    throw new CognitoError('ResourceNotFoundException', 'The passkey does not exist.')
  }
  delete user.passkeys[id]
  return {}
}

function checkEnabled(pool: Pool): void {
  if (!pool.firstFactors.includes('WEB_AUTHN'))
    throw new CognitoError('WebAuthnNotEnabledException')
}

function creationOptions(pool: Pool, user: User, challenge: string): object {
  const party = relyingPartyOf(pool)
  const name = user.attributes.email ?? user.attributes.phone_number ?? user.username
  return {
    rp: { id: party, name: party },
    user: { id: Buffer.from(user.sub).toString('base64url'), name, displayName: name },
    challenge,
    pubKeyCredParams: [
      { type: 'public-key', alg: -7 },
      { type: 'public-key', alg: -257 },
    ],
    timeout: REGISTRATION_TIME,
    excludeCredentials: Object.values(user.passkeys).map(({ id, transports }) => ({
      type: 'public-key',
      id,
      transports,
    })),
    authenticatorSelection: {
      requireResidentKey: true,
      residentKey: 'required',
      userVerification: verificationOf(pool),
    },
  }
}
