/** Cognito's refusals: the `__type` on the wire and the message that goes with it by default. */
export const messages = {
  AliasExistsException: 'An account with the given email already exists.',
  CodeDeliveryFailureException: 'Cannot deliver the code.',
  CodeMismatchException: 'Invalid verification code provided, please try again.',
  DeviceKeyExistsException: 'Device key already exists.',
  EnableSoftwareTokenMFAException: 'Code mismatch',
  ExpiredCodeException: 'Invalid code provided, please request a code again.',
  ForbiddenException: 'Forbidden',
  InternalErrorException: 'Internal error',
  InvalidLambdaResponseException: 'Unrecognizable lambda output',
  InvalidParameterException: 'Invalid parameter.',
  InvalidPasswordException: 'Password did not conform with policy',
  LimitExceededException: 'Attempt limit exceeded, please try after some time.',
  NotAuthorizedException: 'Incorrect username or password.',
  PasswordResetRequiredException: 'Password reset required for the user',
  RefreshTokenReuseException: 'Refresh token reuse detected.',
  ResourceNotFoundException: 'Resource not found.',
  SerializationException: 'The request body is not valid JSON.',
  SoftwareTokenMFANotFoundException: 'Software Token MFA has not been enabled by the userPool',
  TooManyFailedAttemptsException: 'Too many failed attempts.',
  TooManyRequestsException: 'Too many requests',
  UnauthorizedException: 'Unauthorized',
  UnexpectedLambdaException: 'The trigger failed.',
  UnknownOperationException: 'Unknown operation.',
  UnsupportedOperationException: 'Unsupported operation.',
  UnsupportedTokenTypeException: 'Unsupported token type.',
  UnsupportedUserStateException: 'The user is in a state that does not allow this.',
  UserLambdaValidationException: 'The trigger refused.',
  UserNotConfirmedException: 'User is not confirmed.',
  UserNotFoundException: 'User does not exist.',
  UsernameExistsException: 'User already exists',
  WebAuthnChallengeNotFoundException: 'No passkey registration is under way.',
  WebAuthnClientMismatchException: 'The passkey was registered for another app client.',
  WebAuthnCredentialNotSupportedException: 'The passkey is of a kind that is not supported.',
  WebAuthnNotEnabledException: 'Passkeys are not enabled for the user pool.',
  WebAuthnOriginNotAllowedException: 'The origin is not allowed.',
  WebAuthnRelyingPartyMismatchException: 'The relying party does not match.',
} as const

export type ErrorType = keyof typeof messages

/** A refusal. Every one leaves as HTTP 400; `status` is for faults that were asked for. */
export class CognitoError extends Error {
  readonly type: string
  readonly status: number
  constructor(type: ErrorType | (string & {}), message?: string, status = 400) {
    super(message ?? (messages as Record<string, string>)[type] ?? type)
    this.name = 'CognitoError'
    this.type = type
    this.status = status
  }
}

/** Whether a thrown value is a refusal. */
export function isCognitoError(error: unknown): error is CognitoError {
  return error instanceof CognitoError
}
