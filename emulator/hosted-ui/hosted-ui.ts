import type { World } from '../core/model.js'

/** Who signs in at the Hosted UI when no person is there to fill in the page. */
export type AutomaticSignIn =
  /** This user of the pool, without a password. */
  | { readonly username: string }
  /** This person at the social provider that the app asks for. */
  | {
      readonly subject?: string
      readonly attributes?: Readonly<Record<string, string>>
    }
  /** Nobody: the sign-in comes back with an error such as `access_denied`. */
  | { readonly error: string; readonly description?: string }

/** What the endpoints share. */
export interface HostedUi {
  readonly world: World
  automatic: AutomaticSignIn | undefined
  /** Who is signed in at the Hosted UI itself, by the value of the cookie. */
  readonly browsers: Map<string, BrowserSession>
}

export interface BrowserSession {
  readonly poolId: string
  readonly username: string
  readonly expiresAt: number
}

export function createHostedUi(world: World, automatic?: AutomaticSignIn): HostedUi {
  return { world, automatic, browsers: new Map() }
}
