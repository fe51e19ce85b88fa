import { expect, test } from 'vitest'
import { decideNext, type Facts } from '../../../emulator/flows/decide.js'

const DONE: Facts = {
  mustChangePassword: false,
  isCustom: false,
  needsMfa: false,
  factors: [],
  hasSecondFactor: false,
  device: 'none',
  isTrustedDevice: false,
}

const rows: readonly (readonly [string, Partial<Facts>, string])[] = [
  ['nothing more', {}, 'DONE'],
  ['a password to change', { mustChangePassword: true }, 'NEW_PASSWORD_REQUIRED'],
  [
    'a password to change before the second factor',
    { mustChangePassword: true, needsMfa: true, factors: ['SMS_MFA'] },
    'NEW_PASSWORD_REQUIRED',
  ],
  ['one factor', { needsMfa: true, factors: ['SMS_MFA'] }, 'SMS_MFA'],
  ['two factors', { needsMfa: true, factors: ['SMS_MFA', 'EMAIL_OTP'] }, 'SELECT_MFA_TYPE'],
  ['no factor yet', { needsMfa: true }, 'MFA_SETUP'],
  ['a factor that was shown', { needsMfa: true, hasSecondFactor: true }, 'DONE'],
  ['a custom flow', { needsMfa: true, factors: ['SMS_MFA'], isCustom: true }, 'DONE'],
  ['a named device', { device: 'named' }, 'DEVICE_SRP_AUTH'],
  [
    'a trusted device in the place of a factor',
    { needsMfa: true, factors: ['SMS_MFA'], device: 'named', isTrustedDevice: true },
    'DEVICE_SRP_AUTH',
  ],
  [
    'a trusted device that proved itself',
    { needsMfa: true, factors: ['SMS_MFA'], device: 'proved', isTrustedDevice: true },
    'DONE',
  ],
  [
    'a device that excuses nobody',
    { needsMfa: true, factors: ['SMS_MFA'], device: 'named' },
    'SMS_MFA',
  ],
  ['a custom flow on a device', { isCustom: true, device: 'named' }, 'DEVICE_SRP_AUTH'],
]

test.each(rows)('%s', (_name, facts, next) => {
  expect(decideNext({ ...DONE, ...facts })).toBe(next)
})
