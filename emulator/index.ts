export type {
  Administration,
  MessageFilter,
  MfaSettings,
  UserTokens,
} from './administration.js'
export type {
  AmplifyConfigs,
  AmplifyV5Auth,
  AmplifyV6Auth,
  AmplifyV6IdentityPool,
  AmplifyV6UserPool,
  ConfigFilter,
} from './amplify-config.js'
export { type CommandTerminal, runCommand } from './cli/run-command.js'
export type { Cognito } from './cognito.js'
export type {
  AppClient,
  Clock,
  Message,
  MfaFactor,
  Pool,
  Trigger,
  TriggerEvent,
  Triggers,
  UserStatus,
} from './core/model.js'
export type {
  ClientOptions,
  IdentityPoolOptions,
  PoolOptions,
  UserOptions,
} from './core/options.js'
export { createCognito } from './create-cognito.js'
export { type Evidence, type ServerRule, serverRules } from './evidence.js'
export type { AutomaticSignIn } from './hosted-ui/hosted-ui.js'
export { defaultCertificateDirectory } from './http/certificate.js'
export type { Fault, Faults } from './http/faults.js'
export type { TranscriptEntry } from './http/transcript.js'
export { type RewriteFetchOptions, rewriteFetch } from './identity/rewrite-fetch.js'
export type { CognitoOptions, Listening, ListenOptions, Seed } from './options.js'
export type { SavedState } from './state.js'
export type { UserReference, UserView } from './user-reference.js'
