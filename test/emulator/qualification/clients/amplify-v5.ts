import type { Auth, Hub } from 'aws-amplify-v5'
import { freshModulesOf } from './fresh-modules.js'
import { openStore, type Store } from './store.js'

/** What v5 is pointed at. */
export interface V5Options {
  readonly endpoint: string
  readonly userPoolId: string
  readonly clientId: string
  readonly identityPoolId?: string
  readonly flow?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH'
  readonly clientMetadata?: Readonly<Record<string, string>>
  readonly oauth?: object
  /** How a sign-up is confirmed. */
  readonly verification?: 'code' | 'link'
  /** The storage of an earlier visit. */
  readonly store?: Store
}

/** The real v5, as one visitor has it. */
export interface V5App {
  readonly Auth: typeof Auth
  readonly Hub: typeof Hub
  readonly store: Store
}

/** Opens a page of an app on v5: its modules have never been used and share nothing with another. */
export function openV5(options: V5Options): V5App {
  const store = options.store ?? openStore()
  const load = freshModulesOf('aws-amplify-v5', '@aws-amplify/auth')
  const modules = load('@aws-amplify/auth') as { readonly Auth: typeof Auth }
  const core = load('@aws-amplify/core') as { readonly Hub: typeof Hub }
  const [region] = options.userPoolId.split('_')
  modules.Auth.configure({
    region,
    userPoolId: options.userPoolId,
    userPoolWebClientId: options.clientId,
    endpoint: options.endpoint,
    authenticationFlowType: options.flow ?? 'USER_SRP_AUTH',
    storage: store,
    ...(options.identityPoolId && { identityPoolId: options.identityPoolId }),
    ...(options.clientMetadata && { clientMetadata: options.clientMetadata }),
    ...(options.oauth && { oauth: options.oauth }),
    ...(options.verification && { signUpVerificationMethod: options.verification }),
  })
  return { Auth: modules.Auth, Hub: core.Hub, store }
}
