import type { SignInWithRedirectInput } from 'aws-amplify/auth'
import { hostedUi } from './hosted-ui.js'
import { replacingSession } from './replacing-session.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Where the sign-in page leads: a provider of v5's list or of one's own, none for Cognito itself. */
export interface RedirectOptions {
  provider?: string
  customProvider?: string
  customState?: string
}

/** Leaves for the hosted sign-in page; whoever is signed in stays so until somebody comes back. */
export async function federatedSignIn(options: RedirectOptions = {}): Promise<V5Any> {
  const { customState } = options
  const input = {
    ...redirectProvider(options.provider ?? options.customProvider),
    ...(customState && { customState }),
  }
  await likeV5(replacingSession(() => hostedUi.signIn(input)))
}

/** v6 has names of its own for four providers and drops all others that are not marked as custom. */
function redirectProvider(provider = 'COGNITO'): Pick<SignInWithRedirectInput, 'provider'> {
  switch (provider) {
    case 'COGNITO':
      return {}
    case 'Google':
    case 'Facebook':
      return { provider }
    case 'LoginWithAmazon':
      return { provider: 'Amazon' }
    case 'SignInWithApple':
      return { provider: 'Apple' }
    default:
      return { provider: { custom: provider } }
  }
}
