import { checkBeforeProof, imagineUser, isReal, provePassword } from '../core/authenticate.js'
import { CognitoError } from '../core/errors.js'
import type { Progress } from '../core/model.js'
import { checkTemporary, clearFailures, countFailure, srpIdentity } from '../core/passwords.js'
import { closeExchange } from '../core/sessions.js'
import { advance, readDeviceKey } from './next.js'
import { exchangeOf, isProof, type Secret, startExchange } from './srp-exchange.js'
import { type AuthResponse, nameOf, need, type Turn } from './turn.js'

/** Answers the client's SRP_A with PASSWORD_VERIFIER. There is no Session: SECRET_BLOCK holds it. */
export function startSrp(turn: Turn): AuthResponse {
  checkBeforeProof(turn.world, turn.user)
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { ...nameOf(turn.user), ...startExchange(turn, secretOf(turn)) },
  }
}

/**
 * Checks the proof of PASSWORD_VERIFIER. The SECRET_BLOCK outlives an unknown device, because both
 * clients then send the same proof again without the device.
 */
export function proveSrp(turn: Turn): Progress {
  if (turn.sessionId !== undefined) {
    throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.')
  }
  const { world, pool, user } = turn
  const found = exchangeOf(turn, false)
  checkBeforeProof(world, user)
  if (!isProof(turn, found, srpIdentity(pool, user), secretOf(turn)) || !isReal(pool, user)) {
    closeExchange(world, found.block)
    countFailure(world, user)
    throw new CognitoError('NotAuthorizedException')
  }
  const deviceKey = readDeviceKey(turn)
  closeExchange(world, found.block)
  checkTemporary(world, user)
  clearFailures(user)
  const { progress } = found.exchange
  return { ...progress, deviceKey, proved: [...progress.proved, 'PASSWORD_SRP'] }
}

/** Checks a password that was sent as it is, and goes on. */
export async function answerPlain(turn: Turn): Promise<AuthResponse> {
  checkBeforeProof(turn.world, turn.user)
  provePassword(turn.world, turn.pool, turn.user, need(turn, 'PASSWORD'))
  const deviceKey = readDeviceKey(turn)
  const { progress } = turn
  return advance({
    ...turn,
    progress: { ...progress, deviceKey, proved: [...progress.proved, 'PASSWORD'] },
  })
}

/** Somebody without a password goes through the same exchange, with a verifier nobody can meet. */
function secretOf({ world, pool, user }: Turn): Secret {
  return user.password ?? imagineUser(world, pool, user.username).password!
}
