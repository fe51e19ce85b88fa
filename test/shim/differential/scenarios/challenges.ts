import type { SetUpTOTPOutput, SignInOutput } from 'aws-amplify/auth'
import type { App, Scenario } from '../scenario.js'
import type { ServiceSetting } from '../world.js'
import { EMAIL, NEW_PASSWORD, PASSWORD, TOTP_SECRET, USERNAME } from '../world.js'

const ada = { username: USERNAME, password: PASSWORD }
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const
const clientMetadata = { tenant: 'one' }
const MINUTE = 60_000

const allFactors: ServiceSetting = {
  pool: { mfa: 'OPTIONAL', mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
}
type Factor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'
const factors: readonly Factor[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']

function ask(app: App, preferred: Factor | null): void {
  const totpSecret = TOTP_SECRET
  app.cognito.setMfa({ username: USERNAME, sms: true, email: true, totpSecret, preferred })
}

function codeFor(app: App, factor: Factor): Promise<string> {
  return factor === 'SOFTWARE_TOKEN_MFA' ? app.totp() : Promise.resolve(app.code())
}

/** Second factors, new passwords, and what comes between. */
export const challengeScenarios: readonly Scenario[] = [
  ...factors.flatMap((factor): Scenario[] => [
    {
      name: `${factor} is asked for`,
      service: allFactors,
      async run(app) {
        ask(app, factor)
        await app.auth.signIn({ ...ada, options: { clientMetadata } })
        const challengeResponse = await codeFor(app, factor)
        await app.auth.confirmSignIn({ challengeResponse, options: { clientMetadata } })
        await app.auth.getCurrentUser()
      },
    },
    {
      name: `${factor} is asked for after a plain password`,
      service: allFactors,
      async run(app) {
        ask(app, factor)
        await app.auth.signIn({ ...ada, username: EMAIL, options: byPassword })
        await app.auth.confirmSignIn({ challengeResponse: await codeFor(app, factor) })
        await app.auth.getCurrentUser()
      },
    },
    {
      name: `a wrong code of ${factor} may be corrected`,
      service: allFactors,
      async run(app) {
        ask(app, factor)
        await app.auth.signIn(ada)
        await app.auth.confirmSignIn({ challengeResponse: app.wrongCode() })
        await app.auth.confirmSignIn({ challengeResponse: await codeFor(app, factor) })
      },
    },
    {
      name: `${factor} is chosen`,
      service: allFactors,
      async run(app) {
        ask(app, null)
        await app.auth.signIn(ada)
        await app.auth.confirmSignIn({ challengeResponse: 'PIGEON' })
        const chosen = { SMS_MFA: 'SMS', SOFTWARE_TOKEN_MFA: 'TOTP', EMAIL_OTP: 'EMAIL' }[factor]
        await app.auth.confirmSignIn({ challengeResponse: chosen, options: { clientMetadata } })
        await app.auth.confirmSignIn({ challengeResponse: await codeFor(app, factor) })
      },
    },
    {
      name: `the page is loaded again while ${factor} is asked for`,
      service: allFactors,
      async run(app) {
        ask(app, factor)
        await app.auth.signIn(ada)
        app.reload()
        await app.auth.confirmSignIn({ challengeResponse: await codeFor(app, factor) })
        await app.auth.getCurrentUser()
      },
    },
  ]),
  {
    name: 'the page is loaded again while a factor is to be chosen',
    service: allFactors,
    async run(app) {
      ask(app, null)
      await app.auth.signIn(ada)
      app.reload()
      await app.auth.confirmSignIn({ challengeResponse: 'SMS' })
      app.reload()
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'the page is loaded again four minutes later',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      await app.pass(4 * MINUTE)
      app.reload()
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'the service has forgotten the challenge',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      app.cognito.expireSessions()
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
      await app.auth.signIn(ada)
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'a code comes four minutes later',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      await app.pass(4 * MINUTE)
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'a second sign-in takes the place of the first',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      const first = app.code()
      await app.auth.signIn(ada)
      await app.auth.confirmSignIn({ challengeResponse: first })
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'a code is empty, and then right',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      await app.auth.confirmSignIn({ challengeResponse: '' })
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'there is no network for a code, and then there is',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      app.cognito.faults.add({ kind: 'drop' })
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
      app.cognito.faults.clear()
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  {
    name: 'the answer to a code is lost on the way',
    service: allFactors,
    async run(app) {
      ask(app, 'SMS_MFA')
      await app.auth.signIn(ada)
      app.cognito.faults.add({ kind: 'drop', when: 'after', times: 1 })
      await app.auth.confirmSignIn({ challengeResponse: app.code() })
    },
  },
  ...newPasswordScenarios(),
  ...setupScenarios(),
  ...oddChallenges(),
]

function newPasswordScenarios(): Scenario[] {
  const service: ServiceSetting = { user: { temporary: true } }
  return [
    {
      name: 'a new password is asked for',
      service,
      async run({ auth }) {
        await auth.signIn(ada)
        await auth.confirmSignIn({ challengeResponse: 'weak' })
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD, options: { clientMetadata } })
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a new password is asked for after a plain password',
      service,
      async run({ auth }) {
        await auth.signIn({ ...ada, options: byPassword })
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
      },
    },
    {
      name: 'a new password comes with attributes',
      service: { ...service, pool: { schema: { name: { required: true } } } },
      async run({ auth }) {
        await auth.signIn(ada)
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
        const userAttributes = { name: 'Ada' }
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD, options: { userAttributes } })
        await auth.fetchUserAttributes()
      },
    },
    {
      name: 'a code is asked for after a new password',
      service: { ...service, ...allFactors },
      async run(app) {
        ask(app, 'SMS_MFA')
        await app.auth.signIn(ada)
        await app.auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
        await app.auth.confirmSignIn({ challengeResponse: app.code() })
      },
    },
    {
      name: 'the page is loaded again while a new password is asked for',
      service,
      async run({ auth, reload }) {
        await auth.signIn(ada)
        reload()
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
      },
    },
  ]
}

function setupScenarios(): Scenario[] {
  const required = (...mfaFactors: Factor[]): ServiceSetting => ({
    pool: { mfa: 'ON', mfaFactors },
    // Nothing that could be a factor without being set up.
    user: { attributes: { email: '', email_verified: 'false', phone_number: '' } },
  })
  return [
    {
      name: 'an authenticator app must be set up',
      service: required('SOFTWARE_TOKEN_MFA'),
      async run({ auth, totp, note, wrongCode }) {
        const result = await auth.signIn(ada)
        const details = totpDetailsOf(result)
        note(details?.getSetupUri('Shop', 'me').href.replace(/secret=\w+/, ''))
        note(details?.getSetupUri('My Shop').href.replace(/secret=\w+/, ''))
        await auth.confirmSignIn({ challengeResponse: wrongCode() })
        const challengeResponse = await totp(details?.sharedSecret)
        const options = { friendlyDeviceName: 'My phone', clientMetadata }
        await auth.confirmSignIn({ challengeResponse, options })
        await auth.fetchMFAPreference()
      },
    },
    {
      name: 'an address for codes must be set up',
      service: required('EMAIL_OTP'),
      async run({ auth, code }) {
        await auth.signIn(ada)
        await auth.confirmSignIn({ challengeResponse: EMAIL, options: { clientMetadata } })
        await auth.confirmSignIn({ challengeResponse: code() })
      },
    },
    {
      name: 'what is to be set up can be chosen: the app',
      service: required('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'),
      async run({ auth, totp }) {
        await auth.signIn(ada)
        await auth.confirmSignIn({ challengeResponse: 'PIGEON' })
        const result = await auth.confirmSignIn({ challengeResponse: 'TOTP' })
        const details = totpDetailsOf(result)
        const challengeResponse = await totp(details?.sharedSecret)
        await auth.confirmSignIn({ challengeResponse })
      },
    },
    {
      name: 'what is to be set up can be chosen: the address',
      service: required('SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'),
      async run({ auth, code }) {
        await auth.signIn(ada)
        await auth.confirmSignIn({ challengeResponse: 'EMAIL' })
        await auth.confirmSignIn({ challengeResponse: EMAIL })
        await auth.confirmSignIn({ challengeResponse: code() })
      },
    },
    {
      name: 'the page is loaded again while an app is set up',
      service: required('SOFTWARE_TOKEN_MFA'),
      async run({ auth, totp, reload }) {
        const result = await auth.signIn(ada)
        const details = totpDetailsOf(result)
        reload()
        const challengeResponse = await totp(details?.sharedSecret)
        await auth.confirmSignIn({ challengeResponse })
      },
    },
    {
      name: 'only a number could be set up',
      service: required('SMS_MFA'),
      run: ({ auth }) => auth.signIn(ada),
    },
  ]
}

/** What an authenticator app is set up with, where the step says it. */
function totpDetailsOf(result: SignInOutput | undefined): SetUpTOTPOutput | undefined {
  const step = result?.nextStep
  return step && 'totpSetupDetails' in step ? step.totpSetupDetails : undefined
}

/** Answers of the service that nobody has seen yet, or should ever see. */
function oddChallenges(): Scenario[] {
  const answered = (name: string, answer: object): Scenario => ({
    name,
    async run(app) {
      app.answer('InitiateAuth', { status: 200, body: JSON.stringify(answer) })
      await app.auth.signIn({ ...ada, options: byPassword })
      await app.auth.confirmSignIn({ challengeResponse: '123456' })
      await app.auth.getCurrentUser()
    },
  })
  return [
    answered('a challenge that nobody knows', {
      ChallengeName: 'HOLOGRAM',
      Session: 's'.repeat(40),
      ChallengeParameters: { USERNAME },
    }),
    answered('a sign-in is answered with nothing', {}),
    answered('a sign-in is answered with tokens that are none', {
      AuthenticationResult: { AccessToken: 'x', IdToken: 'y', RefreshToken: 'z' },
      ChallengeParameters: {},
    }),
    answered('a challenge comes without parameters', {
      ChallengeName: 'SMS_MFA',
      Session: 's'.repeat(40),
    }),
    answered('factors to choose from come as no JSON', {
      ChallengeName: 'SELECT_MFA_TYPE',
      Session: 's'.repeat(40),
      ChallengeParameters: { USERNAME, MFAS_CAN_CHOOSE: 'SMS_MFA' },
    }),
    {
      name: 'a sign-in is answered with a page',
      async run(app) {
        app.answer('InitiateAuth', { status: 200, body: '<html></html>' })
        await app.auth.signIn(ada)
        await app.auth.getCurrentUser()
      },
    },
  ]
}
