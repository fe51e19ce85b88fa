import type { Client, ClientOptions } from './client.js'
import type { KeyValueStorage } from './storage.js'

/** What the engine needs from outside. Each host (browser, Node, React Native) has one. */
export interface Platform {
  /** Keeps what outlives the page: `localStorage` in a browser. */
  readonly storage: KeyValueStorage
  /** Keeps what ends with the tab: `sessionStorage` in a browser. */
  readonly tabStorage: KeyValueStorage
  /** A storage of cookies that scripts can read; null where there are none. */
  readonly cookies: ((options: CookieOptions) => KeyValueStorage) | null
  readonly client: (options: ClientOptions) => Client
  /** One request over HTTP, for the token endpoint and the identity pool. Rejects without network. */
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  /** Random bytes that nobody can guess. */
  readonly randomBytes: (length: number) => Uint8Array
  readonly clock: Clock
  /** Where the app is; null outside of pages. */
  readonly page: Page | null
  /** Lets one at a time do something, across all tabs; null where hosts cannot. */
  readonly locks: Locks | null
  /** Opens a sign-in page and, where the host can, waits for the way back. */
  readonly open: SessionOpener
  readonly passkeys: Passkeys | null
  /** What a device is called in the list of a user's devices. */
  readonly deviceName: () => Promise<string>
  /** What threat protection wants to know about this device; undefined without its script. */
  readonly userContext: (username: string, pool: PoolIds) => string | undefined
  /** Calls back when another tab changes the storage; returns what stops it. */
  readonly onStorageChange: ((listener: StorageListener) => () => void) | null
}

/** Attributes that all cookies of a storage have. */
export interface CookieOptions {
  readonly domain?: string
  readonly path?: string
  /** In days. */
  readonly expires?: number
  readonly secure?: boolean
  readonly sameSite?: 'strict' | 'lax' | 'none'
}

/** The ids that name a user pool and one of its apps. */
export interface PoolIds {
  readonly userPoolId: string
  readonly clientId: string
}

/** A request over HTTP. */
export interface HttpRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** An answer over HTTP, whole. Names of headers are in lower case. */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The time, and waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Waits for so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
}

/** The page that the app is in. */
export interface Page {
  /** The whole URL. */
  readonly url: () => string
  /** Goes to another page. */
  readonly leave: (url: string) => void
  /** Puts another URL in the place of this one, without loading anything. */
  readonly replaceUrl: (url: string) => void
  /**
   * Calls back when the browser shows the page again as it was left, because somebody went back.
   * Returns what stops it. Not every host has such a thing.
   */
  readonly onShownAgain?: (listener: () => void) => () => void
}

/** Lets one at a time do something. */
export interface Locks {
  readonly alone: <Result>(name: string, run: () => Promise<Result>) => Promise<Result>
}

/**
 * Opens a sign-in page. Where the host can wait for the way back (React Native), it answers with the
 * URL that was come back with, or with null where the person has come back without one; a page that
 * is left answers undefined.
 */
export type SessionOpener = (
  url: string,
  redirectUrls: readonly string[],
  isPrivate: boolean,
) => Promise<string | null | undefined>

/**
 * Passkeys of this device, in the shapes that the service has for them: JSON of WebAuthn Level 3.
 *
 * They reject with the error of the host. Its `name` says what happened, in the words of WebAuthn:
 * `NotAllowedError` (the person did not want to), `InvalidStateError` (there is such a passkey
 * already), `SecurityError` (made for another site), `AbortError`, `NotSupportedError`; or it is
 * `PasskeyRetrievalFailed` or `PasskeyRegistrationFailed` where the host came back with nothing.
 */
export interface Passkeys {
  /** Asks the person for a passkey. */
  readonly get: (options: unknown) => Promise<unknown>
  /** Has the person make a passkey. */
  readonly create: (options: unknown) => Promise<unknown>
}

/** Another tab has written or removed something. */
export type StorageListener = (change: {
  readonly key: string
  readonly before: string | null
  readonly after: string | null
}) => void
