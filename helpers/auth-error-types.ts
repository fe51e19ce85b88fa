/** The kinds of errors that v5 raised itself. */
// biome-ignore lint/suspicious/noTsIgnore: there is no error where enums are allowed
// @ts-ignore
// biome-ignore lint/style/noEnum: v5 had an enum, and nothing else is the type of each of its members too
export enum AuthErrorTypes {
  NoConfig = 'noConfig',
  MissingAuthConfig = 'missingAuthConfig',
  EmptyUsername = 'emptyUsername',
  InvalidUsername = 'invalidUsername',
  EmptyPassword = 'emptyPassword',
  EmptyCode = 'emptyCode',
  SignUpError = 'signUpError',
  NoMFA = 'noMFA',
  InvalidMFA = 'invalidMFA',
  EmptyChallengeResponse = 'emptyChallengeResponse',
  NoUserSession = 'noUserSession',
  Default = 'default',
  DeviceConfig = 'deviceConfig',
  NetworkError = 'networkError',
  AutoSignInError = 'autoSignInError',
}
