/** A provider of one's own, and a text that comes back. */
export interface FederatedSignInOptionsCustom {
  customProvider: string
  customState?: string
}
