export interface AuthError {
  code?: string;
  name?: string;
  message?: string;
}

/** Turns whatever Auth rejects with into a sentence for the user. */
export function getAuthErrorMessage(error: unknown): string {
  // Some Auth methods reject with a plain string.
  if (typeof error === "string") {
    if (
      error === "No current user" ||
      error === "The user is not authenticated"
    ) {
      return "Please sign in again.";
    }
    return error;
  }

  const err = error as AuthError;

  switch (err.code) {
    case "NotAuthorizedException":
      return err.message === "Password attempts exceeded"
        ? "Too many attempts. Try again in a few minutes."
        : "E-mail or password is wrong.";
    case "UserNotFoundException":
      // Do not tell strangers which addresses have an account.
      return "E-mail or password is wrong.";
    case "UserNotConfirmedException":
      return "Please confirm your e-mail address first.";
    case "UsernameExistsException":
    case "AliasExistsException":
      return "There is already an account with this e-mail address.";
    case "CodeMismatchException":
    case "EnableSoftwareTokenMFAException":
      return "That code is wrong.";
    case "ExpiredCodeException":
      return "That code has expired. Ask for a new one.";
    case "InvalidPasswordException":
    case "InvalidParameterException":
      return err.message ?? "Please check what you entered.";
    case "LimitExceededException":
    case "TooManyRequestsException":
    case "TooManyFailedAttemptsException":
      return "Too many attempts. Try again in a few minutes.";
    case "NetworkError":
      return "You seem to be offline.";
    default:
      return "Something went wrong. Please try again.";
  }
}

export const isUserNotConfirmed = (error: unknown): boolean =>
  (error as AuthError)?.code === "UserNotConfirmedException";
