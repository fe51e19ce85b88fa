/** What goes along when a session is refreshed. */
export interface GetSessionOptions {
  clientMetadata: Record<string, string>
}
