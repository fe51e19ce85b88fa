import { Amplify } from 'aws-amplify'
import type { FetchUserAttributesOutput } from 'aws-amplify/auth'
import { attributesObject } from './attributes.js'
import type { Session } from './session.js'
import type { V5Any } from './v5-any.js'
import { errorName, v5Error } from './v5-error.js'

/** What is left of v5's CognitoUser on the server. */
export interface ServerUser {
  username: string
  attributes?: Record<string, V5Any>
  signInUserSession: Session
  pool: { userPoolId: string; clientId: string; getUserPoolId(): string; getClientId(): string }
  getUsername(): string
  getSignInUserSession(): Session
  getSession(callback: (error: null, session: Session) => void): void
}

/** Makes a user of what is known. */
export function serverUser(
  storedName: string,
  session: Session,
  attributes: Record<string, V5Any> | undefined,
): ServerUser {
  const { userPoolId = '', userPoolClientId = '' } = Amplify.getConfig().Auth?.Cognito ?? {}
  const username = nameOnServer(storedName, session, attributes)
  return {
    username,
    ...(attributes && { attributes }),
    signInUserSession: session,
    pool: {
      userPoolId,
      clientId: userPoolClientId,
      getUserPoolId: () => userPoolId,
      getClientId: () => userPoolClientId,
    },
    getUsername: () => username,
    getSignInUserSession: () => session,
    getSession: (callback) => callback(null, session),
  }
}

/** Anybody can write a name into a cookie: it counts where the user pool knows the user by it. */
function nameOnServer(
  storedName: string,
  session: Session,
  attributes: Record<string, V5Any> = {},
): string {
  const { username } = session.getAccessToken().payload
  const { email, phone_number, preferred_username } = attributes
  const known = [username, email, phone_number, preferred_username]
  const isKnown = known.some((name) => String(name).toLowerCase() === storedName.toLowerCase())
  return isKnown ? storedName : String(username)
}

/**
 * The attributes of the user of a request, as far as Cognito gives them. Rejects when Cognito refuses
 * the access token; when it cannot be reached the user stays, as in v5.
 */
export async function attributesOnServer(
  session: Session,
  ask: () => Promise<FetchUserAttributesOutput>,
): Promise<Record<string, V5Any> | undefined> {
  const { scope = '' } = session.getAccessToken().payload
  if (!scope.split(' ').includes('aws.cognito.signin.user.admin')) return undefined
  try {
    return attributesObject(await ask())
  } catch (error) {
    if (REFUSALS.includes(errorName(error))) throw v5Error(error)
    return undefined
  }
}

const REFUSALS = [
  'NotAuthorizedException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
]
