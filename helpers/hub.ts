import { type V5Hub, v5Hub } from './v5-hub.js'

/**
 * v5's Hub on top of v6's. Listeners are told at once, as in v5; of a user who signs in they get the
 * name, and `HubWithUsers` tells the rest.
 */
export const Hub: V5Hub = v5Hub({ withUsers: false })
