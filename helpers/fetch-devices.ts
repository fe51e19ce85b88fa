import { fetchDevices as fetchDevicesV6 } from 'aws-amplify/auth'
import { deviceCall } from './device-call.js'
import { currentTokens } from './tokens.js'

/** A device that Cognito knows of a user. */
export interface UserDevice {
  id: string
  name: string
}

/** The devices of the signed-in user. */
export async function fetchDevices(): Promise<UserDevice[]> {
  await currentTokens().catch(() => {
    throw new Error('The user is not authenticated')
  })
  const devices = await deviceCall(fetchDevicesV6())
  // v5 declared that every device has a name.
  return devices.map(({ id, name }) => ({ id, name: name as string }))
}
