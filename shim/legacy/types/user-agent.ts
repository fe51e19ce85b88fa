/** The user agent that v5 sends to Cognito. */
export declare class UserAgent {
  constructor()
}
