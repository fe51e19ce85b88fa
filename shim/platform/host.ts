import { systemClock } from './clock.js'
import { cookieStorage } from './cookie-storage.js'
import { deviceName } from './device-name.js'
import { fetchClient } from './fetch-client.js'
import { withHostParts } from './host-parts.js'
import { hostScope } from './host-scope.js'
import { leavePage, openPage } from './page.js'
import { webPasskeys } from './passkeys.js'
import type { Platform } from './platform.js'
import { randomBytes } from './random.js'
import { sendByFetch } from './send.js'
import { storageChanges } from './storage-changes.js'
import { userContext } from './user-context.js'
import { webLocks } from './web-locks.js'
import { webStorage } from './web-storage.js'

/**
 * The platform that is made of what the global scope offers, with memory for what it does not, and
 * of what an entry has registered for its host. Nothing is touched before it is needed.
 */
export function hostPlatform(): Platform {
  return withHostParts({
    storage: webStorage(() => hostScope().window?.localStorage),
    tabStorage: webStorage(() => hostScope().window?.sessionStorage),
    client: fetchClient({ send: sendByFetch, clock: systemClock }),
    send: sendByFetch,
    randomBytes,
    clock: systemClock,
    open: leavePage,
    deviceName,
    userContext,
    get cookies() {
      return hostScope().document ? cookieStorage : null
    },
    get page() {
      return openPage()
    },
    get locks() {
      return webLocks()
    },
    get passkeys() {
      return webPasskeys()
    },
    get onStorageChange() {
      return storageChanges()
    },
  })
}
