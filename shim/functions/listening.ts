import { openPage } from '../platform/page.js'
import { listenForRedirects } from './redirect-listener.js'

// Nobody comes back to a server.
if (openPage() !== null) listenForRedirects()
