import type { Scenario } from './scenario.js'
import { CLIENT_ID, IDENTITY_POOL_ID, POOL_ID } from './world.js'

/** What the page of a scenario is configured with; null where it configures nothing. */
export function configOf(
  { pools = 'user pool', config, whole }: Scenario,
  url: string,
): object | null {
  if (whole) return whole
  if (pools === 'nothing') return null
  const userPool = { userPoolId: POOL_ID, userPoolClientId: CLIENT_ID, userPoolEndpoint: url }
  const identityPool = {
    identityPoolId: IDENTITY_POOL_ID,
    identityPoolEndpoint: url,
    allowGuestAccess: true,
  }
  const Cognito = {
    ...(pools !== 'identity pool' && userPool),
    ...(pools !== 'user pool' && identityPool),
    ...config,
  }
  return { Auth: { Cognito } }
}
