import { notBuiltClass, notBuiltInstance } from './not-built.js'
import type { HubClass as HubType } from './types/hub.js'

/** The class of {@link Hub}. */
export const HubClass: typeof HubType = /* @__PURE__ */ notBuiltClass<typeof HubType>(
  'HubClass',
  { remove: true, dispatch: true, listen: true },
  'Hub',
)
/** A `Hub` of v5. */
export type HubClass = HubType

/** The `Hub` of v5: carries events such as `signIn` on the channel `auth`. */
export const Hub: HubType = /* @__PURE__ */ notBuiltInstance<HubType>(HubClass, {
  name: '__default__',
  protectedChannels: [
    'core',
    'auth',
    'api',
    'analytics',
    'interactions',
    'pubsub',
    'storage',
    'ui',
    'xr',
  ],
})
