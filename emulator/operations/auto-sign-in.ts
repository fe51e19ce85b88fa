import type { AppClient, Pool, User, World } from '../core/model.js'
import { openSession } from '../core/sessions.js'

/** The session with which a new user signs in right after the sign-up, by USER_AUTH. */
export function openAutoSignIn(
  world: World,
  pool: Pool,
  client: AppClient,
  user: User,
): { Session?: string } {
  if (!client.authFlows.includes('ALLOW_USER_AUTH')) return {}
  const session = openSession(world, {
    pool,
    client,
    user,
    challenge: 'AUTO_SIGN_IN',
    progress: {
      flow: 'USER_AUTH',
      deviceKey: undefined,
      proved: [],
      customSession: [],
      isCustom: false,
    },
  })
  return { Session: session }
}
