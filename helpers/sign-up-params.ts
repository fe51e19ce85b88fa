import type { AutoSignInOptions } from './auto-sign-in-options.js'
import type { ClientMetaData } from './client-meta-data.js'
import type { V5Any } from './v5-any.js'

/** Who signs up, in one object. */
export interface SignUpParams {
  username: string
  password: string
  attributes?: object
  validationData?: Record<string, V5Any>
  clientMetadata?: ClientMetaData
  autoSignIn?: AutoSignInOptions
}
