import { Amplify } from 'aws-amplify'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { CookieStorage } from 'aws-amplify/utils'
import { authOptionsOf, cognitoOf, hostedUiOf } from './auth-options.js'
import { configuredFlow } from './configured-flow.js'
import { keyValueStorage } from './key-value-storage.js'
import { libraryOptionsOf } from './library-options.js'
import { generatedResources, resourcesOf } from './resources.js'
import { setClientMetadata } from './set-client-metadata.js'
import { type Linking, setUrlOpener } from './set-url-opener.js'
import type { V5Any } from './v5-any.js'

/**
 * What was configured so far, in the words of v5: of Amplify, and of Auth alone. Beside it what v6
 * was given before, in its own words.
 */
export const configuration: {
  amplify: V5Any
  auth: V5Any
  before: V5Any
  /** Of React Native. */
  linking: Linking | undefined
} = {
  amplify: {},
  auth: {},
  before: {},
  linking: undefined,
}

/** Takes in what v6 was configured with before anything was configured here. */
export function rememberConfiguration(): void {
  if (Object.keys(configuration.auth).length > 0) return
  configuration.before = Amplify.getConfig()
  configuration.auth = authOptionsOf(configuration.before.Auth?.Cognito)
}

/** Merges options into those of Auth: what the generated file says, the block `Auth`, single keys. */
export function mergeAuthOptions(config: V5Any): void {
  const { Cognito, ...written } = config.Auth ?? {}
  const generated = authOptionsOf(generatedResources(config).Auth?.Cognito)
  configuration.auth = { ...configuration.auth, ...generated, ...written, ...config }
}

/** Hands everything to v6, which forgets at each call what it was given before. */
export function applyConfiguration(): void {
  const { amplify, auth, before } = configuration
  const resources = { ...before, ...resourcesOf(amplify) }
  const known = resources.Auth?.Cognito
  const cognito = { ...known, ...cognitoOf(auth, known) }
  const isAuth = cognito.userPoolId !== undefined || cognito.identityPoolId !== undefined
  Amplify.configure(
    { ...resources, ...(isAuth && { Auth: { Cognito: cognito } }) },
    libraryOptionsOf(amplify, auth),
  )
  const { storage, cookieStorage, clientMetadata, authenticationFlowType } = auth
  configuredFlow.type =
    authenticationFlowType === 'CUSTOM_AUTH'
      ? 'CUSTOM_WITH_SRP'
      : (authenticationFlowType ?? 'USER_SRP_AUTH')
  const { urlOpener } = hostedUiOf(auth.oauth) ?? {}
  if (urlOpener) setUrlOpener(urlOpener, configuration.linking)
  const tokens = cognitoUserPoolsTokenProvider
  if (storage) tokens.setKeyValueStorage(keyValueStorage(storage))
  else if (cookieStorage) tokens.setKeyValueStorage(new CookieStorage(cookieStorage))
  if (clientMetadata) setClientMetadata(clientMetadata)
}
