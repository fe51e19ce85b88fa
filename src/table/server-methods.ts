/** The methods that the Auth of one request has in the helper module: those that tell who it is from. */
export const serverMethods: readonly string[] = [
  'currentAuthenticatedUser',
  'currentUserPoolUser',
  'currentSession',
  'currentUserInfo',
  'currentCredentials',
  'currentUserCredentials',
]
