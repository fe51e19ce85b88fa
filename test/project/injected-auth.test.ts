import { expect, test } from 'vitest'
import { injectsAuth } from '../../transforms/injected-auth.js'

const amplify = `import { Auth } from 'aws-amplify'\n`

test.each([
  ['plugins/amplify.js', `${amplify}export default (ctx, inject) => { inject('auth', Auth) }`],
  ['plugins/amplify.ts', `${amplify}nuxtApp.provide('auth', Auth)`],
  ['plugins/a.ts', `${amplify}return { provide: { auth: Auth } }`],
  ['app/plugins/a.ts', `import Amplify from 'aws-amplify'\ninject("auth", Amplify.Auth)`],
  ['plugins/a.ts', `import { Auth as Cognito } from '@aws-amplify/auth'\ninject('auth', Cognito)`],
  ['src/main.js', `${amplify}Vue.prototype.$auth = Auth`],
  ['src/main.ts', `${amplify}app.config.globalProperties.$auth = Auth\n`],
])('sees in %s that $auth is Auth', (path, source) => {
  expect(injectsAuth(path, source)).toBe(true)
})

test.each([
  ['plugins/a.ts', `import { Auth } from './own'\ninject('auth', Auth)`],
  ['plugins/a.ts', `${amplify}inject('auth', new AuthService(Auth))`],
  ['plugins/a.ts', `${amplify}inject('auth', Authenticator)`],
  ['plugins/a.ts', `${amplify}inject('auth', Auth.currentSession)`],
  ['src/a.ts', `${amplify}inject('auth', Auth)`],
  ['plugins/a.ts', `${amplify}inject('user', Auth)`],
])('does not see it in %s: %s', (path, source) => {
  expect(injectsAuth(path, source)).toBe(false)
})
