import { type AwsCredentials, currentCredentials } from './current-credentials.js'

/** The AWS credentials of the signed-in user, or of a guest where the identity pool allows guests. */
export async function currentUserCredentials(): Promise<AwsCredentials> {
  return currentCredentials()
}
