import { checkAfterProof, isReal } from '../core/authenticate.js'
import { isConfirmed } from '../core/devices.js'
import { CognitoError } from '../core/errors.js'
import { activeFactors, needsMfa } from '../core/mfa.js'
import type { User } from '../core/model.js'
import { complete } from './complete.js'
import { decideNext, type Facts } from './decide.js'
import { giveNext } from './give.js'
import type { AuthResponse, Turn } from './turn.js'

const SECOND_FACTORS: readonly string[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']

/** Takes a sign-in on after a proof: gives the next challenge, or tokens. */
export async function advance(turn: Turn): Promise<AuthResponse> {
  if (!isReal(turn.pool, turn.user)) throw new CognitoError('NotAuthorizedException')
  checkAfterProof(turn.user)
  const next = decideNext(gatherFacts(turn))
  return next === 'DONE' ? complete(turn) : giveNext(turn, next)
}

/** Reads a client's DEVICE_KEY; throws the words on which it forgets the key where we do not know it. */
export function readDeviceKey(
  turn: Pick<Turn, 'pool' | 'parameters'> & { readonly user: User },
): string | undefined {
  const key = turn.parameters.DEVICE_KEY
  if (!key || !turn.pool.deviceTracking) return undefined
  if (!Object.hasOwn(turn.user.devices, key)) {
    throw new CognitoError('ResourceNotFoundException', 'Device does not exist.')
  }
  return isConfirmed(turn.user.devices[key]) ? key : undefined
}

function gatherFacts({ pool, user, progress }: Turn): Facts {
  const device = progress.deviceKey === undefined ? undefined : user.devices[progress.deviceKey]
  const { proved } = progress
  return {
    mustChangePassword: user.status === 'FORCE_CHANGE_PASSWORD',
    isCustom: progress.isCustom,
    needsMfa: needsMfa(pool, user),
    factors: activeFactors(pool, user),
    hasSecondFactor:
      proved.slice(1).some((factor) => SECOND_FACTORS.includes(factor)) ||
      (proved[0] === 'WEB_AUTHN' && pool.passkeysAreMultiFactor),
    device: !isConfirmed(device) ? 'none' : proved.includes('DEVICE') ? 'proved' : 'named',
    isTrustedDevice:
      pool.deviceTracking?.challengeRequiredOnNewDevice === true && device?.remembered === true,
  }
}
