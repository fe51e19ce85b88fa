import type { Scenario } from '../scenario.js'
import type { ServiceSetting } from '../world.js'
import { EMAIL, PASSWORD, USERNAME } from '../world.js'

const joan = { username: 'joan', password: PASSWORD }
const userAttributes = { email: 'joan@example.com' }
const clientMetadata = { tenant: 'one' }
const confirmed: ServiceSetting = {
  triggers: {
    preSignUp({ response }) {
      response.autoConfirmUser = true
      response.autoVerifyEmail = true
    },
  },
}
const passwordless: ServiceSetting = { pool: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] } }
const byChoice = { authFlowType: 'USER_AUTH' } as const

/** Accounts that people make for themselves. */
export const signUpScenarios: readonly Scenario[] = [
  {
    name: 'somebody signs up, confirms and signs in',
    async run({ auth, code, wrongCode }) {
      await auth.signUp({ ...joan, options: { userAttributes } })
      await auth.signIn(joan)
      await auth.confirmSignUp({ username: 'joan', confirmationCode: wrongCode() })
      await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
      await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
      await auth.signIn(joan)
      await auth.fetchUserAttributes()
    },
  },
  {
    name: 'triggers of a sign-up are told something',
    async run({ auth, code }) {
      const validationData = { invitation: 'seven' }
      await auth.signUp({ ...joan, options: { userAttributes, clientMetadata, validationData } })
      await auth.resendSignUpCode({ username: 'joan', options: { clientMetadata } })
      await auth.confirmSignUp({
        username: 'joan',
        confirmationCode: code(),
        options: { clientMetadata, forceAliasCreation: true },
      })
    },
  },
  {
    name: 'a sign-up is confirmed at once',
    service: confirmed,
    async run({ auth }) {
      await auth.signUp({ ...joan, options: { userAttributes } })
      await auth.autoSignIn()
      await auth.signIn(joan)
    },
  },
  {
    name: 'a sign-up has no attributes and no options',
    service: { pool: { autoVerifiedAttributes: [] } },
    run: ({ auth }) => auth.signUp(joan),
  },
  {
    name: 'a sign-up is refused',
    async run({ auth }) {
      await auth.signUp({ username: USERNAME, password: PASSWORD, options: { userAttributes } })
      await auth.signUp({ ...joan, password: 'weak', options: { userAttributes } })
      await auth.signUp({ ...joan, options: { userAttributes: { email: 'no address' } } })
    },
  },
  {
    name: 'a trigger refuses a sign-up',
    service: {
      triggers: {
        preSignUp() {
          throw new Error('Invited people only.')
        },
      },
    },
    run: ({ auth }) => auth.signUp({ ...joan, options: { userAttributes } }),
  },
  {
    name: 'people may not sign themselves up',
    service: { pool: { selfSignUp: false } },
    run: ({ auth }) => auth.signUp({ ...joan, options: { userAttributes } }),
  },
  {
    name: 'something is missing at a sign-up',
    async run({ auth }) {
      await auth.signUp({ username: '', password: PASSWORD })
      await auth.signUp({ username: 'joan', password: '' })
      await auth.signUp({ username: 'joan' })
      await auth.confirmSignUp({ username: '', confirmationCode: '123456' })
      await auth.confirmSignUp({ username: 'joan', confirmationCode: '' })
      await auth.resendSignUpCode({ username: '' })
      await auth.resendSignUpCode({ username: 'nobody' })
      await auth.confirmSignUp({ username: 'nobody', confirmationCode: '123456' })
    },
  },
  {
    name: 'the address of a sign-up belongs to another account',
    async run({ auth, code }) {
      await auth.signUp({ ...joan, options: { userAttributes: { email: EMAIL } } })
      const input = { username: 'joan', confirmationCode: code() }
      await auth.confirmSignUp(input)
      await auth.confirmSignUp({ ...input, options: { forceAliasCreation: false } })
      await auth.confirmSignUp({ ...input, options: { forceAliasCreation: true } })
    },
  },
  {
    name: 'a code of a sign-up is a day too old',
    async run({ auth, code, pass }) {
      await auth.signUp({ ...joan, options: { userAttributes } })
      const confirmationCode = code()
      await pass(25 * 60 * 60_000)
      await auth.confirmSignUp({ username: 'joan', confirmationCode })
      await auth.resendSignUpCode({ username: 'joan' })
      await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
    },
  },
  ...autoSignInScenarios(),
]

function autoSignInScenarios(): Scenario[] {
  return [
    {
      name: 'a sign-in follows a sign-up',
      async run({ auth, code }) {
        await auth.autoSignIn()
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
        await auth.getCurrentUser()
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-in follows a sign-up that is confirmed at once',
      service: confirmed,
      async run({ auth }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await auth.autoSignIn()
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a sign-in with a flow of its own follows a sign-up',
      async run({ auth, code }) {
        const autoSignIn = { authFlowType: 'USER_PASSWORD_AUTH', clientMetadata } as const
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn } })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-in follows a sign-up without a password',
      service: passwordless,
      async run({ auth, code }) {
        await auth.signUp({
          username: 'joan',
          options: { userAttributes, autoSignIn: byChoice },
        })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a sign-in with a choice follows a sign-up with a password',
      service: passwordless,
      async run({ auth, code }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: byChoice } })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-in does not follow a sign-up that did not ask for it',
      async run({ auth, code }) {
        await auth.signUp({ ...joan, options: { userAttributes } })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-in does not follow after the page was loaded again',
      async run({ auth, code, reload }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        reload()
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-in follows a sign-up of somebody else who is confirmed in between',
      async run({ auth, cognito, code }) {
        cognito.createUser({ username: 'eve', password: PASSWORD, status: 'UNCONFIRMED' })
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        const confirmationCode = code()
        await auth.confirmSignUp({ username: 'eve', confirmationCode })
        await auth.confirmSignUp({ username: 'joan', confirmationCode })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-up is confirmed more than three minutes later',
      async run({ auth, code, pass }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await pass(4 * 60_000)
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
      },
    },
    {
      name: 'a sign-up is confirmed with a link, and a sign-in follows',
      config: { signUpVerificationMethod: 'link' },
      async run({ auth, cognito, together, pass }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await together((door) => {
          const signedIn = door.autoSignIn()
          const clicked = pass(12_000)
            .then(() => void cognito.confirmUser({ username: 'joan' }))
            .then(() => pass(6_000))
          return [signedIn, clicked]
        })
        await auth.getCurrentUser()
      },
    },
    {
      name: 'the link of a sign-up is never followed',
      config: { signUpVerificationMethod: 'link' },
      async run({ auth, together, pass }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await together((door) => [door.autoSignIn(), pass(4 * 60_000)])
      },
    },
    {
      name: 'a sign-in that follows a sign-up asks for a code',
      service: { pool: { mfa: 'ON', mfaFactors: ['EMAIL_OTP'] } },
      async run({ auth, code }) {
        await auth.signUp({ ...joan, options: { userAttributes, autoSignIn: true } })
        await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
        await auth.autoSignIn()
        await auth.confirmSignIn({ challengeResponse: code() })
      },
    },
  ]
}
