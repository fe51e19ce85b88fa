/** AWS credentials with the identity that they are for. */
export interface ICredentials {
  accessKeyId: string
  sessionToken: string
  secretAccessKey: string
  identityId: string
  authenticated: boolean
  expiration?: Date
}
