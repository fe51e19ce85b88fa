import type { Changes, Request, Step } from './recorder.js'
import { CLIENT_ID, EMAIL, PHONE, USERNAME } from './world.js'

/** What steps show where our door goes on and v6 has stopped. */

export const APP_KEYS: string = `CognitoIdentityServiceProvider.${CLIENT_ID}`
/** The user's keys. */
export const USER_KEYS: string = `${APP_KEYS}.${USERNAME}`

const bySrp = { authFlowType: 'USER_SRP_AUTH', loginId: USERNAME }
const attributes = {
  email: EMAIL,
  email_verified: 'true',
  phone_number: PHONE,
  phone_number_verified: 'true',
}

/** `getCurrentUser` and the event `signedIn` tell this. */
export function user(signInDetails: object | null = bySrp): object {
  const ids = { userId: '<uuid 1>', username: USERNAME }
  return signInDetails === null ? ids : { signInDetails, ...ids }
}

/** What `fetchAuthSession` resolves with, for tokens that were got just now. */
export function session(signInDetails: object | null = bySrp): object {
  const token = (use: string) => ({ payload: '<its claims>', toString: tokenOf(use) })
  const tokens = { accessToken: token('access'), idToken: token('id') }
  return {
    tokens: signInDetails === null ? tokens : { ...tokens, signInDetails },
    userSub: '<uuid 1>',
  }
}

/** A token that was got just now. */
export function tokenOf(use: string): string {
  return `<${use} token of ${USERNAME}, from 0 s to 3600 s>`
}

/** `fetchUserAttributes`, by somebody who is signed in. */
export function fetchedAttributes(sub = '<uuid 1>'): Partial<Step> {
  return {
    resolved: { ...attributes, sub },
    requests: [
      {
        operation: 'GetUser',
        input: { AccessToken: tokenOf('access') },
        status: 200,
        result: 'ok',
      },
    ],
  }
}

/** The request that refreshes. */
export const refresh: Request = {
  operation: 'GetTokensFromRefreshToken',
  input: { ClientId: CLIENT_ID, RefreshToken: '<refresh token 1>' },
  status: 200,
  result: 'ok',
}

/** What a refresh shows besides what it was done for. */
export const refreshed: Partial<Step> = {
  requests: [refresh],
  events: [{ event: 'tokenRefresh' }],
  stored: {
    [`${USER_KEYS}.accessToken`]: tokenOf('access'),
    [`${USER_KEYS}.idToken`]: tokenOf('id'),
  },
}

/** The request of a sign-out. */
export const revoked: Partial<Step> = {
  requests: [
    {
      operation: 'RevokeToken',
      input: { ClientId: CLIENT_ID, Token: '<refresh token 1>' },
      status: 200,
      result: 'ok',
    },
  ],
}

/** The end of a sign-in with a device: its proof, the tokens, the event. */
export function provedDevice(
  step: Step,
  { sessions, signInDetails = bySrp }: { sessions: readonly number[]; signInDetails?: object },
): Partial<Step> {
  const [first, second] = sessions
  const device = { DEVICE_KEY: 'eu-west-1_<uuid 2>', USERNAME }
  return {
    resolved: { isSignedIn: true, nextStep: { signInStep: 'DONE' } },
    events: [{ data: user(signInDetails), event: 'signedIn' }],
    requests: [
      ...step.requests,
      {
        operation: 'RespondToAuthChallenge',
        input: {
          ChallengeName: 'DEVICE_SRP_AUTH',
          ChallengeResponses: { ...device, SRP_A: '<SRP_A>' },
          ClientId: CLIENT_ID,
          Session: `<opaque ${first}>`,
        },
        status: 200,
        result: 'DEVICE_PASSWORD_VERIFIER',
      },
      {
        operation: 'RespondToAuthChallenge',
        input: {
          ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
          ChallengeResponses: {
            ...device,
            PASSWORD_CLAIM_SECRET_BLOCK: `<opaque ${second}>`,
            PASSWORD_CLAIM_SIGNATURE: '<PASSWORD_CLAIM_SIGNATURE>',
            TIMESTAMP: 'Fri Jan 15 12:00:00 UTC 2027',
          },
          ClientId: CLIENT_ID,
        },
        status: 200,
        result: 'ok',
      },
    ],
    stored: { ...step.stored, ...storedSession(signInDetails) },
  }
}

function storedSession(signInDetails: object): Changes {
  return {
    [`${APP_KEYS}.LastAuthUser`]: USERNAME,
    [`${USER_KEYS}.accessToken`]: tokenOf('access'),
    [`${USER_KEYS}.clockDrift`]: '0',
    [`${USER_KEYS}.idToken`]: tokenOf('id'),
    [`${USER_KEYS}.refreshToken`]: '<refresh token 2>',
    [`${USER_KEYS}.signInDetails`]: { json: signInDetails },
  }
}

/** A sign-in that is over leaves nothing of itself. */
export const noAttempt: Changes = {
  'CognitoSignInState.challengeName': null,
  'CognitoSignInState.expiry': null,
  'CognitoSignInState.signInSession': null,
  'CognitoSignInState.username': null,
}

/** An identity that is asked for, of a guest where nobody vouches for it. */
export function identityCalls(pool: number, identity: number): readonly Request[] {
  return [
    {
      operation: 'GetId',
      input: { IdentityPoolId: `eu-west-1:<uuid ${pool}>`, Logins: {} },
      status: 200,
      result: 'ok',
    },
    credentialsCall(identity),
  ]
}

/** Credentials of an identity that is known, of a guest. */
export function credentialsCall(identity: number): Request {
  return {
    operation: 'GetCredentialsForIdentity',
    input: { IdentityId: `eu-west-1:<uuid ${identity}>` },
    status: 200,
    result: 'ok',
  }
}

/** What `fetchAuthSession` resolves with for a guest. */
export function guest(identity: number): object {
  return {
    credentials: {
      accessKeyId: '<access key>',
      expiration: '2027-01-15T13:00:00.000Z',
      secretAccessKey: '<opaque 3>',
      sessionToken: '<opaque 4>',
    },
    identityId: `eu-west-1:<uuid ${identity}>`,
  }
}

/** Operations of the identity pool. */
export const IDENTITY_OPERATIONS: readonly string[] = ['GetId', 'GetCredentialsForIdentity']
