import { isConfirmed } from '../core/devices.js'
import { CognitoError } from '../core/errors.js'
import { closeExchange } from '../core/sessions.js'
import { advance } from './next.js'
import { exchangeOf, isProof, startExchange } from './srp-exchange.js'
import { type AuthResponse, nameOf, need, resume, sessionOf, type Turn } from './turn.js'

/** DEVICE_SRP_AUTH: the device that was named shows its A. */
export async function answerDeviceSrp(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'DEVICE_SRP_AUTH')
  const key = need(turn, 'DEVICE_KEY')
  const device = Object.hasOwn(turn.user.devices, key) ? turn.user.devices[key] : undefined
  if (key !== session.progress.deviceKey || !isConfirmed(device)) {
    throw new CognitoError('ResourceNotFoundException', 'Device does not exist.')
  }
  const parameters = startExchange({ ...turn, progress: session.progress }, device, key)
  resume(turn, session)
  return {
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    ChallengeParameters: { ...nameOf(turn.user), ...parameters, DEVICE_KEY: key },
  }
}

/** DEVICE_PASSWORD_VERIFIER: the device proves its secret, which belongs to its group and key. */
export async function answerDeviceProof(turn: Turn): Promise<AuthResponse> {
  const found = exchangeOf(turn, true)
  const key = found.exchange.device!
  const device = turn.user.devices[key]
  closeExchange(turn.world, found.block)
  const who = { realm: device?.groupKey ?? '', name: key }
  if (!isConfirmed(device) || !isProof(turn, found, who, device)) {
    throw new CognitoError('NotAuthorizedException')
  }
  const { progress } = found.exchange
  return advance({ ...turn, progress: { ...progress, proved: [...progress.proved, 'DEVICE'] } })
}
