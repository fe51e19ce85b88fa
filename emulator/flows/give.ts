import { requiredAttributes } from '../core/attributes.js'
import { activeFactors } from '../core/mfa.js'
import type { ChallengeName } from '../core/model.js'
import { giveCode } from './one-time-code.js'
import { type AuthResponse, giveChallenge, type Turn } from './turn.js'

type Giver = (turn: Turn) => AuthResponse | Promise<AuthResponse>

/** How each challenge that follows a proof is put to the client. */
const givers: Partial<Record<ChallengeName, Giver>> = {
  NEW_PASSWORD_REQUIRED: giveNewPassword,
  SMS_MFA: (turn) => giveCode(turn, 'SMS_MFA'),
  EMAIL_OTP: (turn) => giveCode(turn, 'EMAIL_OTP'),
  SOFTWARE_TOKEN_MFA: giveSoftwareToken,
  SELECT_MFA_TYPE: giveMfaChoice,
  MFA_SETUP: giveMfaSetup,
  DEVICE_SRP_AUTH: giveDevice,
}

/** Gives a challenge that the decision named. */
export async function giveNext(turn: Turn, challenge: ChallengeName): Promise<AuthResponse> {
  const giver = givers[challenge]
  if (giver) return giver(turn)
  throw new TypeError(`${challenge} does not follow a proof`)
}

function giveNewPassword(turn: Turn): AuthResponse {
  const { sub: _sub, ...attributes } = turn.user.attributes
  const missing = requiredAttributes(turn.pool).filter((name) => !attributes[name])
  return giveChallenge(turn, 'NEW_PASSWORD_REQUIRED', {
    parameters: {
      requiredAttributes: JSON.stringify(missing.map((name) => `userAttributes.${name}`)),
      userAttributes: JSON.stringify(attributes),
    },
  })
}

function giveSoftwareToken(turn: Turn): AuthResponse {
  const name = turn.user.totp?.name
  return giveChallenge(turn, 'SOFTWARE_TOKEN_MFA', {
    parameters: name === undefined ? {} : { FRIENDLY_DEVICE_NAME: name },
  })
}

function giveMfaChoice(turn: Turn): AuthResponse {
  const choices = activeFactors(turn.pool, turn.user)
  return giveChallenge(turn, 'SELECT_MFA_TYPE', {
    parameters: { MFAS_CAN_CHOOSE: JSON.stringify(choices) },
    session: { choices },
  })
}

function giveMfaSetup(turn: Turn): AuthResponse {
  return giveChallenge(turn, 'MFA_SETUP', {
    parameters: { MFAS_CAN_SETUP: JSON.stringify(turn.pool.mfaFactors) },
  })
}

function giveDevice(turn: Turn): AuthResponse {
  return giveChallenge(turn, 'DEVICE_SRP_AUTH', {
    parameters: { DEVICE_KEY: turn.progress.deviceKey ?? '' },
  })
}
