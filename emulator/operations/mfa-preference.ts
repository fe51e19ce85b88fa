import { CognitoError } from '../core/errors.js'
import type { MfaFactor, User } from '../core/model.js'
import { flag, type Input, objects, optionalObject, text } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

const SETTINGS = [
  { member: 'SMSMfaSettings', factor: 'SMS_MFA' },
  { member: 'SoftwareTokenMfaSettings', factor: 'SOFTWARE_TOKEN_MFA' },
  { member: 'EmailMfaSettings', factor: 'EMAIL_OTP' },
] as const

interface Choice {
  readonly factor: MfaFactor
  readonly enabled: boolean
  readonly preferred: boolean
}

export const setUserMfaPreference: Operation = async (world, input) => {
  const { user } = await readSignedIn(world, input)
  const choices = SETTINGS.flatMap(({ member, factor }) => readChoice(input, member, factor))
  if (choices.filter(({ preferred }) => preferred).length > 1) {
    refuse('Only one MFA type can be preferred.')
  }
  for (const choice of choices) checkChoice(user, choice)
  for (const choice of choices) applyChoice(user, choice)
  user.updatedAt = world.clock.now()
  return {}
}

/** The older way to switch text messages on or off. */
export const setUserSettings: Operation = async (world, input) => {
  const { user } = await readSignedIn(world, input)
  const options = objects(input, 'MFAOptions').map((option) => ({
    DeliveryMedium: text(option, 'DeliveryMedium'),
    AttributeName: text(option, 'AttributeName'),
  }))
  const isKnown = options.every(
    (option) => option.DeliveryMedium === 'SMS' && option.AttributeName === 'phone_number',
  )
  if (!isKnown) refuse('Only SMS to phone_number can be set.')
  if (options.length > 0 && !user.attributes.phone_number) {
    refuse('User does not have delivery config set to turn on SMS_MFA')
  }
  user.mfaOptions = options
  user.smsMfa = options.length > 0
  user.updatedAt = world.clock.now()
  return {}
}

function readChoice(input: Input, member: string, factor: MfaFactor): Choice[] {
  const settings = optionalObject(input, member)
  if (!settings) return []
  const enabled = flag(settings, 'Enabled') ?? false
  const preferred = flag(settings, 'PreferredMfa') ?? false
  if (preferred && !enabled) refuse(`Cannot prefer ${factor} while it is not enabled.`)
  return [{ factor, enabled, preferred }]
}

function checkChoice(user: User, { factor, enabled }: Choice): void {
  if (!enabled) return
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    if (!user.totp) refuse('User has not verified software token mfa')
    return
  }
  const address = factor === 'SMS_MFA' ? 'phone_number' : 'email'
  if (!user.attributes[address]) {
    refuse(`User does not have delivery config set to turn on ${factor}`)
  }
}

function applyChoice(user: User, { factor, enabled, preferred }: Choice): void {
  if (factor === 'SMS_MFA') user.smsMfa = enabled
  if (factor === 'EMAIL_OTP') user.emailMfa = enabled
  if (factor === 'SOFTWARE_TOKEN_MFA' && user.totp) user.totp.enabled = enabled
  if (preferred) user.preferredMfa = factor
  else if (user.preferredMfa === factor) user.preferredMfa = undefined
}

function refuse(message: string): never {
  throw new CognitoError('InvalidParameterException', message)
}
