import { CognitoError } from '../core/errors.js'
import { acceptTotp } from '../core/mfa.js'
import type { MfaFactor, Session, User } from '../core/model.js'
import { countWrongAnswer } from '../core/sessions.js'
import { giveNext } from './give.js'
import { advance, readDeviceKey } from './next.js'
import { giveCode } from './one-time-code.js'
import { type AuthResponse, need, resume, sessionOf, type Turn } from './turn.js'

/** A code that was sent for this sign-in, as a first or a second factor. */
export async function answerCode(
  turn: Turn,
  challenge: 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP',
): Promise<AuthResponse> {
  const session = sessionOf(turn, challenge)
  const given = need(turn, `${challenge}_CODE`)
  if (given !== session.code) refuseCode(session, 'Invalid code or auth state for the user.')
  return finish(turn, session, challenge)
}

/** A code of the authenticator app. */
export async function answerSoftwareToken(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'SOFTWARE_TOKEN_MFA')
  const given = need(turn, 'SOFTWARE_TOKEN_MFA_CODE')
  const deviceKey = readDeviceKey(turn)
  if (!acceptTotp(turn.world, turn.user, given)) {
    refuseCode(session, 'Invalid code received for user')
  }
  return finish(turn, session, 'SOFTWARE_TOKEN_MFA', deviceKey)
}

/** SELECT_MFA_TYPE: one of the factors that were offered. */
export async function answerMfaChoice(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'SELECT_MFA_TYPE')
  const answer = need(turn, 'ANSWER')
  if (!session.choices?.includes(answer)) {
    throw new CognitoError('InvalidParameterException', 'Invalid MFA type selected.')
  }
  return giveNext(resume(turn, session), answer as MfaFactor)
}

/** MFA_SETUP: an app whose code was shown, or an address that a code goes to now. */
export async function answerMfaSetup(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'MFA_SETUP')
  const email = turn.parameters.EMAIL
  if (email && turn.pool.mfaFactors.includes('EMAIL_OTP')) {
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
      throw new CognitoError('InvalidParameterException', 'Invalid email address format.')
    }
    return giveCode(resume(turn, session), 'EMAIL_OTP', email)
  }
  if (!session.totpProved || session.totpSecret === undefined) {
    throw new CognitoError('InvalidParameterException', 'MFA setup is not complete.')
  }
  setUpTotp(turn.user)
  return advance(resume(turn, session, 'SOFTWARE_TOKEN_MFA'))
}

function setUpTotp(user: User): void {
  if (user.totp) user.totp.enabled = true
}

async function finish(
  turn: Turn,
  session: Session,
  factor: string,
  key?: string,
): Promise<AuthResponse> {
  const deviceKey = key ?? readDeviceKey(turn)
  if (session.email !== undefined) setUpEmail(turn.user, session.email)
  const resumed = resume(turn, session, factor)
  const { progress } = resumed
  return advance({
    ...resumed,
    progress: { ...progress, deviceKey: deviceKey ?? progress.deviceKey },
  })
}

function setUpEmail(user: User, email: string): void {
  user.attributes.email = email
  user.attributes.email_verified = 'true'
  user.emailMfa = true
}

/** A wrong code may be tried again in the same session, a few times. */
function refuseCode(session: Session, message: string): never {
  countWrongAnswer(session)
  throw new CognitoError('CodeMismatchException', message)
}
