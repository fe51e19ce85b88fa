import type { MalformedFailure, NetworkFailure, ServiceFailure } from '../platform/client.js'
import { Fault } from './fault.js'

/** What can be done about what the service refuses, by its own names. */
const recoveries: Readonly<Record<string, string>> = {
  AliasExistsException: 'Sign in with the account that has this address or number.',
  CodeDeliveryFailureException: 'Check the address or number, and ask for another code.',
  CodeMismatchException: 'Ask for the code once more: this one is not right.',
  ExpiredCodeException: 'Ask for a new code.',
  InvalidParameterException: 'Check what was passed against the settings of the user pool.',
  InvalidPasswordException: 'Choose a password that the policy of the user pool allows.',
  LimitExceededException: 'Wait a while before trying again.',
  NotAuthorizedException: 'Check the name and the password, or sign in again.',
  PasswordHistoryPolicyViolationException: 'Choose a password that was not used before.',
  PasswordResetRequiredException: 'Call resetPassword and choose a new password.',
  RefreshTokenReuseException: 'Sign in again.',
  ResourceNotFoundException: 'Check the ids in the configuration.',
  TooManyFailedAttemptsException: 'Wait a while before trying again.',
  TooManyRequestsException: 'Wait a while before trying again.',
  UserLambdaValidationException: 'See the logs of the Lambda function that refused.',
  UserNotConfirmedException: 'Call confirmSignUp with the code that was sent.',
  UserNotFoundException: 'Check the name, or sign up.',
  UsernameExistsException: 'Sign in, or choose another name.',
}

/**
 * The fault that stands for a failed call: the service's name and message where it has answered,
 * `NetworkError` where nothing came back.
 */
export function refusalOf(failure: unknown): Fault {
  if (failure instanceof Fault) return failure
  if (isFailure(failure, 'service')) {
    const { name, message, metadata } = failure
    const recovery = recoveries[name] ?? 'See the message, and the settings of the user pool.'
    return new Fault({ name, message, recovery, metadata, cause: failure })
  }
  if (isFailure(failure, 'network')) {
    return new Fault({
      name: 'NetworkError',
      message: 'A network error has occurred.',
      recovery: 'Check the connection and try again.',
      cause: failure.cause,
    })
  }
  const metadata = isFailure(failure, 'malformed') ? failure.metadata : undefined
  return new Fault({
    name: 'Unknown',
    message: 'An unknown error has occurred.',
    recovery: 'See underlyingError for what it goes back to.',
    cause: failure,
    metadata,
  })
}

interface Failures {
  service: ServiceFailure
  network: NetworkFailure
  malformed: MalformedFailure
}

function isFailure<Kind extends keyof Failures>(
  value: unknown,
  kind: Kind,
): value is Failures[Kind] {
  return value instanceof Error && 'failure' in value && value.failure === kind
}
