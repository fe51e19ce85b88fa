/** Refusals after which a refresh token is of no use any more. Everything else may pass. */
const ENDINGS: readonly string[] = [
  'NotAuthorizedException',
  'TokenRevokedException',
  'UserNotFoundException',
  'PasswordResetRequiredException',
  'UserNotConfirmedException',
  'RefreshTokenReuseException',
]

/** Whether a refusal of a refresh means that the session is over. */
export function endsSession(name: string): boolean {
  return ENDINGS.some((ending) => name.startsWith(ending))
}
