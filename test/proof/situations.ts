import type { Cognito, Fault } from '../../emulator/index.js'
import { CLIENT_ID, PASSWORD, TOTP_SECRET } from './world-states.js'

/** What a program has to do for a situation to matter to it. */
export type Concern =
  /** Whatever it calls. */
  | 'any call'
  /** It looks at a session, or works for whoever is signed in. */
  | 'session'
  /** It begins a sign-in. */
  | 'sign-in'
  /** It names an account. */
  | 'account'
  | 'custom challenge'
  | 'device'

/** What the storage of the browser holds when the visitor comes. */
export type Visitor =
  | 'nobody'
  | 'signed in'
  /** The tokens ran out, the refresh token did not. */
  | 'signed in long ago'
  /** Somebody else is signed in. */
  | 'another'
  | 'signed in with a device'

export type SituationName =
  | 'signed-in'
  | 'signed-out'
  | 'expired-with-refresh'
  | 'refresh-refused'
  | 'session-revoked'
  | 'refresh-fails'
  | 'offline'
  | 'offline-with-expired-tokens'
  | 'limit-exceeded'
  | 'identity-pool-refused'
  | 'known-device'
  | 'already-signed-in'
  | 'wrong-password'
  | 'unconfirmed'
  | 'reset-required'
  | 'sms-mfa'
  | 'totp-mfa'
  | 'select-mfa'
  | 'mfa-setup'
  | 'new-password'
  | 'custom-challenge'

/** A state of the world that a program runs in. */
export interface Situation {
  readonly concern: Concern
  readonly visitor: Visitor
  /** True where a program that signs in begins with an empty storage. */
  readonly emptyForSignIn?: true
  /** What is different about the accounts. */
  readonly prepare?: (cognito: Cognito, url: string) => void | Promise<void>
  /** What is different about the pool, as its saved state has it. */
  readonly pool?: Readonly<Record<string, unknown>>
  /** What goes wrong on the way. */
  readonly faults?: readonly Fault[]
  readonly password?: string
  readonly withIdentityPool?: true
}

const signedIn = { concern: 'session', visitor: 'signed in' } as const
const signingIn = { concern: 'sign-in', visitor: 'nobody' } as const
const anyCall = { concern: 'any call', visitor: 'signed in', emptyForSignIn: true } as const

const PHONE = { phone_number: '+15550001234', phone_number_verified: 'true' }
const username = 'ada'

/** Everything that is tried with every program that it concerns. */
export const situations: Readonly<Record<SituationName, Situation>> = {
  'signed-in': signedIn,
  'signed-out': { concern: 'any call', visitor: 'nobody' },
  'expired-with-refresh': { concern: 'session', visitor: 'signed in long ago' },
  'refresh-refused': {
    concern: 'session',
    visitor: 'signed in long ago',
    prepare: (cognito) => void cognito.signOutUser({ username }),
  },
  'session-revoked': {
    ...signedIn,
    prepare: (cognito) => void cognito.signOutUser({ username }),
  },
  'refresh-fails': {
    ...signedIn,
    faults: [
      { kind: 'server-error', operation: 'InitiateAuth' },
      { kind: 'server-error', operation: 'GetTokensFromRefreshToken' },
    ],
  },
  offline: { ...anyCall, faults: [{ kind: 'drop' }] },
  'offline-with-expired-tokens': {
    concern: 'session',
    visitor: 'signed in long ago',
    faults: [{ kind: 'drop' }],
  },
  'limit-exceeded': {
    ...anyCall,
    faults: [
      {
        kind: 'error',
        type: 'LimitExceededException',
        message: 'Attempt limit exceeded, please try after some time.',
      },
    ],
  },
  'identity-pool-refused': {
    ...signedIn,
    withIdentityPool: true,
    faults: [
      {
        kind: 'error',
        operation: 'GetId',
        type: 'NotAuthorizedException',
        message: 'Logins refused.',
      },
    ],
  },
  'known-device': {
    concern: 'device',
    visitor: 'signed in with a device',
  },
  'already-signed-in': { concern: 'sign-in', visitor: 'another' },
  'wrong-password': { ...signingIn, password: 'Wrong-horse-1' },
  unconfirmed: {
    concern: 'account',
    visitor: 'nobody',
    prepare: async (cognito, url) => {
      const { attributes } = cognito.getUser({ username })
      cognito.deleteUser({ username })
      await signUp(url, attributes.email ?? '')
    },
  },
  'reset-required': {
    concern: 'account',
    visitor: 'nobody',
    prepare: (cognito) => void cognito.requirePasswordReset({ username }),
  },
  'sms-mfa': {
    ...signingIn,
    prepare: (cognito) => {
      cognito.setAttributes({ username, attributes: PHONE })
      cognito.setMfa({ username, sms: true, preferred: 'SMS_MFA' })
    },
  },
  'totp-mfa': {
    ...signingIn,
    prepare: (cognito) => {
      cognito.setMfa({ username, totpSecret: TOTP_SECRET, preferred: 'SOFTWARE_TOKEN_MFA' })
    },
  },
  'select-mfa': {
    ...signingIn,
    prepare: (cognito) => {
      cognito.setAttributes({ username, attributes: PHONE })
      cognito.setMfa({ username, sms: true, totpSecret: TOTP_SECRET, preferred: null })
    },
  },
  'mfa-setup': { ...signingIn, pool: { mfa: 'ON', mfaFactors: ['SOFTWARE_TOKEN_MFA'] } },
  'new-password': {
    ...signingIn,
    prepare: (cognito) =>
      void cognito.setPassword({ username, password: PASSWORD, temporary: true }),
  },
  'custom-challenge': { concern: 'custom challenge', visitor: 'nobody' },
}

export const situationNames: readonly SituationName[] = Object.keys(situations) as SituationName[]

async function signUp(url: string, email: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp',
    },
    body: JSON.stringify({
      ClientId: CLIENT_ID,
      Username: username,
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  })
  if (!response.ok) throw new Error(await response.text())
}
