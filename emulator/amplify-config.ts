import type { AppClient, IdentityPool, Pool, World } from './core/model.js'
import type { Listening } from './options.js'
import { findPool, findPoolClient } from './user-reference.js'

/** Which pool and app client a config is for; the first ones when left out. */
export interface ConfigFilter {
  readonly poolId?: string
  readonly clientId?: string
  readonly identityPoolId?: string
}

/** What is given to `Amplify.configure` of each major. */
export interface AmplifyConfigs {
  readonly v5: { readonly Auth: AmplifyV5Auth }
  readonly v6: { readonly Auth: AmplifyV6Auth }
}

export interface AmplifyV5Auth {
  readonly region: string
  readonly userPoolId: string
  readonly userPoolWebClientId: string
  readonly endpoint: string
  readonly identityPoolId?: string
  readonly oauth?: {
    readonly domain: string
    readonly scope: string[]
    readonly redirectSignIn: string
    readonly redirectSignOut: string
    readonly responseType: 'code' | 'token'
  }
}

export interface AmplifyV6UserPool {
  readonly userPoolId: string
  readonly userPoolClientId: string
  readonly userPoolEndpoint: string
  readonly loginWith?: {
    readonly oauth: {
      readonly domain: string
      readonly scopes: string[]
      readonly redirectSignIn: string[]
      readonly redirectSignOut: string[]
      readonly responseType: 'code' | 'token'
    }
  }
}

export interface AmplifyV6IdentityPool {
  readonly identityPoolId: string
  readonly identityPoolEndpoint: string
  readonly allowGuestAccess: boolean
}

/** Without an identity pool, or with one: v6's own types tell the two apart. */
export type AmplifyV6Auth =
  | { readonly Cognito: AmplifyV6UserPool }
  | { readonly Cognito: AmplifyV6UserPool & AmplifyV6IdentityPool }

/** Builds the configs of both majors for a pool and one of its app clients. */
export function buildConfigs(
  world: World,
  listening: Listening,
  filter: ConfigFilter = {},
): AmplifyConfigs {
  const pool = findConfigPool(world, filter)
  const client = findPoolClient(pool, filter.clientId)
  const identityPool = findIdentityPool(world, client, { ...filter, poolId: pool.id })
  const parts = { pool, client, identityPool, listening }
  return { v5: { Auth: buildV5(parts) }, v6: { Auth: buildV6(parts) } }
}

interface ConfigParts {
  readonly pool: Pool
  readonly client: AppClient
  readonly identityPool: IdentityPool | undefined
  readonly listening: Listening
}

function buildV5({ pool, client, identityPool, listening }: ConfigParts): AmplifyV5Auth {
  const { url, domain } = listening
  const [redirectSignIn] = client.callbackUrls
  return {
    region: pool.region,
    userPoolId: pool.id,
    userPoolWebClientId: client.id,
    endpoint: url,
    ...(identityPool === undefined ? {} : { identityPoolId: identityPool.id }),
    ...(redirectSignIn === undefined || domain === ''
      ? {}
      : {
          oauth: {
            domain,
            scope: [...client.oauthScopes],
            redirectSignIn,
            redirectSignOut: client.logoutUrls[0] ?? redirectSignIn,
            responseType: responseTypeOf(client),
          },
        }),
  }
}

function buildV6({ pool, client, identityPool, listening }: ConfigParts): AmplifyV6Auth {
  const { url, domain } = listening
  const hasRedirect = client.callbackUrls.length > 0 && domain !== ''
  const oauth = {
    domain,
    scopes: [...client.oauthScopes],
    redirectSignIn: [...client.callbackUrls],
    redirectSignOut: [...(client.logoutUrls.length > 0 ? client.logoutUrls : client.callbackUrls)],
    responseType: responseTypeOf(client),
  }
  const userPool: AmplifyV6UserPool = {
    userPoolId: pool.id,
    userPoolClientId: client.id,
    userPoolEndpoint: url,
    ...(hasRedirect ? { loginWith: { oauth } } : {}),
  }
  if (identityPool === undefined) return { Cognito: userPool }
  return {
    Cognito: {
      ...userPool,
      identityPoolId: identityPool.id,
      identityPoolEndpoint: url,
      allowGuestAccess: identityPool.allowGuests,
    },
  }
}

function findConfigPool(world: World, filter: ConfigFilter): Pool {
  const first = Object.keys(world.state.pools)[0]
  const owner = Object.values(world.state.pools).find(
    ({ clients }) => filter.clientId !== undefined && Object.hasOwn(clients, filter.clientId),
  )
  return findPool(world, filter.poolId ?? owner?.id ?? first)
}

/** The one that is named, or the first that would accept this client's tokens. */
function findIdentityPool(
  world: World,
  client: AppClient,
  { identityPoolId, poolId }: ConfigFilter,
): IdentityPool | undefined {
  const pools = Object.values(world.state.identityPools)
  if (identityPoolId !== undefined) return pools.find(({ id }) => id === identityPoolId)
  return pools.find(
    ({ providers }) =>
      providers.length === 0 ||
      providers.some((known) => known.poolId === poolId && known.clientId === client.id),
  )
}

function responseTypeOf(client: AppClient): 'code' | 'token' {
  return client.oauthFlows.includes('code') ? 'code' : 'token'
}
