import Cookies from 'js-cookie'
import type { SyncStorage } from './memory-storage.js'
import type { CookieOptions } from './platform.js'

/**
 * A storage of cookies that scripts can read, with the names, the encoding and the defaults of v5
 * and v6: path `/`, a year, secure. Without a document nothing is kept.
 *
 * @throws Error where `sameSite` is none of its three words, or is `none` without `secure`
 */
export function cookieStorage(options: CookieOptions = {}): SyncStorage {
  const attributes = { path: '/', expires: 365, secure: true, ...options }
  const { sameSite, secure } = attributes
  if (sameSite !== undefined && !['strict', 'lax', 'none'].includes(sameSite)) {
    throw new Error('sameSite of cookies must be "lax", "strict" or "none".')
  }
  if (sameSite === 'none' && !secure) {
    throw new Error('Cookies with sameSite "none" must be secure: browsers drop them otherwise.')
  }
  return {
    getItem: (key) => Cookies.get(key) ?? null,
    setItem: (key, value) => void Cookies.set(key, value, attributes),
    removeItem: (key) => Cookies.remove(key, attributes),
    keys: () => Object.keys(Cookies.get()),
  }
}
