import type { App, Scenario } from '../scenario.js'
import { CLIENT_ID, PASSWORD, USERNAME } from '../world.js'

const HOUR = 60 * 60 * 1000
const PREFIX = `CognitoIdentityServiceProvider.${CLIENT_ID}`
const DEVICE = {
  deviceKey: 'eu-west-1_99999999-2222-4333-8444-555555555555',
  deviceGroupKey: '-device-group',
  randomPasswordKey: 'A'.repeat(54).concat('=='),
}

const ada = { username: USERNAME, password: PASSWORD }

/** Who is signed in, and with which tokens. */
export const sessionScenarios: readonly Scenario[] = [
  {
    name: 'nobody is signed in',
    async run({ auth }) {
      await lookAround(auth)
      await auth.fetchAuthSession({ forceRefresh: true })
    },
  },
  { name: 'somebody is signed in', visitor: 'signed in', run: ({ auth }) => lookAround(auth) },
  {
    name: 'somebody is signed in with a session of v5',
    visitor: 'signed in by v5',
    async run({ auth }) {
      await lookAround(auth)
      await auth.signOut()
    },
  },
  { name: 'nothing is configured', pools: 'nothing', run: ({ auth }) => lookAround(auth) },
  {
    name: 'only an identity pool is configured',
    pools: 'identity pool',
    run: ({ auth }) => lookAround(auth),
  },
  {
    name: 'the page is loaded again',
    async run({ auth, reload }) {
      await auth.signIn(ada)
      reload()
      await auth.getCurrentUser()
      await auth.fetchAuthSession()
    },
  },
  ...tokensInStorage(),
]

/** Refreshes. */
export const refreshScenarios: readonly Scenario[] = [
  {
    name: 'tokens that ran out are refreshed',
    visitor: 'signed in two hours ago',
    async run({ auth }) {
      await auth.fetchAuthSession()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'who asks for the user has the tokens refreshed too',
    visitor: 'signed in two hours ago',
    run: ({ auth }) => auth.getCurrentUser(),
  },
  {
    name: 'tokens run out while the page is open',
    visitor: 'signed in',
    async run({ auth, pass }) {
      await auth.fetchAuthSession()
      await pass(HOUR - 6_000)
      await auth.fetchAuthSession()
      await pass(2_000)
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'a refresh is forced, and its trigger is told something',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.fetchAuthSession({ forceRefresh: true })
      await auth.fetchAuthSession({ forceRefresh: true, clientMetadata: { tenant: 'one' } })
    },
  },
  {
    name: 'five ask at once for tokens that ran out',
    visitor: 'signed in two hours ago',
    run: ({ together }) => together((auth) => [1, 2, 3, 4, 5].map(() => auth.fetchAuthSession())),
  },
  {
    name: 'refresh tokens are rotated',
    service: { client: { refreshRotationGraceSeconds: 0 } },
    visitor: 'signed in two hours ago',
    async run({ auth, pass }) {
      await auth.fetchAuthSession()
      await pass(2 * HOUR)
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the device is named where its secret is known',
    visitor: 'signed in two hours ago',
    async run({ auth, localStorage }) {
      for (const [name, value] of Object.entries(DEVICE)) {
        localStorage.setItem(`${PREFIX}.${USERNAME}.${name}`, value)
      }
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the session was ended elsewhere',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.signOutUser({ username: USERNAME })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'the user is gone when a function refreshes first',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.signOutUser({ username: USERNAME })
      await auth.fetchUserAttributes()
      await auth.getCurrentUser()
    },
  },
  ...[
    'TokenRevokedException',
    'UserNotFoundException',
    'PasswordResetRequiredException',
    'UserNotConfirmedException',
    'RefreshTokenReuseException',
    'NotAuthorizedException',
    'UserLambdaValidationException',
    'LimitExceededException',
    'TooManyRequestsException',
    'InvalidParameterException',
    'ResourceNotFoundException',
    'InternalErrorException',
  ].map(
    (type): Scenario => ({
      name: `a refresh is refused with ${type}`,
      visitor: 'signed in two hours ago',
      async run({ auth, cognito }) {
        cognito.faults.add({ kind: 'error', type, message: `Refused: ${type}` })
        await auth.fetchAuthSession()
        cognito.faults.clear()
        await auth.getCurrentUser()
        await auth.fetchAuthSession()
      },
    }),
  ),
  {
    name: 'there is no network at a refresh, and then there is',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'drop' })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
      await auth.fetchUserAttributes()
      cognito.faults.clear()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'the network fails twice at a refresh',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'drop', times: 2 })
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the service is throttled twice at a refresh',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'throttle', times: 2 })
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'the service has a fault at a refresh',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.faults.add({ kind: 'server-error' })
      await auth.fetchAuthSession()
      cognito.faults.clear()
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'a proxy answers a refresh with a page',
    visitor: 'signed in two hours ago',
    async run({ auth, answer }) {
      answer('GetTokensFromRefreshToken', {
        status: 502,
        body: '<html>Bad Gateway</html>',
        times: 3,
      })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'a refresh is answered with nothing',
    visitor: 'signed in two hours ago',
    async run({ auth, answer }) {
      answer('GetTokensFromRefreshToken', { status: 200, body: '{}' })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'a refresh is answered with what is no token',
    visitor: 'signed in two hours ago',
    async run({ auth, answer }) {
      const body = JSON.stringify({ AuthenticationResult: { AccessToken: 'x', IdToken: 'y' } })
      answer('GetTokensFromRefreshToken', { status: 200, body })
      await auth.fetchAuthSession()
      await auth.getCurrentUser()
    },
  },
  ...[5, -5].map(
    (minutes): Scenario => ({
      name: `the clock of the service is five minutes ${minutes > 0 ? 'ahead' : 'behind'}`,
      async run({ auth, cognito, pass }) {
        cognito.clock.advance(minutes * 60_000)
        await auth.signIn(ada)
        await auth.fetchAuthSession()
        await pass(58 * 60_000)
        await auth.fetchAuthSession()
        await pass(4 * 60_000)
        await auth.fetchAuthSession()
      },
    }),
  ),
]

/** What the storage may hold besides what a sign-in has left there. */
function tokensInStorage(): Scenario[] {
  const changed = (
    name: string,
    visitor: Scenario['visitor'] & string,
    change: (app: App) => void,
  ): Scenario => ({
    name,
    visitor,
    async run(app) {
      change(app)
      await lookAround(app.auth)
      await app.auth.signOut()
    },
  })
  const without = (field: string) => (app: App) =>
    app.localStorage.removeItem(`${PREFIX}.${USERNAME}.${field}`)
  const holding = (field: string, value: string) => (app: App) =>
    app.localStorage.setItem(`${PREFIX}.${USERNAME}.${field}`, value)
  return [
    changed('the id token is missing', 'signed in', without('idToken')),
    changed('the access token is missing', 'signed in', without('accessToken')),
    changed('the refresh token is missing', 'signed in', without('refreshToken')),
    changed(
      'the refresh token is missing and the others ran out',
      'signed in two hours ago',
      without('refreshToken'),
    ),
    changed('the clock drift is missing', 'signed in', without('clockDrift')),
    changed('the sign-in details are missing', 'signed in', without('signInDetails')),
    changed('nobody was there last', 'signed in', ({ localStorage }) =>
      localStorage.removeItem(`${PREFIX}.LastAuthUser`),
    ),
    changed(
      'the clock drift is not a number',
      'signed in two hours ago',
      holding('clockDrift', 'NaN'),
    ),
    changed('the access token is empty', 'signed in', holding('accessToken', '')),
    changed('the access token is not a token', 'signed in', holding('accessToken', 'not a token')),
    changed('the sign-in details are not JSON', 'signed in', holding('signInDetails', '{')),
  ]
}

/** What an app asks first. */
async function lookAround(auth: App['auth']): Promise<void> {
  await auth.getCurrentUser()
  await auth.fetchAuthSession()
  await auth.fetchUserAttributes()
}
