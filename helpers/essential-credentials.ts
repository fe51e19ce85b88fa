import type { V5Any } from './v5-any.js'

/** The five members of AWS credentials that clients need. */
export function essentialCredentials(credentials: V5Any): V5Any {
  const { accessKeyId, sessionToken, secretAccessKey, identityId, authenticated } = credentials
  return { accessKeyId, sessionToken, secretAccessKey, identityId, authenticated }
}
