import type { Triggers } from './core/model.js'
import type { IdentityPoolOptions, PoolOptions, WorldOptions } from './core/options.js'
import type { AutomaticSignIn } from './hosted-ui/hosted-ui.js'

/** Pools and users as data: what a seed file holds. */
export interface Seed {
  readonly pools?: readonly PoolOptions[]
  readonly identityPools?: readonly IdentityPoolOptions[]
}

/** Describes a local Cognito. Without any pool it has one, with one app client. */
export interface CognitoOptions extends WorldOptions {
  /** Further pools, as a seed file holds them. */
  readonly seed?: Seed
  /** Lambda triggers as functions, for each pool that has none of its own. */
  readonly triggers?: Triggers
  /** Who signs in at the Hosted UI without a page being shown. */
  readonly autoSignIn?: AutomaticSignIn
}

/** Where a local Cognito listens. */
export interface ListenOptions {
  /** Port of the JSON API; a free one when left out. */
  readonly port?: number
  /** Port of the Hosted UI; a free one when left out, none at all with `false`. */
  readonly hostedUiPort?: number | false
  /** Default `127.0.0.1`: reachable from this machine only. */
  readonly host?: string
  /** Where certificate and key are kept; a folder in the home directory when left out. */
  readonly certificateDirectory?: string
}

/** Where a local Cognito can be reached. */
export interface Listening {
  /** The JSON API: v6's `userPoolEndpoint` and `identityPoolEndpoint`, v5's `endpoint`. */
  readonly url: string
  /** The Hosted UI over https. */
  readonly hostedUiUrl: string
  /** The Hosted UI without its scheme, as both configs want it. */
  readonly domain: string
  /** The certificate of the Hosted UI, for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string
}

/** The pool that is there when none was described. */
export const DEFAULT_POOL: PoolOptions = {
  id: 'us-east-1_Amplift01',
  clients: [
    {
      id: 'ampliftlocalclient',
      callbackUrls: ['http://localhost:3000/', 'http://localhost:5173/'],
      logoutUrls: ['http://localhost:3000/', 'http://localhost:5173/'],
    },
  ],
}
