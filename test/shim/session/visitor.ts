import { parseConfig } from '../../../shim/core/config/parse-config.js'
import type { Engine } from '../../../shim/core/engine.js'
import type { AuthEvent } from '../../../shim/core/events.js'
import { configureEngine, openEngine } from '../../../shim/core/open-engine.js'
import { keepSignIn } from '../../../shim/core/session/keep-sign-in.js'
import { systemClock } from '../../../shim/platform/clock.js'
import { memoryPlatform } from '../../../shim/platform/memory.js'
import type { Platform } from '../../../shim/platform/platform.js'
import type { KeyValueStorage } from '../../../shim/platform/storage.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  type Peer,
  POOL_ID,
} from '../../emulator/qualification/peer.js'

/** Somebody who has opened a page of an app on this engine. */
export interface Visitor {
  readonly engine: Engine
  readonly store: Store
  /** All that was told, in its order. */
  readonly events: readonly AuthEvent[]
}

/** What is different about a visitor. */
export interface VisitorOptions {
  /** The storage of an earlier visit. */
  readonly store?: Store
  /** Another storage for the tokens. */
  readonly storage?: KeyValueStorage
  readonly platform?: Partial<Platform>
  readonly identityPool?: { readonly allowGuests: boolean }
  readonly oauth?: object
}

/** Opens a page: its engine shares nothing with another but the storage. */
export function visit(peer: Peer, options: VisitorOptions = {}): Visitor {
  const store = options.store ?? openStore()
  const engine = openEngine(memoryPlatform({ storage: store, ...options.platform }))
  configureEngine(engine, parseConfig({ Auth: { Cognito: cognitoOf(peer, options) } }))
  if (options.storage) engine.storage = options.storage
  const events: AuthEvent[] = []
  engine.events.hear((event) => events.push(event))
  return { engine, store, events }
}

/** What `Auth.Cognito` holds in a configuration of v6 for the local Cognito. */
export function cognitoOf(
  { url }: Pick<Peer, 'url'>,
  { identityPool, oauth }: Pick<VisitorOptions, 'identityPool' | 'oauth'> = {},
): Record<string, unknown> {
  return {
    userPoolId: POOL_ID,
    userPoolClientId: CLIENT_ID,
    userPoolEndpoint: url,
    ...(identityPool && {
      identityPoolId: IDENTITY_POOL_ID,
      identityPoolEndpoint: url,
      allowGuestAccess: identityPool.allowGuests,
    }),
    ...(oauth && { loginWith: { oauth } }),
  }
}

/** Signs somebody in without asking for a password: tokens come from the administration. */
export async function signInAs(
  peer: Peer,
  { engine }: Visitor,
  username: string,
  storedAs: string = username,
): Promise<void> {
  const tokens = await peer.cognito.issueTokens({ username, clientId: CLIENT_ID })
  await keepSignIn(engine, {
    username: storedAs,
    result: {
      AccessToken: tokens.accessToken,
      IdToken: tokens.idToken,
      RefreshToken: tokens.refreshToken,
    },
    signInDetails: { loginId: username, authFlowType: 'USER_SRP_AUTH' },
    receivedAt: engine.platform.clock.now(),
  })
}

/** A clock that is ahead of the real one by so many milliseconds; waiting takes no time. */
export function clockAhead(milliseconds: number): Platform['clock'] {
  return { now: () => systemClock.now() + milliseconds, wait: async () => {} }
}
