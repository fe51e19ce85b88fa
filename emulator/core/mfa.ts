import { Secret, TOTP } from 'otpauth'
import { CognitoError } from './errors.js'
import type { MfaFactor, Pool, User, World } from './model.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Gives a user an authenticator app that is switched on, as if they had set it up. */
export function setTotp(user: User, secret: string): void {
  if (!/^[A-Z2-7]+=*$/i.test(secret)) {
    throw new CognitoError(
      'InvalidParameterException',
      'totpSecret has to be base32: the letters A to Z and the digits 2 to 7.',
    )
  }
  user.totp = { secret, enabled: true, name: undefined, usedStep: 0 }
  user.pendingTotp = undefined
}

/** A new secret in base32, as AssociateSoftwareToken hands it out. */
export function createTotpSecret(world: World): string {
  return Array.from(world.random(52), (byte) => BASE32[byte % 32]).join('')
}

/** The half-minute whose code this is, within one step of now; `undefined` for a wrong code. */
export function findTotpStep(world: World, secret: string, code: string): number | undefined {
  const timestamp = world.clock.now()
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  const distance = app.validate({ token: code, timestamp, window: 1 })
  return distance === null ? undefined : app.counter({ timestamp }) + distance
}

/** Accepts a code of a user's app; each code once. */
export function acceptTotp(world: World, user: User, code: string): boolean {
  if (!user.totp) return false
  const step = findTotpStep(world, user.totp.secret, code)
  if (step === undefined) return false
  if (step <= user.totp.usedStep) {
    throw new CognitoError(
      'ExpiredCodeException',
      'Your software token has already been used once.',
    )
  }
  user.totp.usedStep = step
  return true
}

/** The second factors that a sign-in of this user may be asked for, the preferred one alone. */
export function activeFactors(pool: Pool, user: User): MfaFactor[] {
  if (pool.mfa === 'OFF') return []
  const chosen = pool.mfaFactors.filter((factor) => isSwitchedOn(user, factor))
  if (user.preferredMfa && chosen.includes(user.preferredMfa)) return [user.preferredMfa]
  if (chosen.length > 0 || pool.mfa === 'OPTIONAL') return chosen
  return pool.mfaFactors.filter((factor) => isReadyAnyway(user, factor))
}

/** Whether a sign-in must have a second factor. */
export function needsMfa(pool: Pool, user: User): boolean {
  return pool.mfa === 'ON' || activeFactors(pool, user).length > 0
}

/** The factors that GetUser lists. */
export function enabledFactors(pool: Pool, user: User): MfaFactor[] {
  const all: readonly MfaFactor[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']
  return pool.mfa === 'OFF' ? [] : all.filter((factor) => isSwitchedOn(user, factor))
}

function isSwitchedOn(user: User, factor: MfaFactor): boolean {
  if (factor === 'SOFTWARE_TOKEN_MFA') return user.totp?.enabled === true
  return factor === 'SMS_MFA'
    ? user.smsMfa && !!user.attributes.phone_number
    : user.emailMfa && !!user.attributes.email
}

/** Where a second factor is compulsory, an address stands for a choice; a phone even unverified. */
function isReadyAnyway(user: User, factor: MfaFactor): boolean {
  if (factor === 'SMS_MFA') return !!user.attributes.phone_number
  return factor === 'EMAIL_OTP' && user.attributes.email_verified === 'true'
}
