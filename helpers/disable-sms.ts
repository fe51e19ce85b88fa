import { updateMFAPreference } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** Switches off codes by text message at sign-in. */
export async function disableSMS(user: V5Any): Promise<string> {
  await actAs(user)
  await likeV5(updateMFAPreference({ sms: 'DISABLED' }))
  return 'SUCCESS'
}
