import type { Amplify, ResourcesConfig } from 'aws-amplify'
import type * as auth from 'aws-amplify/auth'
import type * as cognito from 'aws-amplify/auth/cognito'
import type * as utils from 'aws-amplify/utils'
import { freshModules } from './fresh-modules.js'
import { openStore, type Store } from './store.js'

/** What v6 is pointed at. */
export interface V6Options {
  readonly endpoint: string
  readonly userPoolId: string
  readonly clientId: string
  readonly identityPool?: { readonly id: string; readonly allowGuests: boolean }
  readonly oauth?: object
  /** How a sign-up is confirmed. */
  readonly verification?: 'code' | 'link'
  /** The storage of an earlier visit. */
  readonly store?: Store
}

/** The real v6, as one visitor has it. */
export interface V6App {
  readonly auth: typeof auth
  readonly Hub: typeof utils.Hub
  readonly store: Store
  /** Loads a further door of the package into the same page. */
  readonly load: NodeJS.Require
}

/** Opens a page of an app on v6: its modules have never been used and share nothing with another. */
export function openV6(options: V6Options): V6App {
  const store = options.store ?? openStore()
  const load = freshModules()
  const root = load('aws-amplify') as { readonly Amplify: typeof Amplify }
  const { cognitoUserPoolsTokenProvider } = load('aws-amplify/auth/cognito') as typeof cognito
  const { ConsoleLogger, Hub } = load('aws-amplify/utils') as typeof utils
  // It warns about every custom endpoint, once per page.
  ConsoleLogger.LOG_LEVEL = 'NONE'
  root.Amplify.configure({ Auth: { Cognito: v6Config(options) } } as ResourcesConfig)
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => store.getItem(key),
    setItem: async (key, value) => store.setItem(key, value),
    removeItem: async (key) => store.removeItem(key),
    clear: async () => store.clear(),
  })
  return { auth: load('aws-amplify/auth') as typeof auth, Hub, store, load }
}

function v6Config(options: V6Options): object {
  const { endpoint, userPoolId, clientId, identityPool, oauth, verification } = options
  return {
    userPoolId,
    userPoolClientId: clientId,
    userPoolEndpoint: endpoint,
    ...(identityPool && {
      identityPoolId: identityPool.id,
      identityPoolEndpoint: endpoint,
      allowGuestAccess: identityPool.allowGuests,
    }),
    ...(oauth && { loginWith: { oauth } }),
    ...(verification && { signUpVerificationMethod: verification }),
  }
}
