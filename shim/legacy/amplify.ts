import { Auth } from './auth.js'
import { Credentials } from './credentials.js'
import { ConsoleLogger } from './logger.js'
import { notBuiltClass, notBuiltFunction, notBuiltInstance } from './not-built.js'
import type { AmplifyClass as AmplifyType, Context } from './types/amplify.js'

/** The class of {@link Amplify}. */
export const AmplifyClass: typeof AmplifyType = /* @__PURE__ */ notBuiltClass<typeof AmplifyType>(
  'AmplifyClass',
  { register: true, configure: true, addPluggable: true },
  'Amplify',
)
/** An `Amplify` of v5. */
export type AmplifyClass = AmplifyType

/** The `Amplify` of v5. It knows `Auth` and `Credentials`; the others are null until they are registered. */
export const Amplify: AmplifyType = /* @__PURE__ */ notBuiltInstance<AmplifyType>(AmplifyClass, {
  Auth,
  Logger: ConsoleLogger,
  Analytics: null,
  API: null,
  Credentials,
  Storage: null,
  I18n: null,
  Cache: null,
  PubSub: null,
  Interactions: null,
  Pushnotification: null,
  UI: null,
  XR: null,
  Predictions: null,
  DataStore: null,
  Geo: null,
  Notifications: null,
  ServiceWorker: null,
})

/** Creates an `Amplify` of its own for one request on the server. */
export const withSSRContext: (context?: Context) => AmplifyType =
  /* @__PURE__ */ notBuiltFunction('withSSRContext')
