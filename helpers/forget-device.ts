import { forgetDevice as forgetDeviceV6 } from 'aws-amplify/auth'
import { deviceCall } from './device-call.js'
import { currentTokens } from './tokens.js'
import type { V5Any } from './v5-any.js'

/** Has Cognito forget this device of the signed-in user. */
export async function forgetDevice(): Promise<V5Any> {
  await currentTokens().catch(() => {
    throw 'The user is not authenticated'
  })
  await deviceCall(forgetDeviceV6())
  return 'SUCCESS'
}
