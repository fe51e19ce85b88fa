/**
 * What `signInWithRedirect` takes. Without a provider the sign-in page offers all of them.
 *
 * @example
 * import type { SignInWithRedirectInput } from '@amplift/auth'
 *
 * const input: SignInWithRedirectInput = { provider: 'Google', customState: '/basket' }
 */
export interface SignInWithRedirectInput {
  provider?:
    | SocialProvider
    | { custom: string; idpIdentifier?: never }
    | { idpIdentifier: string; custom?: never }
  /** Comes back with the event `customOAuthState`. */
  customState?: string
  options?: SignInWithRedirectOptions
}

/**
 * What `signOut` takes.
 *
 * @example
 * import type { SignOutInput } from '@amplift/auth'
 *
 * const input: SignOutInput = { global: true }
 */
export interface SignOutInput {
  /** Whether all devices are signed out. */
  global: boolean
  oauth?: {
    /** Where the sign-out page leads to: one of the configured URLs. */
    redirectUrl?: string
  }
}

/** Providers that have a name of their own. */
export type SocialProvider = 'Amazon' | 'Apple' | 'Facebook' | 'Google'

/** Options of `signInWithRedirect`. */
export interface SignInWithRedirectOptions {
  /** Opens the page where leaving this one is not allowed: in-app browsers of mobile frameworks. */
  authSessionOpener?: AuthSessionOpener
  /** Asks iOS for a browser session that shares nothing with others. */
  preferPrivateSession?: boolean
  /** The name that the page shows already typed in. */
  loginHint?: string
  /** The language of the page. */
  lang?: PageLanguage
  /** Comes back as the claim of that name in the id token. */
  nonce?: string
  /** What the page asks for although there is a session. */
  prompt?: 'NONE' | 'LOGIN' | 'CONSENT' | 'SELECT_ACCOUNT'
}

/** Opens a sign-in page and may answer with the URL that was come back with. */
export type AuthSessionOpener = (
  url: string,
  redirectUrls: string[],
  preferPrivateSession?: boolean,
) => Promise<AuthSessionOpened | Nothing>

// biome-ignore lint/suspicious/noConfusingVoidType: openers that only open a page answer nothing
type Nothing = void

/** How an opened page has ended. */
export interface AuthSessionOpened {
  type: 'canceled' | 'success' | 'error'
  error?: unknown
  url?: string
}

/** Languages of the sign-in page. */
export type PageLanguage =
  | 'de'
  | 'en'
  | 'es'
  | 'fr'
  | 'id'
  | 'it'
  | 'ja'
  | 'ko'
  | 'pt-BR'
  | 'zh-CN'
  | 'zh-TW'
  | (string & NonNullable<unknown>)
