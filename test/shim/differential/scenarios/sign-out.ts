import type { Scenario } from '../scenario.js'
import { CLIENT_ID, PASSWORD, USERNAME } from '../world.js'

const ada = { username: USERNAME, password: PASSWORD }
const PREFIX = `CognitoIdentityServiceProvider.${CLIENT_ID}`

/** Ways to sign out. */
export const signOutScenarios: readonly Scenario[] = [
  {
    name: 'nobody signs out',
    async run({ auth }) {
      await auth.signOut()
      await auth.signOut({ global: true })
    },
  },
  {
    name: 'somebody signs out here',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.signOut()
      await auth.getCurrentUser()
      await auth.signOut()
    },
  },
  {
    name: 'somebody signs out everywhere',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.signOut({ global: true })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'tokens of a pool without revocation are not revoked',
    service: { client: { enableTokenRevocation: false } },
    visitor: 'signed in',
    run: ({ auth }) => auth.signOut(),
  },
  {
    name: 'tokens ran out before the sign-out',
    visitor: 'signed in two hours ago',
    run: ({ auth }) => auth.signOut(),
  },
  ...[false, true].flatMap((global): Scenario[] => {
    const how = global ? 'everywhere' : 'here'
    return [
      {
        name: `somebody signs out ${how} without network`,
        visitor: 'signed in',
        async run({ auth, cognito }) {
          cognito.faults.add({ kind: 'drop' })
          await auth.signOut({ global })
          await auth.getCurrentUser()
        },
      },
      {
        name: `the service refuses a sign-out ${how}`,
        visitor: 'signed in',
        async run({ auth, cognito }) {
          cognito.faults.add({ kind: 'error', type: 'NotAuthorizedException' })
          await auth.signOut({ global })
          await auth.getCurrentUser()
        },
      },
    ]
  }),
  {
    name: 'another signs in after a sign-out',
    async run({ auth, cognito }) {
      cognito.createUser({ username: 'grace', password: PASSWORD })
      await auth.signIn(ada)
      await auth.signOut()
      await auth.signIn({ ...ada, username: 'grace' })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'a sign-out keeps the secret of the device',
    visitor: 'signed in',
    async run({ auth, localStorage }) {
      localStorage.setItem(`${PREFIX}.${USERNAME}.deviceKey`, 'eu-west-1_device')
      localStorage.setItem(`${PREFIX}.${USERNAME}.deviceGroupKey`, '-group')
      localStorage.setItem(`${PREFIX}.${USERNAME}.randomPasswordKey`, 'c2VjcmV0')
      await auth.signOut()
    },
  },
  {
    name: 'a sign-out ends a sign-in that is under way',
    service: {
      pool: { mfa: 'OPTIONAL' },
    },
    async run({ auth, cognito, code }) {
      cognito.setMfa({ username: USERNAME, sms: true, preferred: 'SMS_MFA' })
      await auth.signIn(ada)
      await auth.signOut()
      await auth.confirmSignIn({ challengeResponse: code() })
    },
  },
]
