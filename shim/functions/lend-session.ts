import type { AuthConfig as EngineConfig } from '../core/config/config.js'
import type { Engine } from '../core/engine.js'
import type { KeyValueStorage } from '../platform/storage.js'
import type { KeptTokens } from './types/kept-tokens.js'
import type { AuthConfig } from './types/resources-config.js'

/**
 * Lets the functions of aws-amplify itself keep their session where an engine has its own: what they
 * sign in to is then the session of both.
 */
export function lendSession(engine: Engine, tokenProvider: KeptTokens): void {
  if (engine.config?.userPool) tokenProvider.setAuthConfig(authConfigOf(engine.config))
  tokenProvider.setKeyValueStorage(storageOf(engine))
}

/** Another storage may be set at any time, so it is looked up at each call. */
function storageOf(engine: Engine): KeyValueStorage & { clear(): Promise<void> } {
  return {
    getItem: async (key) => engine.storage.getItem(key),
    setItem: async (key, value) => void (await engine.storage.setItem(key, value)),
    removeItem: async (key) => void (await engine.storage.removeItem(key)),
    // Nobody may clear what other libraries keep there, and nobody does.
    clear: async () => {},
  }
}

function authConfigOf({ userPool, identityPool, oauth }: EngineConfig): AuthConfig {
  const Cognito = {
    ...(userPool && {
      userPoolId: userPool.id,
      userPoolClientId: userPool.clientId,
      userPoolEndpoint: userPool.endpoint,
    }),
    ...(identityPool && {
      identityPoolId: identityPool.id,
      identityPoolEndpoint: identityPool.endpoint,
      allowGuestAccess: identityPool.allowsGuests,
    }),
    ...(oauth && { loginWith: { oauth } }),
  }
  return { Cognito } as unknown as AuthConfig
}
