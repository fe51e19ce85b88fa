import type { Scenario } from '../scenario.js'
import type { ServiceSetting } from '../world.js'
import { CLIENT_ID, EMAIL, NEW_PASSWORD, PASSWORD, riddle, USERNAME } from '../world.js'

const ada = { username: USERNAME, password: PASSWORD }
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const
const PREFIX = `CognitoIdentityServiceProvider.${CLIENT_ID}`

const tracked: ServiceSetting = {
  pool: {
    mfa: 'OPTIONAL',
    mfaFactors: ['SMS_MFA'],
    deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
  },
}
const onPrompt: ServiceSetting = {
  pool: {
    ...tracked.pool,
    deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: true },
  },
}

/** Devices that the pool knows again. */
export const deviceScenarios: readonly Scenario[] = [
  ...([{}, byPassword] as const).flatMap((options): Scenario[] => {
    const way = 'authFlowType' in options ? 'a password' : 'SRP'
    return [
      {
        name: `a new device is confirmed, and proved at the next sign-in with ${way}`,
        service: tracked,
        async run({ auth, pass }) {
          await auth.signIn({ ...ada, options: { ...options, clientMetadata: { tenant: 'one' } } })
          await auth.fetchDevices()
          await auth.signOut()
          await auth.signIn({ ...ada, options: { ...options, clientMetadata: { tenant: 'one' } } })
          await pass(2 * 60 * 60_000)
          await auth.fetchAuthSession()
        },
      },
      {
        name: `a device was forgotten meanwhile, and ${way} gets in nevertheless`,
        service: tracked,
        async run({ auth, cognito }) {
          await auth.signIn({ ...ada, options })
          await auth.signOut()
          cognito.faults.add({
            kind: 'error',
            operation: 'authFlowType' in options ? 'InitiateAuth' : 'RespondToAuthChallenge',
            type: 'ResourceNotFoundException',
            message: 'Device does not exist.',
            times: 1,
          })
          await auth.signIn({ ...ada, options })
        },
      },
      {
        name: `the secret of a device is wrong with ${way}`,
        service: tracked,
        async run({ auth, localStorage }) {
          await auth.signIn({ ...ada, options })
          await auth.signOut()
          localStorage.setItem(`${PREFIX}.${USERNAME}.randomPasswordKey`, `${'A'.repeat(54)}==`)
          await auth.signIn({ ...ada, options })
        },
      },
      {
        name: `a part of the secret of a device is missing with ${way}`,
        service: tracked,
        async run({ auth, localStorage }) {
          await auth.signIn({ ...ada, options })
          await auth.signOut()
          localStorage.removeItem(`${PREFIX}.${USERNAME}.deviceGroupKey`)
          await auth.signIn({ ...ada, options })
        },
      },
    ]
  }),
  {
    name: 'a device is kept under the address that was typed',
    service: tracked,
    async run({ auth }) {
      await auth.signIn({ ...ada, username: EMAIL, options: byPassword })
      await auth.signOut()
      await auth.signIn({ ...ada, username: EMAIL, options: byPassword })
    },
  },
  {
    name: 'a code is asked for on a new device only',
    service: tracked,
    async run({ auth, cognito, code }) {
      cognito.setMfa({ username: USERNAME, sms: true, preferred: 'SMS_MFA' })
      await auth.signIn(ada)
      await auth.confirmSignIn({ challengeResponse: code() })
      await auth.signOut()
      await auth.signIn(ada)
    },
  },
  {
    name: 'a device is proved after a code',
    service: {
      pool: {
        ...tracked.pool,
        deviceTracking: { challengeRequiredOnNewDevice: false, rememberedOnlyOnPrompt: false },
      },
    },
    async run({ auth, cognito, code }) {
      cognito.setMfa({ username: USERNAME, sms: true, preferred: 'SMS_MFA' })
      await auth.signIn(ada)
      await auth.confirmSignIn({ challengeResponse: code() })
      await auth.signOut()
      await auth.signIn(ada)
      await auth.confirmSignIn({ challengeResponse: code() })
    },
  },
  {
    name: 'a device is proved after a new password',
    service: tracked,
    async run({ auth, cognito }) {
      await auth.signIn(ada)
      await auth.signOut()
      cognito.setPassword({ username: USERNAME, password: PASSWORD, temporary: true })
      await auth.signIn(ada)
      await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
    },
  },
  {
    name: 'a device is proved after a riddle',
    service: { ...tracked, triggers: riddle },
    async run({ auth }) {
      const input = { username: USERNAME, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } } as const
      await auth.signIn(input)
      await auth.confirmSignIn({ challengeResponse: 'forty-two' })
      await auth.signOut()
      await auth.signIn(input)
      await auth.confirmSignIn({ challengeResponse: 'forty-two' })
    },
  },
  {
    name: 'a device is proved after a choice',
    service: { pool: { ...tracked.pool, mfa: 'OFF', firstFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    async run({ auth, code }) {
      const options = { authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' } as const
      for (let round = 0; round < 2; round++) {
        await auth.signIn({ username: USERNAME, options })
        await auth.confirmSignIn({ challengeResponse: code() })
        await auth.signOut()
      }
      const preferred = { ...options, preferredChallenge: 'PASSWORD_SRP' } as const
      await auth.signIn({ ...ada, options: preferred })
    },
  },
  {
    name: 'a new device cannot be confirmed',
    service: tracked,
    async run({ auth, cognito }) {
      cognito.faults.add({
        kind: 'error',
        operation: 'ConfirmDevice',
        type: 'InvalidParameterException',
      })
      await auth.signIn(ada)
      await auth.getCurrentUser()
    },
  },
  {
    name: 'a device is remembered, listed and forgotten',
    service: onPrompt,
    browser: { clientHints: true },
    async run({ auth }) {
      await auth.signIn(ada)
      await auth.rememberDevice()
      await auth.fetchDevices()
      await auth.forgetDevice()
      await auth.fetchDevices()
      await auth.forgetDevice()
      await auth.rememberDevice()
    },
  },
  {
    name: 'another device is forgotten',
    service: tracked,
    async run({ auth, localStorage, cognito }) {
      await auth.signIn(ada)
      await auth.signOut()
      for (const key of [...localStorage.entries.keys()]) localStorage.removeItem(key)
      await auth.signIn(ada)
      const [first] = cognito.getUser({ username: USERNAME }).devices as unknown as [string]
      await auth.forgetDevice({ device: { id: String(first) } })
      await auth.forgetDevice({ device: { id: 'eu-west-1_99999999-2222-4333-8444-555555555555' } })
      await auth.fetchDevices()
    },
  },
  {
    name: 'this device is forgotten by its key',
    service: tracked,
    async run({ auth }) {
      await auth.signIn(ada)
      const [device] = (await auth.fetchDevices()) ?? []
      if (device) await auth.forgetDevice({ device })
    },
  },
  {
    name: 'a pool without devices',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.fetchDevices()
      await auth.rememberDevice()
      await auth.forgetDevice()
      await auth.forgetDevice({ device: { id: 'eu-west-1_99999999-2222-4333-8444-555555555555' } })
    },
  },
  {
    name: 'an account is deleted with its device',
    service: tracked,
    async run({ auth }) {
      await auth.signIn(ada)
      await auth.deleteUser()
    },
  },
]
