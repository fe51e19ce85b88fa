import { fetchMFAPreference } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Resolves with nothing: the setting is from before `getPreferredMFA`, and v6 does not show it. */
export async function getMFAOptions(user: V5Any): Promise<V5Any> {
  await actAs(user)
  await likeV5(fetchMFAPreference())
}
