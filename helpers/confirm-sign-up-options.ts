import type { ClientMetaData } from './client-meta-data.js'

/** What goes along with the confirmation of a sign-up. */
export interface ConfirmSignUpOptions {
  forceAliasCreation?: boolean
  clientMetadata?: ClientMetaData
}
