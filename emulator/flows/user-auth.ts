import { isReal } from '../core/authenticate.js'
import { CognitoError } from '../core/errors.js'
import { needsMfa } from '../core/mfa.js'
import type { FirstFactor } from '../core/model.js'
import { holdSession } from '../core/sessions.js'
import { advance } from './next.js'
import { giveCode } from './one-time-code.js'
import { givePasskey } from './passkey.js'
import { answerPlain, startSrp } from './password.js'
import { type AuthResponse, giveChallenge, need, resume, sessionOf, type Turn } from './turn.js'

type Choice = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/** How a chosen first factor begins. Without what it needs, the factor itself becomes the challenge. */
const beginnings: Record<Choice, (turn: Turn) => AuthResponse | Promise<AuthResponse>> = {
  PASSWORD: (turn) =>
    turn.parameters.PASSWORD ? answerPlain(turn) : giveChallenge(turn, 'PASSWORD'),
  PASSWORD_SRP: (turn) =>
    turn.parameters.SRP_A ? startSrp(turn) : giveChallenge(turn, 'PASSWORD_SRP'),
  EMAIL_OTP: (turn) => giveCode(turn, 'EMAIL_OTP'),
  SMS_OTP: (turn) => giveCode(turn, 'SMS_OTP'),
  WEB_AUTHN: givePasskey,
}

/** Starts USER_AUTH: with the preferred factor where the user has it, else with the choice. */
export async function startUserAuth(turn: Turn): Promise<AuthResponse> {
  if (turn.sessionId !== undefined) return signInAfterSignUp(turn)
  const choices = choicesOf(turn)
  const preferred = turn.parameters.PREFERRED_CHALLENGE
  if (isAmong(choices, preferred))
    return { AvailableChallenges: choices, ...(await begin(turn, preferred)) }
  return {
    ...giveChallenge(turn, 'SELECT_CHALLENGE', { session: { choices } }),
    AvailableChallenges: choices,
  }
}

/** SELECT_CHALLENGE: begins the factor that was chosen, at once where its first value came along. */
export async function answerSelection(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'SELECT_CHALLENGE')
  const answer = need(turn, 'ANSWER')
  if (!isAmong((session.choices ?? []) as Choice[], answer)) {
    throw new CognitoError('InvalidParameterException', 'Invalid challenge selected.')
  }
  return holdSession(session, () => begin({ ...turn, progress: session.progress }, answer))
}

/** PASSWORD and PASSWORD_SRP as challenges of their own. */
export async function answerChosen(
  turn: Turn,
  challenge: 'PASSWORD' | 'PASSWORD_SRP',
): Promise<AuthResponse> {
  const session = sessionOf(turn, challenge)
  need(turn, challenge === 'PASSWORD' ? 'PASSWORD' : 'SRP_A')
  return holdSession(session, () => begin({ ...turn, progress: session.progress }, challenge))
}

function begin(turn: Turn, choice: Choice): AuthResponse | Promise<AuthResponse> {
  return beginnings[choice]({ ...turn, sessionId: undefined })
}

/** The session that ConfirmSignUp returned: the code that it took was the proof. */
function signInAfterSignUp(turn: Turn): Promise<AuthResponse> {
  return advance(resume(turn, sessionOf(turn, 'AUTO_SIGN_IN'), 'SIGN_UP'))
}

/** What this user may begin with: a second factor is only asked for after a password. */
function choicesOf({ pool, user }: Turn): Choice[] {
  const isOpen = (factor: FirstFactor) => pool.firstFactors.includes(factor)
  const needsSecond = needsMfa(pool, user)
  const hasPasskey = Object.keys(user.passkeys).length > 0
  const choices: Choice[] = []
  if (isOpen('WEB_AUTHN') && hasPasskey && (!needsSecond || pool.passkeysAreMultiFactor)) {
    choices.push('WEB_AUTHN')
  }
  if (isOpen('PASSWORD') && (user.password || !isReal(pool, user))) {
    choices.push('PASSWORD', 'PASSWORD_SRP')
  }
  if (needsSecond) return choices
  if (isOpen('EMAIL_OTP') && user.attributes.email_verified === 'true') choices.push('EMAIL_OTP')
  if (isOpen('SMS_OTP') && user.attributes.phone_number_verified === 'true') choices.push('SMS_OTP')
  return choices
}

function isAmong(choices: readonly Choice[], value: string | undefined): value is Choice {
  return choices.some((choice) => choice === value)
}
