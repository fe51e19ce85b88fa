import { fetchMFAPreference } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { preferredMfaName } from './mfa.js'
import { userChanged } from './user.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** The preferred second factor, `NOMFA` for none; always asked of Cognito. */
export async function getPreferredMFA(
  user: V5Any,
  params?: { bypassCache?: boolean },
): Promise<string> {
  await actAs(user)
  const name = preferredMfaName(await likeV5(fetchMFAPreference()))
  if (params?.bypassCache) await userChanged()
  if (!name) throw 'invalid MFA Type'
  return name
}
