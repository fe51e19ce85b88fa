import type { Operation } from '../operations/operations.js'
import { getCredentialsForIdentity } from './get-credentials.js'
import { getId } from './get-id.js'

/** The identity-pool operations by the name in `x-amz-target`. */
export const identityOperations: Readonly<Record<string, Operation>> = {
  GetId: getId,
  GetCredentialsForIdentity: getCredentialsForIdentity,
}
