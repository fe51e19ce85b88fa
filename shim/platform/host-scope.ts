/**
 * What a host may offer in its global scope. Everything may be missing, and a browser that blocks
 * cookies throws where a storage is only named.
 */
export interface HostScope {
  readonly window?: HostWindow
  readonly document?: { cookie: string }
  readonly navigator?: HostNavigator
  fetch?(url: string, request: FetchRequest): Promise<FetchResponse>
}

/** What `fetch` is asked. */
export interface FetchRequest {
  readonly method: string
  readonly headers: Record<string, string>
  readonly cache: 'no-store'
  readonly body?: string
}

/** What `fetch` answers. */
export interface FetchResponse {
  readonly status: number
  readonly headers: { forEach(visit: (value: string, name: string) => void): void }
  text(): Promise<string>
}

/** The window of a page. */
export interface HostWindow {
  readonly localStorage?: WebStorage
  readonly sessionStorage?: WebStorage
  readonly location?: { href: string }
  readonly history?: {
    readonly state: unknown
    replaceState(state: unknown, unused: string, url: string): void
  }
  readonly isSecureContext?: boolean
  readonly PublicKeyCredential?: unknown
  readonly AmazonCognitoAdvancedSecurityData?: {
    getData(username: string, userPoolId: string, clientId: string): string | undefined
  }
  addEventListener?(type: 'storage', listener: (event: StorageChange) => void): void
  addEventListener?(type: 'pageshow', listener: (event: PageShown) => void): void
  removeEventListener?(type: 'storage', listener: (event: StorageChange) => void): void
  removeEventListener?(type: 'pageshow', listener: (event: PageShown) => void): void
}

/** A page is shown, for the first time or again. */
export interface PageShown {
  /** It is shown again as it was left. */
  readonly persisted?: boolean
}

/** The navigator of a page, a worker or a server. */
export interface HostNavigator {
  readonly userAgent?: string
  readonly product?: string
  readonly userAgentData?: {
    getHighEntropyValues(hints: readonly string[]): Promise<HighEntropyValues>
  }
  readonly locks?: {
    request<Result>(name: string, run: () => Promise<Result>): Promise<Result>
  }
  readonly credentials?: {
    get(options: { publicKey: unknown }): Promise<unknown>
    create(options: { publicKey: unknown }): Promise<unknown>
  }
}

/** What a browser says about its device when it is asked. */
export interface HighEntropyValues {
  readonly platform?: string
  readonly platformVersion?: string
  readonly architecture?: string
  readonly model?: string
  readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[]
}

/** `localStorage` or `sessionStorage`. */
export interface WebStorage {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** The event that tells of what another tab has written. Without a key, it has removed all. */
export interface StorageChange {
  readonly storageArea?: unknown
  readonly key: string | null
  readonly oldValue: string | null
  readonly newValue: string | null
}

/** The global scope as it is now: pages of tests come and go. */
export function hostScope(): HostScope {
  return globalThis as unknown as HostScope
}
