import { createDevice } from '../core/devices.js'
import { issueTokens } from '../core/tokens.js'
import { runTrigger } from '../core/triggers.js'
import type { AuthResponse, Turn } from './turn.js'

/** Ends a sign-in with tokens, and with a new device where the pool tracks them. */
export async function complete(turn: Turn): Promise<AuthResponse> {
  const { world, pool, client, user, progress, metadata } = turn
  const known = progress.proved.includes('DEVICE') ? progress.deviceKey : undefined
  await runTrigger(world, pool, {
    name: 'postAuthentication',
    source: 'PostAuthentication_Authentication',
    clientId: client.id,
    userName: user.username,
    request: {
      userAttributes: user.attributes,
      newDeviceUsed: pool.deviceTracking !== undefined && known === undefined,
      clientMetadata: metadata,
    },
    response: {},
  })
  const fresh =
    pool.deviceTracking && known === undefined ? createDevice(world, pool, user) : undefined
  const device = known === undefined ? undefined : user.devices[known]
  if (device) device.lastSeenAt = world.clock.now()
  const tokens = await issueTokens(world, {
    pool,
    client,
    user,
    deviceKey: known ?? fresh?.key,
    metadata,
  })
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      ...tokens,
      ...(fresh && {
        NewDeviceMetadata: { DeviceKey: fresh.key, DeviceGroupKey: fresh.groupKey },
      }),
    },
  }
}
