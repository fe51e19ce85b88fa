import './listening.js'
import type { RedirectProvider } from '../core/oauth/authorize-url.js'
import { startRedirect } from '../core/oauth/start-redirect.js'
import type { SessionOpener } from '../platform/platform.js'
import { atDoor } from './at-door.js'
import { engineOf } from './context.js'
import type { AmplifyContext } from './types/context.js'
import type {
  AuthSessionOpener,
  SignInWithRedirectInput,
  SocialProvider,
} from './types/redirect.js'

/** What the user pool calls the providers that have a name of their own. */
const PROVIDERS: Readonly<Record<SocialProvider, string>> = {
  Amazon: 'LoginWithAmazon',
  Apple: 'SignInWithApple',
  Facebook: 'Facebook',
  Google: 'Google',
}

export function signInWithRedirect(
  context: AmplifyContext,
  input?: SignInWithRedirectInput,
): Promise<void>

/**
 * Leads to the sign-in pages of the user pool, or straight to a provider. In a browser this is where
 * the page is left; the events `signInWithRedirect` and `signedIn` tell of the return. In React
 * Native it ends when somebody is signed in.
 *
 * An app whose redirect URL is a page that does not call this function imports
 * `@amplift/auth/enable-oauth-listener` there.
 *
 * @param input - the provider, what the app wants back as `customOAuthState`, and what the pages are
 * told
 * @throws AuthError `OAuthNotConfigureException`, `UserAlreadyAuthenticatedException` (not with a
 * `prompt`), `InvalidRedirectException`, `InvalidOriginException`, `OAuthSignInException`
 *
 * @example
 * import { signInWithRedirect } from '@amplift/auth'
 *
 * await signInWithRedirect({ provider: 'Google', customState: '/basket' })
 */
export function signInWithRedirect(input?: SignInWithRedirectInput): Promise<void>
export function signInWithRedirect(...args: unknown[]): Promise<void> {
  return atDoor(async () => {
    const [engine, input = {}] = engineOf<SignInWithRedirectInput | undefined>(args)
    const { provider, customState, options = {} } = input
    const { authSessionOpener, preferPrivateSession = false, ...hints } = options
    await startRedirect(engine, {
      provider: providerOf(provider, options.prompt === 'NONE'),
      customState: customState ?? null,
      isPrivate: preferPrivateSession,
      hints,
      open: authSessionOpener ? openerOf(authSessionOpener) : null,
      replacesSession: hints.prompt !== undefined,
    })
  })
}

function providerOf(
  provider: SignInWithRedirectInput['provider'],
  isSilent: boolean,
): RedirectProvider {
  if (typeof provider === 'string') return { name: PROVIDERS[provider] ?? provider }
  if (provider?.custom) return { name: provider.custom }
  if (provider?.idpIdentifier) return { identifier: provider.idpIdentifier }
  // A silent sign-in is for whichever session there is; COGNITO would leave out those of providers.
  return isSilent ? null : { name: 'COGNITO' }
}

function openerOf(open: AuthSessionOpener): SessionOpener {
  return async (url, redirectUrls, isPrivate) => {
    const opened = await open(url, [...redirectUrls], isPrivate)
    if (!opened) return undefined
    if (opened.type === 'error') throw opened.error
    if (opened.type === 'canceled') return null
    return opened.url
  }
}
