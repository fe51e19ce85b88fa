import type { Scenario } from '../scenario.js'
import { ANSWER, EMAIL, NEW_PASSWORD, PASSWORD, riddle, USERNAME } from '../world.js'

const ada = { username: USERNAME, password: PASSWORD }
const wrong = { username: USERNAME, password: 'Wrong-horse-1' }
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const
const byRiddle = { authFlowType: 'CUSTOM_WITHOUT_SRP' } as const
const byBoth = { authFlowType: 'CUSTOM_WITH_SRP' } as const
const clientMetadata = { tenant: 'one' }

/** Ways in without a second factor. */
export const signInScenarios: readonly Scenario[] = [
  ...(
    [
      ['SRP', {}],
      ['a password', byPassword],
    ] as const
  ).flatMap(([way, options]): Scenario[] => [
    {
      name: `somebody signs in with ${way}`,
      async run({ auth }) {
        await auth.signIn({ ...ada, options })
        await auth.getCurrentUser()
        await auth.fetchAuthSession()
      },
    },
    {
      name: `somebody signs in with ${way} and an address`,
      async run({ auth }) {
        await auth.signIn({ ...ada, username: EMAIL, options })
        await auth.getCurrentUser()
        await auth.signOut()
      },
    },
    {
      name: `a wrong password is refused with ${way}, then the right one is taken`,
      async run({ auth }) {
        await auth.signIn({ ...wrong, options })
        await auth.signIn({ ...ada, options })
      },
    },
    {
      name: `nobody has that name, with ${way}`,
      run: ({ auth }) => auth.signIn({ ...ada, username: 'nobody', options }),
    },
    {
      name: `the pool does not say that nobody has that name, with ${way}`,
      service: { client: { preventUserExistenceErrors: true } },
      run: ({ auth }) => auth.signIn({ ...ada, username: 'nobody', options }),
    },
    {
      name: `the sign-up was never confirmed, with ${way}`,
      service: { user: { status: 'UNCONFIRMED' } },
      async run({ auth, code }) {
        await auth.signIn({ ...ada, options })
        await auth.resendSignUpCode({ username: USERNAME })
        await auth.confirmSignUp({ username: USERNAME, confirmationCode: code() })
        await auth.signIn({ ...ada, options })
      },
    },
    {
      name: `the password must be reset, with ${way}`,
      async run({ auth, cognito }) {
        cognito.requirePasswordReset({ username: USERNAME })
        await auth.signIn({ ...ada, options })
        await auth.confirmSignIn({ challengeResponse: NEW_PASSWORD })
      },
    },
    {
      name: `the user is disabled, with ${way}`,
      async run({ auth, cognito }) {
        cognito.disableUser({ username: USERNAME })
        await auth.signIn({ ...ada, options })
      },
    },
    {
      name: `triggers are told something, with ${way}`,
      run: ({ auth }) => auth.signIn({ ...ada, options: { ...options, clientMetadata } }),
    },
  ]),
  {
    name: 'a name is told by the id token and typed in another way',
    async run({ auth }) {
      await auth.signIn({ ...ada, username: 'ADA' })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'a password of letters that are not in ASCII',
    service: { user: { password: ' Zürich-日本-1 ' } },
    run: ({ auth }) => auth.signIn({ username: USERNAME, password: ' Zürich-日本-1 ' }),
  },
  {
    name: 'somebody is signed in already',
    visitor: 'signed in',
    async run({ auth }) {
      await auth.signIn(ada)
      await auth.signIn({ ...ada, options: byPassword })
      await auth.signIn({ username: USERNAME, options: byRiddle })
      await auth.signIn({ username: USERNAME, options: { authFlowType: 'USER_AUTH' } })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'the session of who was signed in can be ended by a sign-in',
    visitor: 'signed in two hours ago',
    async run({ auth, cognito }) {
      cognito.signOutUser({ username: USERNAME })
      await auth.signIn(ada)
    },
  },
  {
    name: 'something is missing',
    async run({ auth }) {
      await auth.signIn({ username: '', password: PASSWORD })
      await auth.signIn({ username: USERNAME, password: '' })
      await auth.signIn({ username: USERNAME })
      for (const options of [byPassword, byBoth, { authFlowType: 'USER_AUTH' } as const]) {
        await auth.signIn({ username: '', password: '', options })
        await auth.signIn({ username: USERNAME, password: '', options })
      }
      await auth.signIn({ username: '', options: byRiddle })
      await auth.confirmSignIn({ challengeResponse: '' })
      await auth.confirmSignIn({ challengeResponse: '123456' })
    },
  },
  {
    name: 'the app client does not allow the flow',
    service: { client: { authFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] } },
    async run({ auth }) {
      await auth.signIn(ada)
      await auth.signIn({ ...ada, options: byPassword })
    },
  },
  {
    name: 'there is no such app client',
    config: { userPoolClientId: 'anotherclient000000000001' },
    run: ({ auth }) => auth.signIn(ada),
  },
  {
    name: 'two sign in at once',
    run: ({ together }) => together((auth) => [auth.signIn(ada), auth.signIn(ada)]),
  },
  ...customScenarios(),
]

/** A challenge of the app's own. */
function customScenarios(): Scenario[] {
  const service = { triggers: riddle }
  return [
    {
      name: 'a riddle is solved',
      service,
      async run({ auth }) {
        await auth.signIn({ username: USERNAME, options: byRiddle })
        await auth.confirmSignIn({ challengeResponse: ANSWER })
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a riddle is solved by somebody who typed an address',
      service,
      async run({ auth }) {
        await auth.signIn({ username: EMAIL, options: byRiddle })
        await auth.confirmSignIn({ challengeResponse: ANSWER })
        await auth.getCurrentUser()
      },
    },
    {
      name: 'a wrong answer to a riddle may be corrected once',
      service,
      async run({ auth }) {
        await auth.signIn({ username: USERNAME, options: { ...byRiddle, clientMetadata } })
        await auth.confirmSignIn({ challengeResponse: 'one' })
        await auth.confirmSignIn({ challengeResponse: ANSWER, options: { clientMetadata } })
      },
    },
    {
      name: 'two wrong answers to a riddle end the sign-in',
      service,
      async run({ auth }) {
        await auth.signIn({ username: USERNAME, options: byRiddle })
        await auth.confirmSignIn({ challengeResponse: 'one' })
        await auth.confirmSignIn({ challengeResponse: 'two' })
        await auth.confirmSignIn({ challengeResponse: ANSWER })
      },
    },
    {
      name: 'a riddle comes after the password',
      service,
      async run({ auth }) {
        await auth.signIn({ ...ada, options: byBoth })
        await auth.confirmSignIn({ challengeResponse: ANSWER })
      },
    },
    {
      name: 'the password before a riddle is wrong',
      service,
      run: ({ auth }) => auth.signIn({ ...wrong, options: byBoth }),
    },
    {
      name: 'a password is not asked for before a riddle',
      service,
      run: ({ auth }) => auth.signIn({ ...ada, options: byRiddle }),
    },
    {
      name: 'a pool without triggers has no riddles',
      run: ({ auth }) => auth.signIn({ username: USERNAME, options: byRiddle }),
    },
    {
      name: 'the page is loaded again before a riddle is solved',
      service,
      async run({ auth, reload }) {
        await auth.signIn({ username: USERNAME, options: byRiddle })
        reload()
        await auth.confirmSignIn({ challengeResponse: ANSWER })
      },
    },
  ]
}
