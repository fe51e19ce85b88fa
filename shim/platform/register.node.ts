import { systemClock } from './clock.js'
import { registerHost } from './host-parts.js'
import { sdkClient } from './sdk-client.js'

// What is told apart here is the package condition `node`, so this module works by being loaded.
registerHost({ client: sdkClient({ clock: systemClock }) })
