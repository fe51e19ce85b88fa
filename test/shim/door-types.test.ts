import { describe, expect, test } from 'vitest'
import { createDoorProgram } from './door-program.js'

const program = createDoorProgram()

/** What the door has beyond `aws-amplify/auth`. */
const OWN = ['Hub', 'configure', 'libraryOptions']
/** What is still to come. The list must shrink with every function that is exported. */
const NOT_BUILT = [
  'associateWebAuthnCredential',
  'autoSignIn',
  'confirmResetPassword',
  'confirmSignIn',
  'confirmSignUp',
  'confirmUserAttribute',
  'decodeJWT',
  'deleteUser',
  'deleteUserAttributes',
  'deleteWebAuthnCredential',
  'fetchAuthSession',
  'fetchDevices',
  'fetchMFAPreference',
  'fetchUserAttributes',
  'forgetDevice',
  'getCurrentUser',
  'listWebAuthnCredentials',
  'rememberDevice',
  'resendSignUpCode',
  'resetPassword',
  'sendUserAttributeVerificationCode',
  'setUpTOTP',
  'signIn',
  'signInWithRedirect',
  'signOut',
  'signUp',
  'updateMFAPreference',
  'updatePassword',
  'updateUserAttribute',
  'updateUserAttributes',
  'verifyTOTPSetup',
]

describe('the door', () => {
  test('finds the real aws-amplify/auth, whole', () => {
    expect(program.names('real', 'values')).toHaveLength(32)
    expect(program.names('real', 'types')).toHaveLength(48)
  })

  test('exports the types of aws-amplify/auth, and no other', () => {
    expect(program.names('ours', 'types')).toEqual(program.names('real', 'types'))
  })

  test('exports the values of aws-amplify/auth, and a few of its own', () => {
    const values = program.names('ours', 'values').filter((name) => !OWN.includes(name))
    const expected = program.names('real', 'values').filter((name) => !NOT_BUILT.includes(name))
    expect(values).toEqual(expected)
  })

  test.each([
    ['ours', 'real'],
    ['real', 'ours'],
  ] as const)('gives of %s fit where those of %s are asked for', (from, to) => {
    const values = program.names('ours', 'values').filter((name) => !OWN.includes(name))
    const types = program.names('real', 'types')
    const complaints = program.complaints([
      ...values.map((name) => `take<typeof ${to}.${name}>(${from}.${name})`),
      ...types.map((name) => `take<${to}.${name}>(give<${from}.${name}>())`),
    ])
    expect(complaints).toEqual([])
  })

  test('has no type that fits whatever it is held against', () => {
    const doors = ['ours', 'real'] as const
    const names = program.names('real', 'types')
    const each = doors.flatMap((door) => names.map((name) => `${door}.${name}`))
    expect(
      program.complaints(each.map((type) => `take<0 extends 1 & ${type} ? 'any' : 1>(1)`)),
    ).toEqual([])
  })

  test('tells a type that does not fit', () => {
    expect(program.complaints(['take<ours.JWT>(give<real.AuthUser>())'])).toHaveLength(1)
  })
})
