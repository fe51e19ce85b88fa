import { Amplify, createAmplifyContext } from 'aws-amplify'
import { fetchAuthSession, fetchUserAttributes } from 'aws-amplify/auth'
import {
  CognitoAWSCredentialsAndIdentityIdProvider,
  DefaultIdentityIdStore,
} from 'aws-amplify/auth/cognito'
import { type AwsCredentials, awsCredentials } from './current-credentials.js'
import { requestCookies } from './request-cookies.js'
import { requestSession } from './request-session.js'
import { attributesOnServer, serverUser } from './server-user.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** What the Auth of one request can tell. */
export interface ServerAuth {
  currentAuthenticatedUser(params?: { bypassCache?: boolean }): Promise<V5Any>
  currentUserPoolUser(params?: { bypassCache?: boolean }): Promise<V5Any>
  currentSession(): Promise<V5Any>
  currentUserInfo(): Promise<V5Any>
  currentCredentials(): Promise<V5Any>
  currentUserCredentials(): Promise<V5Any>
}

/**
 * Whoever is signed in by the cookies of one request. As in v5 Cognito is asked whether the access
 * token is good, and the signature of the ID token is not checked.
 */
export function serverAuth(cookieHeader: unknown): ServerAuth {
  const config = Amplify.getConfig()
  const cookies = requestCookies(cookieHeader)
  const { readSession, tokenProvider } = requestSession(cookies)
  const ofUser = createAmplifyContext(config, { Auth: { tokenProvider } })
  const credentialsProvider = new CognitoAWSCredentialsAndIdentityIdProvider(
    new DefaultIdentityIdStore(cookies),
  )
  const ofIdentity = createAmplifyContext(config, { Auth: { tokenProvider, credentialsProvider } })

  async function poolUser(params?: { bypassCache?: boolean }): Promise<V5Any> {
    const before = await readSession()
    const attributes = await attributesOnServer(before.session, () => fetchUserAttributes(ofUser))
    const { session } = params?.bypassCache
      ? await readSession({ forceRefresh: true }).catch(() => before)
      : before
    return serverUser(before.storedName, session, attributes)
  }

  async function credentials(): Promise<AwsCredentials> {
    return awsCredentials(await likeV5(fetchAuthSession(ofIdentity)))
  }

  return {
    currentUserPoolUser: poolUser,
    currentCredentials: credentials,
    currentUserCredentials: credentials,
    async currentAuthenticatedUser(params) {
      try {
        return await poolUser(params)
      } catch {
        throw 'The user is not authenticated'
      }
    },
    async currentSession() {
      return (await poolUser()).signInUserSession
    },
    async currentUserInfo() {
      const user = await poolUser().catch(() => null)
      if (!user) return null
      if (!user.attributes) return {}
      const { identityId: id } = await credentials().catch(() => ({ identityId: undefined }))
      return { id, username: user.username, attributes: user.attributes }
    },
  }
}
