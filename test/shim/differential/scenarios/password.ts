import type { Scenario } from '../scenario.js'
import { EMAIL, NEW_PASSWORD, PASSWORD, USERNAME } from '../world.js'

const clientMetadata = { tenant: 'one' }

/** Passwords that are forgotten, and passwords that are changed. */
export const passwordScenarios: readonly Scenario[] = [
  {
    name: 'a forgotten password is replaced',
    async run({ auth, code, wrongCode }) {
      await auth.resetPassword({ username: EMAIL })
      const input = { username: EMAIL, newPassword: NEW_PASSWORD }
      await auth.confirmResetPassword({ ...input, confirmationCode: wrongCode() })
      await auth.confirmResetPassword({ ...input, newPassword: 'weak', confirmationCode: code() })
      await auth.confirmResetPassword({ ...input, confirmationCode: code() })
      await auth.signIn({ username: USERNAME, password: NEW_PASSWORD })
    },
  },
  {
    name: 'triggers of a forgotten password are told something',
    async run({ auth, code }) {
      const options = { clientMetadata }
      await auth.resetPassword({ username: USERNAME, options })
      await auth.confirmResetPassword({
        username: USERNAME,
        newPassword: NEW_PASSWORD,
        confirmationCode: code(),
        options,
      })
    },
  },
  {
    name: 'a forgotten password is not replaced',
    async run({ auth, pass, code }) {
      await auth.resetPassword({ username: 'nobody' })
      await auth.resetPassword({ username: USERNAME })
      await pass(2 * 60 * 60_000)
      await auth.confirmResetPassword({
        username: USERNAME,
        newPassword: NEW_PASSWORD,
        confirmationCode: code(),
      })
    },
  },
  {
    name: 'something is missing for a forgotten password',
    async run({ auth }) {
      const input = { username: USERNAME, newPassword: NEW_PASSWORD, confirmationCode: '123456' }
      await auth.resetPassword({ username: '' })
      await auth.confirmResetPassword({ ...input, username: '' })
      await auth.confirmResetPassword({ ...input, newPassword: '' })
      await auth.confirmResetPassword({ ...input, confirmationCode: '' })
    },
  },
  {
    name: 'a user without any address forgets the password',
    service: { user: { attributes: { email: '', email_verified: 'false', phone_number: '' } } },
    run: ({ auth }) => auth.resetPassword({ username: USERNAME }),
  },
  {
    name: 'a password is changed',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.updatePassword({ oldPassword: 'Wrong-horse-1', newPassword: NEW_PASSWORD })
      await auth.updatePassword({ oldPassword: PASSWORD, newPassword: 'weak' })
      await auth.updatePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD })
      await auth.signOut()
      await auth.signIn({ username: USERNAME, password: NEW_PASSWORD })
    },
  },
  {
    name: 'something is missing for a change of the password',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.updatePassword({ oldPassword: '', newPassword: NEW_PASSWORD })
      await auth.updatePassword({ oldPassword: PASSWORD, newPassword: '' })
    },
  },
]
