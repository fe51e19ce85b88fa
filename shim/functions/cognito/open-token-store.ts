import { userPoolOf } from '../../core/call.js'
import type { Engine } from '../../core/engine.js'
import { readItems, writeItems } from '../../core/items.js'
import { tryToDecodeJwt } from '../../core/session/decode-jwt.js'
import {
  deviceSecretOf,
  forgetDeviceSecret,
  keepDeviceSecret,
} from '../../core/session/device-secret.js'
import { lastUserKey, sessionKeys } from '../../core/session/keys.js'
import type { Session } from '../../core/session/session.js'
import { clearSession, loadSession, storeSession } from '../../core/session/store.js'
import type { KeyValueStorage } from '../../platform/storage.js'
import { atDoor } from '../at-door.js'
import { authTokensOf } from '../auth-tokens.js'
import { configureWith } from '../configure-with.js'
import type { AuthConfig } from '../types/resources-config.js'
import type { AuthTokenStore, CognitoAuthTokens, OAuthMetadata } from './token-types.js'

/** A token store that is told its configuration. */
export interface ConfiguredTokenStore extends AuthTokenStore {
  getKeyValueStorage(): KeyValueStorage
  setAuthConfig(authConfig: AuthConfig): void
}

/** The token store of an engine, which may be another one by the next call. */
export function openTokenStore(engineOf: () => Engine): ConfiguredTokenStore {
  const lastUser = () => lastUserOf(engineOf())
  return {
    getKeyValueStorage: () => engineOf().storage,
    setKeyValueStorage(storage) {
      engineOf().storage = storage
    },
    setAuthConfig(authConfig) {
      const engine = engineOf()
      const { storage } = engine
      configureWith(engine, { Auth: authConfig }, { storage })
    },
    getLastAuthUser: () => atDoor(async () => (await lastUser()) ?? 'username'),
    loadTokens: () => atDoor(() => loadTokens(engineOf())),
    storeTokens: (tokens) => atDoor(() => storeTokens(engineOf(), tokens)),
    clearTokens: () => atDoor(async () => clearSession(engineOf(), await lastUser())),
    getDeviceMetadata: (username) =>
      atDoor(async () => deviceSecretOf(engineOf(), [username ?? (await lastUser()) ?? ''])),
    clearDeviceMetadata: (username) =>
      atDoor(async () => forgetDeviceSecret(engineOf(), [username ?? (await lastUser()) ?? ''])),
    setOAuthMetadata: (metadata) =>
      atDoor(async () => {
        const key = await oauthKey(engineOf())
        await writeItems(engineOf().storage, [[key, JSON.stringify(metadata)]])
      }),
    getOAuthMetadata: () =>
      atDoor(async () => {
        const [text] = await readItems(engineOf().storage, await oauthKey(engineOf()))
        return parseMetadata(text)
      }),
  }
}

async function lastUserOf(engine: Engine): Promise<string | null> {
  const [username] = await readItems(engine.storage, lastUserKey(userPoolOf(engine).clientId))
  return username
}

async function loadTokens(engine: Engine): Promise<CognitoAuthTokens | null> {
  const session = await loadSession(engine)
  // A store has nothing to give where there is no access token; an engine would get another one.
  if (session === null || tryToDecodeJwt(session.accessToken) === null) return null
  return cognitoTokensOf(engine, session)
}

/** A session as token stores show it. */
export async function cognitoTokensOf(
  engine: Engine,
  session: Session,
): Promise<CognitoAuthTokens> {
  const { refreshToken, username, clockDrift } = session
  const deviceMetadata = await deviceSecretOf(engine, [username])
  return {
    ...authTokensOf(engine, session),
    ...(refreshToken !== null && { refreshToken }),
    ...(deviceMetadata !== null && { deviceMetadata }),
    clockDrift: 0 - clockDrift,
    username,
  }
}

async function storeTokens(engine: Engine, tokens: CognitoAuthTokens): Promise<void> {
  const { username, accessToken, idToken, refreshToken, signInDetails, clockDrift } = tokens
  await storeSession(engine, {
    username,
    accessToken: accessToken.toString(),
    idToken: idToken?.toString() ?? null,
    refreshToken: refreshToken ?? null,
    clockDrift: 0 - clockDrift,
    signInDetails: signInDetails ?? null,
  })
  const { deviceKey, deviceGroupKey, randomPassword } = tokens.deviceMetadata ?? {}
  if (!deviceKey || !deviceGroupKey || !randomPassword) return
  await keepDeviceSecret(engine, [username], { deviceKey, deviceGroupKey, randomPassword })
}

async function oauthKey(engine: Engine): Promise<string> {
  const username = (await lastUserOf(engine)) ?? 'username'
  return sessionKeys(userPoolOf(engine).clientId, username).oauthMetadata
}

function parseMetadata(text: string | null): OAuthMetadata | null {
  try {
    return text === null ? null : (JSON.parse(text) as OAuthMetadata)
  } catch {
    // A mark that cannot be read marks nothing.
    return null
  }
}
