import type { Scenario } from '../scenario.js'
import type { ServiceSetting } from '../world.js'
import { EMAIL, PASSWORD, USERNAME } from '../world.js'

const options = { authFlowType: 'USER_AUTH' } as const
const wrongPassword = 'Wrong-horse-1'

const service: ServiceSetting = {
  pool: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] },
}

const withPasskeys: ServiceSetting = {
  pool: { firstFactors: ['PASSWORD', 'WEB_AUTHN'], relyingPartyId: 'localhost' },
}
const byPasskey = { ...options, preferredChallenge: 'WEB_AUTHN' } as const
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const

/** Sign-ins that begin with a choice. */
export const userAuthScenarios: readonly Scenario[] = [
  ...(['PASSWORD', 'PASSWORD_SRP'] as const).flatMap((preferredChallenge): Scenario[] => [
    {
      name: `${preferredChallenge} is preferred`,
      service,
      async run({ auth }) {
        const preferred = { ...options, preferredChallenge, clientMetadata: { tenant: 'one' } }
        await auth.signIn({ username: EMAIL, password: wrongPassword, options: preferred })
        await auth.signIn({ username: EMAIL, password: PASSWORD, options: preferred })
        await auth.getCurrentUser()
      },
    },
    {
      name: `${preferredChallenge} is preferred and no password is given`,
      service,
      run: ({ auth }) =>
        auth.signIn({ username: USERNAME, options: { ...options, preferredChallenge } }),
    },
    {
      name: `${preferredChallenge} is chosen`,
      service,
      async run({ auth }) {
        await auth.signIn({ username: EMAIL, options })
        await auth.confirmSignIn({ challengeResponse: preferredChallenge })
        await auth.confirmSignIn({ challengeResponse: PASSWORD })
        await auth.getCurrentUser()
      },
    },
    {
      name: `${preferredChallenge} is chosen and wrong`,
      service,
      async run({ auth }) {
        await auth.signIn({ username: USERNAME, options })
        await auth.confirmSignIn({ challengeResponse: preferredChallenge })
        await auth.confirmSignIn({ challengeResponse: wrongPassword })
        await auth.confirmSignIn({ challengeResponse: PASSWORD })
      },
    },
    {
      name: `the page is loaded again after ${preferredChallenge} was chosen`,
      service,
      async run({ auth, reload }) {
        await auth.signIn({ username: USERNAME, options })
        await auth.confirmSignIn({ challengeResponse: preferredChallenge })
        reload()
        await auth.confirmSignIn({ challengeResponse: PASSWORD })
      },
    },
  ]),
  ...(['EMAIL_OTP', 'SMS_OTP'] as const).flatMap((preferredChallenge): Scenario[] => [
    {
      name: `${preferredChallenge} is preferred`,
      service,
      async run({ auth, code, wrongCode }) {
        await auth.signIn({ username: EMAIL, options: { ...options, preferredChallenge } })
        await auth.confirmSignIn({ challengeResponse: wrongCode() })
        await auth.confirmSignIn({ challengeResponse: code() })
        await auth.getCurrentUser()
      },
    },
    {
      name: `${preferredChallenge} is chosen`,
      service,
      async run({ auth, code }) {
        await auth.signIn({ username: USERNAME, options })
        await auth.confirmSignIn({
          challengeResponse: preferredChallenge,
          options: { clientMetadata: { tenant: 'one' } },
        })
        await auth.confirmSignIn({ challengeResponse: code() })
      },
    },
    {
      name: `the page is loaded again after ${preferredChallenge} was chosen`,
      service,
      async run({ auth, code, reload }) {
        await auth.signIn({ username: USERNAME, options })
        reload()
        await auth.confirmSignIn({ challengeResponse: preferredChallenge })
        reload()
        await auth.confirmSignIn({ challengeResponse: code() })
      },
    },
  ]),
  {
    name: 'a preferred factor that the user does not have',
    service: { ...service, user: { attributes: { phone_number: '' } } },
    run: ({ auth }) =>
      auth.signIn({ username: USERNAME, options: { ...options, preferredChallenge: 'SMS_OTP' } }),
  },
  {
    name: 'a factor is chosen that was not offered',
    async run({ auth }) {
      await auth.signIn({ username: USERNAME, options })
      await auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' })
      await auth.confirmSignIn({ challengeResponse: 'PASSWORD' })
    },
  },
  {
    name: 'a preferred challenge that the configuration does not have',
    service,
    config: { passwordless: { emailOtpEnabled: false } },
    run: ({ auth }) =>
      auth.signIn({ username: USERNAME, options: { ...options, preferredChallenge: 'EMAIL_OTP' } }),
  },
  {
    name: 'the configuration prefers a challenge',
    service,
    config: { passwordless: { emailOtpEnabled: true, preferredChallenge: 'EMAIL_OTP' } },
    run: ({ auth }) => auth.signIn({ username: USERNAME, options }),
  },
  {
    name: 'the flow is not allowed',
    service: { client: { authFlows: ['ALLOW_USER_SRP_AUTH'] } },
    run: ({ auth }) => auth.signIn({ username: USERNAME, options }),
  },
  {
    name: 'nobody has that name',
    service,
    run: ({ auth }) => auth.signIn({ username: 'nobody', options }),
  },
  ...passkeyScenarios(),
]

function passkeyScenarios(): Scenario[] {
  const ada = { username: USERNAME, password: PASSWORD, options: byPassword }
  return [
    {
      name: 'a passkey is made, listed, used and deleted',
      service: withPasskeys,
      async run({ auth }) {
        await auth.signIn(ada)
        await auth.associateWebAuthnCredential()
        const list = await auth.listWebAuthnCredentials()
        await auth.listWebAuthnCredentials({ pageSize: 1 })
        await auth.signOut()
        await auth.signIn({ username: USERNAME, options: byPasskey })
        await auth.getCurrentUser()
        await auth.deleteWebAuthnCredential({
          credentialId: list?.credentials[0]?.credentialId ?? '',
        })
        await auth.listWebAuthnCredentials()
        await auth.deleteWebAuthnCredential({ credentialId: 'bm9uZQ' })
      },
    },
    {
      name: 'a passkey is chosen',
      service: withPasskeys,
      async run({ auth }) {
        await auth.signIn(ada)
        await auth.associateWebAuthnCredential()
        await auth.signOut()
        await auth.signIn({ username: EMAIL, options })
        await auth.confirmSignIn({
          challengeResponse: 'WEB_AUTHN',
          options: { clientMetadata: { tenant: 'one' } },
        })
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a passkey is preferred by somebody who has none',
      service: withPasskeys,
      run: ({ auth }) => auth.signIn({ username: USERNAME, options: byPasskey }),
    },
    {
      name: 'nobody is signed in who could have passkeys',
      service: withPasskeys,
      async run({ auth }) {
        await auth.associateWebAuthnCredential()
        await auth.listWebAuthnCredentials()
        await auth.deleteWebAuthnCredential({ credentialId: 'bm9uZQ' })
      },
    },
    {
      name: 'the pool has no passkeys',
      visitor: 'signed in',
      async run({ auth }) {
        await auth.associateWebAuthnCredential()
        await auth.listWebAuthnCredentials()
      },
    },
    {
      name: 'the browser has no passkeys',
      service: withPasskeys,
      visitor: 'signed in',
      browser: { passkeys: null },
      run: ({ auth }) => auth.associateWebAuthnCredential(),
    },
    {
      name: 'the person makes no passkey',
      service: withPasskeys,
      visitor: 'signed in',
      browser: { passkeys: 'refused' },
      run: ({ auth }) => auth.associateWebAuthnCredential(),
    },
    {
      name: 'the options of a passkey are incomplete',
      service: withPasskeys,
      visitor: 'signed in',
      async run({ auth, answer }) {
        const body = JSON.stringify({ CredentialCreationOptions: { challenge: 'YQ' } })
        answer('StartWebAuthnRegistration', { status: 200, body })
        await auth.associateWebAuthnCredential()
      },
    },
    {
      name: 'the page belongs to another site',
      service: withPasskeys,
      visitor: 'signed in',
      browser: { url: 'https://localhost.evil.example/' },
      run: ({ auth }) => auth.associateWebAuthnCredential(),
    },
  ]
}
