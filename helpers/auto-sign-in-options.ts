import type { ClientMetaData } from './client-meta-data.js'
import type { V5Any } from './v5-any.js'

/** Whether a user is signed in as soon as they are confirmed, and what goes along then. */
export interface AutoSignInOptions {
  enabled: boolean
  clientMetaData?: ClientMetaData
  validationData?: Record<string, V5Any>
}
