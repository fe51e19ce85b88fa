/** Where v5 keeps tokens; apps may bring their own. */
export interface ICognitoStorage {
  setItem(key: string, value: string): void
  getItem(key: string): string | null
  removeItem(key: string): void
  clear(): void
}

/** Attributes of the cookies that {@link CookieStorage} writes. */
export interface ICookieStorageData {
  domain?: string
  path?: string
  expires?: number
  secure?: boolean
  sameSite?: 'strict' | 'lax' | 'none'
}

/** Keeps tokens in cookies. */
export declare class CookieStorage implements ICognitoStorage {
  constructor(data?: ICookieStorageData)
  /** Writes a cookie. */
  setItem(key: string, value: string): void
  /** Reads a cookie. */
  getItem(key: string): string
  /** Deletes a cookie. */
  removeItem(key: string): void
  /** Deletes every cookie that it can see. */
  clear(): void
}
