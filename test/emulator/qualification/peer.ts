import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import {
  type Cognito,
  type CognitoOptions,
  createCognito,
  type Listening,
  type ListenOptions,
  type PoolOptions,
  type SavedState,
} from '../../../emulator/index.js'
import { openV5, type V5App, type V5Options } from './clients/amplify-v5.js'
import { openV6, type V6App, type V6Options } from './clients/amplify-v6.js'

/** A password that every default policy accepts. */
export const PASSWORD = 'Correct-horse-1'

export const POOL_ID = 'eu-west-1_Qualify1'
export const CLIENT_ID = 'qualificationclient0000001'
export const OTHER_CLIENT_ID = 'qualificationclient0000002'
export const IDENTITY_POOL_ID = 'eu-west-1:11111111-2222-4333-8444-555555555555'

/** The local Cognito while one test, or one group of tests, runs. */
export interface Peer {
  readonly cognito: Cognito
  readonly url: string
  readonly listening: Listening
  readonly sdk: CognitoIdentityProviderClient
  v5(options?: Partial<V5Options>): V5App
  v6(options?: Partial<V6Options>): V6App
  /** The newest code that was sent to a user. */
  code(username: string): string
  /** Names of the operations that arrived since the last call. */
  operations(): readonly string[]
}

/** Starts a pool with two app clients; whatever a test needs besides is written in the test. */
export async function startPeer(
  pool: PoolOptions = {},
  more: CognitoOptions = {},
  where: ListenOptions = { hostedUiPort: false },
): Promise<Peer> {
  const cognito = createCognito({ ...more, pools: [withClients(pool), ...(more.pools ?? [])] })
  lendKey(cognito)
  const listening = await cognito.listen(where)
  const { url } = listening
  const sdk = new CognitoIdentityProviderClient({
    region: 'eu-west-1',
    endpoint: url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  })
  const target = { endpoint: url, userPoolId: POOL_ID, clientId: CLIENT_ID }
  let seen = 0
  return {
    cognito,
    url,
    listening,
    sdk,
    v5: (options) => openV5({ ...target, ...options }),
    v6: (options) => openV6({ ...target, ...options }),
    code: (username) => cognito.lastCode({ username }),
    operations() {
      const all = cognito.transcript().map(({ operation }) => operation)
      const added = all.slice(seen)
      seen = all.length
      return added
    },
  }
}

/** The same for one test only. */
export async function startPeerForTest(
  pool: PoolOptions = {},
  more: CognitoOptions = {},
  where?: ListenOptions,
): Promise<Peer> {
  const peer = await startPeer(pool, more, where)
  onTestFinished(() => stopPeer(peer))
  return peer
}

export async function stopPeer({ cognito, sdk }: Peer): Promise<void> {
  key ??= poolOf(cognito.state())?.signingKey
  sdk.destroy()
  await cognito.close()
}

function withClients({ clients = [{}], ...pool }: PoolOptions): PoolOptions {
  const ids = [CLIENT_ID, OTHER_CLIENT_ID]
  const both = clients.length > 1 ? clients : [...clients, ...clients]
  return { id: POOL_ID, ...pool, clients: both.map((client, at) => ({ id: ids[at]!, ...client })) }
}

// Making an RSA key costs more than most tests: the first one of a file serves the others too.
let key: object | undefined

function lendKey(cognito: Cognito): void {
  if (key === undefined) return
  const state = cognito.state()
  const pool = poolOf(state)
  if (pool !== undefined) pool.signingKey = key
  cognito.restore(state)
}

function poolOf(state: SavedState): { signingKey?: object } | undefined {
  return (state.pools as Record<string, { signingKey?: object }>)[POOL_ID]
}
