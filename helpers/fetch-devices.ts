import { fetchDevices as fetchDevicesV6 } from 'aws-amplify/auth'
import { deviceCall } from './device-call.js'
import { currentTokens } from './tokens.js'

/** A device that Cognito knows of a user. */
export interface UserDevice {
  id: string
  name: string | undefined
}

/** The devices of the signed-in user. */
export async function fetchDevices(): Promise<UserDevice[]> {
  await currentTokens().catch(() => {
    throw new Error('The user is not authenticated')
  })
  const devices = await deviceCall(fetchDevicesV6())
  return devices.map(({ id, name }) => ({ id, name }))
}
