import type { App, FunctionName, Scenario } from '../scenario.js'
import { NEW_PASSWORD, PASSWORD, USERNAME } from '../world.js'

/** Functions with a context before their input. */
type WithContext = Readonly<Record<FunctionName, (...input: unknown[]) => Promise<unknown>>>

/** Calls that are for one context, and no other. */
export const contextScenarios: readonly Scenario[] = [
  {
    name: 'somebody signs in and out in a context',
    pools: 'user pool',
    async run(app) {
      const { auth, context } = inContext(app)
      await auth.signIn(context, { username: USERNAME, password: PASSWORD })
      await auth.getCurrentUser(context)
      await auth.fetchAuthSession(context)
      await auth.fetchAuthSession(context, { forceRefresh: true })
      await auth.fetchUserAttributes(context)
      await auth.signOut(context)
      await auth.getCurrentUser(context)
    },
  },
  {
    name: 'an account is changed in a context',
    visitor: 'signed in',
    async run(app) {
      const { auth, context } = inContext(app)
      await auth.updateUserAttributes(context, { userAttributes: { name: 'Ada' } })
      await auth.fetchMFAPreference(context)
      await auth.updatePassword(context, { oldPassword: PASSWORD, newPassword: NEW_PASSWORD })
      await auth.fetchDevices(context)
      await auth.deleteUser(context)
    },
  },
  {
    name: 'somebody signs up in a context',
    async run(app) {
      const { auth, context } = inContext(app)
      await auth.signUp(context, { username: 'joan', password: PASSWORD })
      await auth.resetPassword(context, { username: USERNAME })
    },
  },
  {
    name: 'tokens of a context run out',
    visitor: 'signed in two hours ago',
    async run(app) {
      const { auth, context } = inContext(app)
      await auth.fetchAuthSession(context)
      await auth.getCurrentUser(context)
    },
  },
  {
    name: 'a context is in the wrong place, or left out',
    visitor: 'signed in',
    async run(app) {
      const { auth, context } = inContext(app)
      await auth.signIn({ username: USERNAME, password: PASSWORD }, context)
      await auth.updateUserAttributes(undefined, { userAttributes: { name: 'Ada' } })
      await auth.fetchUserAttributes({ resourcesConfig: {} })
    },
  },
]

function inContext(app: App): { readonly auth: WithContext; readonly context: object } {
  return { auth: app.auth as unknown as WithContext, context: app.createContext() }
}
