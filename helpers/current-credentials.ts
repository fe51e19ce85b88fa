import { Amplify } from 'aws-amplify'
import { type AuthSession, fetchAuthSession } from 'aws-amplify/auth'
import { likeV5 } from './v5-error.js'

/** AWS credentials with the identity that they are for. */
export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  expiration?: Date
  identityId: string
  authenticated: boolean
}

/** The AWS credentials of the signed-in user, or of a guest where the identity pool allows guests. */
export async function currentCredentials(): Promise<AwsCredentials> {
  return awsCredentials(await likeV5(fetchAuthSession()))
}

/** The credentials of a session as v5 had them; what v5 rejected with is thrown where there are none. */
export function awsCredentials({ credentials, identityId, tokens }: AuthSession): AwsCredentials {
  if (credentials) {
    const { sessionToken = '' } = credentials
    return { ...credentials, sessionToken, identityId: identityId ?? '', authenticated: !!tokens }
  }
  const { identityPoolId } = Amplify.getConfig().Auth?.Cognito ?? {}
  throw identityPoolId
    ? 'cannot get guest credentials when mandatory signin enabled'
    : 'No Cognito Identity pool provided for unauthenticated access'
}
