import type { Engine } from '../../core/engine.js'
import { forgetCredentials } from '../../core/identity/credentials.js'
import type { KeyValueStorage } from '../../platform/storage.js'
import { configureWith } from '../configure-with.js'
import { credentialsProviderOf } from '../providers.js'
import type { AuthConfig } from '../types/resources-config.js'
import type { CredentialsAndIdentityIdProvider } from '../types/session.js'
import type { IdentityIdStore } from './identity-id-store.js'
import { ownEngine } from './own-engine.js'

/** A credentials provider whose credentials can be forgotten without the identity. */
export interface ForgetfulCredentialsProvider extends CredentialsAndIdentityIdProvider {
  clearCredentialsAndIdentityId(): Promise<void>
  clearCredentials(): Promise<void>
}

/** The credentials provider of an engine, which the first call configures if nobody has. */
export function openCredentialsProvider(engineOf: () => Engine): ForgetfulCredentialsProvider {
  return {
    async getCredentialsAndIdentityId(options) {
      const engine = engineOf()
      if (engine.config === null && options.authConfig) configure(engine, options.authConfig)
      return credentialsProviderOf(engine).getCredentialsAndIdentityId(options)
    },
    async clearCredentialsAndIdentityId() {
      await credentialsProviderOf(engineOf()).clearCredentialsAndIdentityId()
    },
    async clearCredentials() {
      forgetCredentials(engineOf())
    },
  }
}

/** A credentials provider that keeps the identity in a store of somebody's own. */
export function openCredentialsProviderOver(store: IdentityIdStore): ForgetfulCredentialsProvider {
  const engineOf = ownEngine({ storage: storageOver(store) })
  const provider = openCredentialsProvider(engineOf)
  return {
    ...provider,
    async getCredentialsAndIdentityId(options) {
      const { authConfig } = options
      const poolId = authConfig?.Cognito.identityPoolId
      if (authConfig === undefined || poolId === undefined) return undefined
      store.setAuthConfig(authConfig)
      const engine = engineOf()
      if (engine.config?.identityPool?.id !== poolId) configure(engine, authConfig)
      return provider.getCredentialsAndIdentityId(options)
    },
    async clearCredentialsAndIdentityId() {
      forgetCredentials(engineOf())
      await store.clearIdentityId()
    },
  }
}

function configure(engine: Engine, authConfig: AuthConfig): void {
  configureWith(engine, { Auth: authConfig }, {})
}

/** Whatever the key, there is one identity in a store. */
function storageOver(store: IdentityIdStore): KeyValueStorage {
  return {
    getItem: async () => (await store.loadIdentityId())?.id ?? null,
    setItem: (_key, id) => store.storeIdentityId({ id, type: 'guest' }),
    removeItem: () => store.clearIdentityId(),
  }
}
