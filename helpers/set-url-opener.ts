import { Amplify } from 'aws-amplify'
import { signInWithRedirect } from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { defaultStorage } from 'aws-amplify/utils'
import { hostedUi } from './hosted-ui.js'
import type { V5Any } from './v5-any.js'

/** Opens a page that leads back to an address of the app. */
export type UrlOpener = (url: string, redirectUrl: string) => V5Any

/** What of React Native's `Linking` tells who comes back to the app. */
export interface Linking {
  addEventListener(event: 'url', listener: (event: { url: string }) => void): V5Any
}

/**
 * Opens the pages of the Hosted UI with a function of the app. In React Native `linking` has to hear
 * who comes back; without it v6 opens a browser of its own.
 */
export function setUrlOpener(open: UrlOpener, linking?: Linking): void {
  const isNative = (globalThis as V5Any).navigator?.product === 'ReactNative'
  if (isNative && !linking) return
  hostedUi.signIn = (input) =>
    new Promise((resolve, reject) => {
      const authSessionOpener = async (url: string, redirects: string[]) => {
        const session = linking && comingBack(redirects, linking)
        open(url, redirects[0] ?? '')
        // v5 waited neither for the page nor for the user.
        resolve()
        return session
      }
      signInWithRedirect({ ...input, options: { authSessionOpener } }).then(resolve, reject)
    })
  hostedUi.leave = async () => {
    const { domain, redirectSignOut: [redirect = ''] = [] } = configuredOauth() ?? {}
    if (!domain || !(await takeOver())) return () => undefined
    const query = `client_id=${clientId()}&logout_uri=${encodeURIComponent(redirect)}`
    return () => open(`https://${domain}/logout?${query}`, redirect)
  }
}

/** The listener of the sign-in that is under way. */
const listening: { subscription: V5Any } = { subscription: null }

/** Waits for the user to come back; who signs in once more is waited for anew. */
function comingBack(
  redirects: string[],
  linking: Linking,
): Promise<{ type: 'success'; url: string }> {
  listening.subscription?.remove?.()
  return new Promise((resolve) => {
    listening.subscription = linking.addEventListener('url', ({ url }) => {
      if (!redirects.some((redirect) => url.startsWith(redirect))) return
      listening.subscription?.remove?.()
      resolve({ type: 'success', url })
    })
  })
}

/** Makes v6 forget that the session is one of the Hosted UI; it would leave the page to end it. */
async function takeOver(): Promise<boolean> {
  const keys = [
    `CognitoIdentityServiceProvider.${clientId()}.oauthSignIn`,
    'amplify-signin-with-hostedUI',
  ]
  const marks = await Promise.all(keys.map((key) => defaultStorage.getItem(key)))
  const { authTokenStore } = cognitoUserPoolsTokenProvider
  const metadata = await authTokenStore.getOAuthMetadata()
  if (!metadata?.oauthSignIn && !marks.some((mark) => mark?.startsWith('true'))) return false
  await Promise.all(keys.map((key) => defaultStorage.removeItem(key)))
  if (metadata) await authTokenStore.setOAuthMetadata({ oauthSignIn: false })
  return true
}

function configuredOauth(): { domain: string; redirectSignOut: string[] } | undefined {
  return Amplify.getConfig().Auth?.Cognito?.loginWith?.oauth
}

function clientId(): string {
  return Amplify.getConfig().Auth?.Cognito?.userPoolClientId ?? ''
}
