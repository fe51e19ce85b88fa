import { hostScope, type StorageChange } from './host-scope.js'
import type { Platform } from './platform.js'

/** Tells what other tabs do to `localStorage`; null outside of pages. */
export function storageChanges(): Platform['onStorageChange'] {
  const { window } = hostScope()
  if (!window?.addEventListener) return null
  return (listener) => {
    const hear = ({ key, oldValue, newValue, storageArea }: StorageChange): void => {
      if (key === null || !isLocal(storageArea)) return
      listener({ key, before: oldValue, after: newValue })
    }
    window.addEventListener?.('storage', hear)
    return () => window.removeEventListener?.('storage', hear)
  }
}

function isLocal(storage: unknown): boolean {
  try {
    return storage === hostScope().window?.localStorage
  } catch {
    // Where cookies are blocked, nothing is shared with other tabs.
    return false
  }
}
