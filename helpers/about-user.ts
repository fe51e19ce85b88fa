import { userOf } from './user.js'
import type { V5Any } from './v5-any.js'

/** What v5 told of the user whom a call was about: the object it was given, or one by that name. */
export function aboutUser(user: V5Any): () => V5Any {
  return () => (typeof user === 'string' ? userOf(user, null) : user)
}
