import { Amplify } from 'aws-amplify'
import {
  type FetchAuthSessionOptions,
  fetchUserAttributes,
  signOut as signOutV6,
} from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { attributesObject } from './attributes.js'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { type Session, signedIn } from './session.js'
import { currentTokens } from './tokens.js'
import type { V5Any } from './v5-any.js'
import { v5Error } from './v5-error.js'

/**
 * What is left of v5's CognitoUser: its data, and of the methods with callbacks the two that give a
 * session. `preferredMFA` is not there: it would cost another request, ask `getPreferredMFA`.
 */
export interface SignedInUser {
  username: string
  attributes?: Record<string, V5Any> | undefined
  /** Null until the sign-in is complete. */
  signInUserSession: Session | null
  challengeName?: string | undefined
  challengeParam?: Record<string, V5Any> | undefined
  /** The secret for an authenticator app that is to be set up before the sign-in goes on. */
  totpSecret?: string | undefined
  /** Which sign-in the user object belongs to, as long as that is under way. */
  signInAttempt?: symbol | undefined
  /** What the keys of the tokens in the storage begin with. */
  keyPrefix: string
  pool: { userPoolId: string; clientId: string; getUserPoolId(): string; getClientId(): string }
  getUsername(): string
  getSignInUserSession(): Session | null
  getSession(callback: SessionCallback, options?: { clientMetadata: ClientMetadata }): void
  refreshSession(
    refreshToken: ReturnType<Session['getRefreshToken']>,
    callback: SessionCallback,
    clientMetadata?: ClientMetadata,
  ): void
}

type SessionCallback = (error: V5Any, session: Session | null) => void

/** Makes a user object. */
export function userOf(username: string, signInUserSession: Session | null): SignedInUser {
  const { userPoolId = '', userPoolClientId = '' } = Amplify.getConfig().Auth?.Cognito ?? {}
  return {
    username,
    signInUserSession,
    keyPrefix: `CognitoIdentityServiceProvider.${userPoolClientId}`,
    pool: {
      userPoolId,
      clientId: userPoolClientId,
      getUserPoolId: () => userPoolId,
      getClientId: () => userPoolClientId,
    },
    getUsername() {
      return this.username
    },
    getSignInUserSession() {
      return this.signInUserSession
    },
    getSession(callback, options) {
      if (this.signInUserSession?.isValid()) callback(null, this.signInUserSession)
      else giveSession(this, callback, options)
    },
    // Of the refresh token v6 takes care itself.
    refreshSession(_refreshToken, callback, clientMetadata) {
      const { options } = metadataOptions(clientMetadata)
      giveSession(this, callback, { ...options, forceRefresh: true })
    },
  }
}

function giveSession(
  user: SignedInUser,
  callback: SessionCallback,
  options?: FetchAuthSessionOptions,
): void {
  actAs(user, options).then(
    (session) => callback(null, updateUser(user, { signInUserSession: session }).signInUserSession),
    (error) => callback(error, null),
  )
}

/** Changes a user object, as v5 did; one that a store has frozen is copied. */
export function updateUser(user: SignedInUser, changes: Partial<SignedInUser>): SignedInUser {
  return Object.assign(Object.isFrozen(user) ? { ...user } : user, changes)
}

/** The user who is signed in, with attributes where Cognito gives them. */
export async function signedInUser(bypassCache: boolean = false): Promise<SignedInUser> {
  const before = await signedIn()
  const attributes = await attributesOf(before.session, bypassCache)
  const { username, session } = bypassCache
    ? await signedIn({ forceRefresh: true }).catch(() => before)
    : before
  if (!attributes) return userOf(username, session)
  knownAttributes.accessToken = session.getAccessToken().getJwtToken()
  knownAttributes.attributes = attributes
  return { ...userOf(username, session), attributes: { ...attributes } }
}

/**
 * After a change of the user: new tokens, so that their claims are up to date. As in v5, not having
 * got them is no failure.
 */
export async function userChanged(): Promise<void> {
  knownAttributes.accessToken = ''
  await currentTokens({ forceRefresh: true }).catch(() => undefined)
}

/** As v5 did, attributes are asked for once; here once for each access token. */
const knownAttributes: { accessToken: string; attributes: Record<string, V5Any> } = {
  accessToken: '',
  attributes: {},
}

/** Refusals that mean that the session is over. */
export const SESSION_ENDED: readonly string[] = [
  'User is disabled.',
  'User does not exist.',
  'Access Token has been revoked',
  'Refresh Token has been revoked',
  'Refresh Token has expired',
  'Password reset required for the user',
]

async function attributesOf(
  session: Session,
  bypassCache: boolean,
): Promise<Record<string, V5Any> | null> {
  const accessToken = session.getAccessToken()
  const { scope = '' } = accessToken.payload
  if (!scope.split(' ').includes('aws.cognito.signin.user.admin')) return null
  const isKnown = knownAttributes.accessToken === accessToken.getJwtToken()
  if (isKnown && !bypassCache) return knownAttributes.attributes
  try {
    return attributesObject(await fetchUserAttributes())
  } catch (error) {
    if (!(error instanceof Error && SESSION_ENDED.includes(error.message))) return null
    await signOutV6()
    throw v5Error(error)
  }
}
