import type { Scenario } from '../scenario.js'
import { IDENTITY_POOL_ID, PASSWORD, USERNAME } from '../world.js'

const ada = { username: USERNAME, password: PASSWORD }
const both = 'user pool and identity pool'

/** AWS credentials, of guests and of users. */
export const identityScenarios: readonly Scenario[] = [
  {
    name: 'a guest has credentials',
    pools: both,
    async run({ auth, reload }) {
      await auth.fetchAuthSession()
      await auth.fetchAuthSession()
      reload()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'a guest has credentials without any user pool',
    pools: 'identity pool',
    run: ({ auth }) => auth.fetchAuthSession(),
  },
  {
    name: 'guests are not allowed',
    pools: both,
    config: { allowGuestAccess: false },
    run: ({ auth }) => auth.fetchAuthSession(),
  },
  {
    name: 'a user has credentials',
    pools: both,
    visitor: 'signed in',
    async run({ auth }) {
      await auth.fetchAuthSession()
      await auth.fetchAuthSession()
      await auth.fetchAuthSession({ forceRefresh: true })
      await auth.signOut()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'a guest signs in and keeps the identity',
    pools: both,
    async run({ auth }) {
      await auth.fetchAuthSession()
      await auth.signIn(ada)
      await auth.fetchAuthSession()
      await auth.signOut()
    },
  },
  {
    name: 'four ask at once for credentials',
    pools: both,
    visitor: 'signed in',
    run: ({ together }) => together((auth) => [1, 2, 3, 4].map(() => auth.fetchAuthSession())),
  },
  {
    name: 'credentials are renewed after fifty minutes',
    pools: both,
    visitor: 'signed in',
    async run({ auth, pass }) {
      await auth.fetchAuthSession()
      await pass(49 * 60_000)
      await auth.fetchAuthSession()
      await pass(2 * 60_000)
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the identity pool refuses a user',
    pools: both,
    visitor: 'signed in',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'error', operation: 'GetId', type: 'NotAuthorizedException' })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
      await auth.fetchUserAttributes()
    },
  },
  {
    name: 'the identity pool refuses a guest',
    pools: both,
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'error', operation: 'GetId', type: 'NotAuthorizedException' })
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'there is no network to the identity pool',
    pools: both,
    visitor: 'signed in',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'drop', operation: 'GetCredentialsForIdentity' })
      await auth.fetchAuthSession()
      cognito.faults.clear()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the identity of a guest is gone',
    pools: both,
    async run({ auth, cognito, reload }) {
      await auth.fetchAuthSession()
      reload()
      cognito.faults.add({
        kind: 'error',
        operation: 'GetCredentialsForIdentity',
        type: 'ResourceNotFoundException',
        times: 1,
      })
      await auth.fetchAuthSession()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the identity that a guest had in v5',
    pools: both,
    async run({ auth, localStorage, reload }) {
      const session = await auth.fetchAuthSession()
      localStorage.clear()
      localStorage.setItem(`CognitoIdentityId-${IDENTITY_POOL_ID}`, session?.identityId ?? '')
      reload()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'a function of the user is called where there is an identity pool',
    pools: both,
    visitor: 'signed in',
    async run({ auth }) {
      await auth.fetchUserAttributes()
      await auth.updateUserAttributes({ userAttributes: { name: 'Ada' } })
    },
  },
]
