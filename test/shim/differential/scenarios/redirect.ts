import type { SignInWithRedirectInput } from 'aws-amplify/auth'
import type { ClientOptions } from '../../../../emulator/index.js'
import { PAGES } from '../network.js'
import type { Scenario } from '../scenario.js'
import { USERNAME } from '../world.js'

const APP = 'http://localhost:3000/'
const BYE = 'http://localhost:3000/bye'
const scopes = ['openid', 'email', 'aws.cognito.signin.user.admin']
const oauth = {
  domain: PAGES,
  scopes,
  redirectSignIn: [APP],
  redirectSignOut: [BYE, APP],
  responseType: 'code',
}
const client: ClientOptions = {
  callbackUrls: [APP],
  logoutUrls: [BYE, APP],
  oauthFlows: ['code', 'implicit'],
  oauthScopes: scopes,
  identityProviders: ['COGNITO', 'Google', 'MyOidc'],
}

/** A user pool with sign-in pages, and people at two providers. */
const withPages = {
  service: {
    client,
    pool: {
      identityProviders: [
        { name: 'Google', attributes: { sub: '4242', email: 'grace@gmail.example' } },
        { name: 'MyOidc', attributes: { sub: '1', email: 'joan@oidc.example' } },
      ],
    },
  },
  config: { loginWith: { oauth } },
} as const

/** What the pages are told. */
const waysOut: Readonly<Record<string, SignInWithRedirectInput | undefined>> = {
  plainly: undefined,
  'of Amazon': { provider: 'Amazon' },
  'of Apple': { provider: 'Apple' },
  'of Facebook': { provider: 'Facebook' },
  'of a provider of its own': { provider: { custom: 'MyOidc' } },
  'of the provider of a company': { provider: { idpIdentifier: 'company.example' } },
  'with hints': {
    options: { loginHint: 'ada@example.com', lang: 'pt-BR', nonce: 'n0nce', prompt: 'LOGIN' },
  },
  'and asked for nothing': { options: { prompt: 'NONE' } },
  'of Google and asked for nothing': { provider: 'Google', options: { prompt: 'NONE' } },
  'in a session of its own': { options: { preferPrivateSession: true } },
}

/** Sign-ins at the pages of the user pool, and what comes of them. */
export const redirectScenarios: readonly Scenario[] = [
  {
    name: 'somebody signs in at the pages and out again',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect({ customState: '/basket?a=1' })
      await follow()
      await auth.getCurrentUser()
      await auth.fetchAuthSession()
      await auth.signOut()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'somebody signs in at Google',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ subject: '4242', attributes: { email: 'grace@gmail.example' } })
      await auth.signInWithRedirect({ provider: 'Google' })
      await follow()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'somebody signs in with a nonce',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect({ options: { nonce: 'n0nce' } })
      await follow()
      await auth.getCurrentUser()
    },
  },
  ...Object.entries(waysOut).map(
    ([what, input]): Scenario => ({
      name: `somebody is sent to the pages ${what}`,
      ...withPages,
      run: ({ auth }) => auth.signInWithRedirect(input),
    }),
  ),
  {
    name: 'somebody says no at the pages',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ error: 'access_denied', description: 'User denied' })
      await auth.signInWithRedirect()
      await follow()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'somebody comes back without an answer',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      await follow(() => APP)
      await auth.getCurrentUser()
    },
  },
  {
    name: 'somebody comes back with the state of another',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      await follow((back) => {
        back.searchParams.set('state', 'x'.repeat(32))
        return back.href
      })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'somebody comes back with a code that is none',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      await follow((back) => {
        back.searchParams.set('code', 'none')
        return back.href
      })
      await auth.getCurrentUser()
    },
  },
  {
    name: 'nobody has asked for a code',
    ...withPages,
    async run({ auth, cognito, follow, localStorage }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      localStorage.clear()
      await follow()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'tokens cannot be got for a code',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      cognito.faults.add({ kind: 'server-error', operation: '/oauth2/token' })
      await follow()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'there is no network for a code',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      cognito.faults.add({ kind: 'drop', operation: '/oauth2/token' })
      await follow()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'tokens come without a code',
    ...withPages,
    config: { loginWith: { oauth: { ...oauth, responseType: 'token' } } },
    async run({ auth, cognito, follow, pass }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      await follow()
      await auth.getCurrentUser()
      await pass(2 * 60 * 60_000)
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'somebody is signed in already',
    ...withPages,
    visitor: 'signed in',
    async run({ auth }) {
      await auth.signInWithRedirect()
      await auth.signInWithRedirect({ options: { prompt: 'LOGIN' } })
    },
  },
  {
    name: 'there are no pages',
    async run({ auth }) {
      await auth.signInWithRedirect()
    },
  },
  {
    name: 'nothing is configured',
    pools: 'nothing',
    async run({ auth }) {
      await auth.signInWithRedirect()
    },
  },
  {
    name: 'the page is none of those that are come back to',
    ...withPages,
    browser: { url: 'https://elsewhere.example/' },
    run: ({ auth }) => auth.signInWithRedirect(),
  },
  {
    name: 'a sign-out leads to another page',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      for (const redirectUrl of [APP, BYE, 'http://localhost:3000/unknown']) {
        await auth.signInWithRedirect()
        await follow()
        await auth.signOut({ global: false, oauth: { redirectUrl } })
      }
    },
  },
  {
    name: 'a sign-out everywhere leads to the pages',
    ...withPages,
    async run({ auth, cognito, follow }) {
      cognito.autoSignIn({ username: USERNAME })
      await auth.signInWithRedirect()
      await follow()
      await auth.signOut({ global: true })
    },
  },
  {
    name: 'a password is used although there are pages',
    ...withPages,
    visitor: 'signed in',
    run: ({ auth }) => auth.signOut(),
  },
  {
    name: 'v5 has left word of its pages',
    ...withPages,
    visitor: 'signed in by v5',
    async run({ auth, localStorage, reload }) {
      localStorage.setItem('amplify-signin-with-hostedUI', 'true')
      reload()
      await auth.signOut()
    },
  },
]
