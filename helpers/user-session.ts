import { actAs } from './act-as.js'
import type { Session } from './session.js'
import type { V5Any } from './v5-any.js'

/** The session of a user, who must be the one who is signed in. */
export async function userSession(user: V5Any): Promise<Session> {
  return actAs(user)
}
