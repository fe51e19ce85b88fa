import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { type ClientMetadata, configuredMetadata } from './client-metadata.js'

/** Tells Lambda triggers this with every call that has no metadata of its own, and with refreshes. */
export function setClientMetadata(clientMetadata: ClientMetadata): void {
  configuredMetadata.value = clientMetadata
  cognitoUserPoolsTokenProvider.setClientMetadataProvider(async () => clientMetadata)
}
