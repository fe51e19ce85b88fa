import { type V5Hub, v5Hub } from './v5-hub.js'

/**
 * v5's Hub on top of v6's, for listeners that read a user's session or attributes. v6 does not have
 * them yet when it tells of a sign-in, so listeners are told a request later.
 */
export const HubWithUsers: V5Hub = v5Hub({ withUsers: true })
