import { readItems } from '../../core/items.js'
import { oauthFault } from '../../core/oauth/oauth-faults.js'
import { redirectKeys } from '../../core/oauth/pending-redirect.js'
import { chooseRedirectUrl } from '../../core/oauth/redirect-url.js'
import { codeChallenge, randomText } from '../../core/oauth/verifier.js'
import { atDoor, atDoorNow } from '../at-door.js'
import { appEngine } from '../context.js'

/** A secret of a redirect, and what is shown of it. */
export interface CodeVerifier {
  value: string
  method: 'S256'
  toCodeChallenge(): string
}

/**
 * Makes the secret of a redirect (RFC 7636).
 *
 * @param length - in characters, 43 to 128
 *
 * @example
 * import { generateCodeVerifier } from '@amplift/auth/cognito'
 *
 * const challenge = generateCodeVerifier(128).toCodeChallenge()
 */
export function generateCodeVerifier(length: number): CodeVerifier {
  const value = randomText(appEngine(), length)
  return { value, method: 'S256', toCodeChallenge: () => codeChallenge(value) }
}

/**
 * Makes the state of a redirect: 32 characters that nobody can guess.
 *
 * @example
 * import { generateState } from '@amplift/auth/cognito'
 *
 * const state = generateState()
 */
export function generateState(): string {
  return randomText(appEngine(), 32)
}

/**
 * Checks that an answer of the sign-in pages belongs to the redirect that has begun here.
 *
 * @param state - what has come back
 * @throws AuthError `oauthSignInError` where it does not
 *
 * @example
 * import { validateState } from '@amplift/auth/cognito'
 *
 * await validateState(new URLSearchParams(location.search).get('state'))
 */
export function validateState(state?: string | null): Promise<string> {
  return atDoor(async () => {
    const engine = appEngine()
    const [saved] = await readItems(engine.platform.storage, redirectKeys(engine).state)
    if (saved !== null && saved === state) return saved
    throw oauthFault(state === null ? 'NoState' : 'UnknownState')
  })
}

/**
 * Chooses the URL that leads back to this page.
 *
 * @param redirects - those that are configured
 * @param preferredRedirectUrl - the one that is wanted: it has to be among them
 * @throws AuthError `InvalidPreferredRedirectUrlException`, `InvalidOriginException`,
 * `InvalidRedirectException`, and outside of pages `InvalidAppSchemeException`
 *
 * @example
 * import { getRedirectUrl } from '@amplift/auth/cognito'
 *
 * const url = getRedirectUrl(['https://www.example.com/', 'http://localhost:3000/'])
 */
export function getRedirectUrl(redirects: string[], preferredRedirectUrl?: string): string {
  const pageUrl = appEngine().platform.page?.url() ?? null
  return atDoorNow(() => chooseRedirectUrl(redirects, pageUrl, preferredRedirectUrl))
}
