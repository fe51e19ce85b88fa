import { vi } from 'vitest'
import type { Browser } from './browser.js'
import type { Visitor } from './scenario.js'
import { BEGIN } from './time.js'
import { CLIENT_ID, type Service, USERNAME } from './world.js'

/** Puts into a browser what a visitor of that kind has. */
export async function fillBrowser(
  visitor: Visitor,
  { localStorage }: Browser,
  { cognito }: Service,
): Promise<void> {
  const plan = visitors[visitor]
  if (plan === null) return
  vi.setSystemTime(BEGIN - plan.hoursAgo * HOUR)
  const { accessToken, idToken, refreshToken } = await cognito.issueTokens({ username: USERNAME })
  vi.setSystemTime(BEGIN)
  const app = `CognitoIdentityServiceProvider.${CLIENT_ID}`
  const kept = {
    [`${app}.LastAuthUser`]: USERNAME,
    ...under(`${app}.${USERNAME}`, {
      accessToken,
      idToken,
      refreshToken,
      clockDrift: '0',
      ...plan.more,
    }),
    ...plan.beside,
  }
  for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
}

const HOUR = 60 * 60 * 1000

interface Plan {
  readonly hoursAgo: number
  /** Further keys of the user. */
  readonly more: Readonly<Record<string, string>>
  /** Keys that belong to no user. */
  readonly beside?: Readonly<Record<string, string>>
}

const byV6 = { signInDetails: '{"loginId":"ada","authFlowType":"USER_SRP_AUTH"}' }
const byV5 = {
  userData: '{"UserAttributes":[{"Name":"email","Value":"ada@example.com"}],"Username":"ada"}',
}

const visitors: Readonly<Record<Visitor, Plan | null>> = {
  nobody: null,
  'signed in': { hoursAgo: 0, more: byV6 },
  'signed in two hours ago': { hoursAgo: 2, more: byV6 },
  'signed in by v5': {
    hoursAgo: 0,
    more: byV5,
    beside: { 'amplify-signin-with-hostedUI': 'false' },
  },
}

function under(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]),
  )
}
