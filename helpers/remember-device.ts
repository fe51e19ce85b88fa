import { rememberDevice as rememberDeviceV6 } from 'aws-amplify/auth'
import { deviceCall } from './device-call.js'
import { currentTokens } from './tokens.js'
import type { V5Any } from './v5-any.js'

/** Has Cognito remember this device for the signed-in user. */
export async function rememberDevice(): Promise<V5Any> {
  await currentTokens().catch(() => {
    throw 'The user is not authenticated'
  })
  await deviceCall(rememberDeviceV6())
  return 'SUCCESS'
}
