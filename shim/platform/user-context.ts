import { hostScope } from './host-scope.js'
import type { PoolIds } from './platform.js'

/**
 * What the script of threat protection says about this device; undefined without that script, or
 * where it fails: it must keep nobody from signing in.
 */
export function userContext(
  username: string,
  { userPoolId, clientId }: PoolIds,
): string | undefined {
  try {
    const data = hostScope().window?.AmazonCognitoAdvancedSecurityData
    return data?.getData(username, userPoolId, clientId) || undefined
  } catch {
    // Somebody else's script; the service decides what a missing answer means.
    return undefined
  }
}
