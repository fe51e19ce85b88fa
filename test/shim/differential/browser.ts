import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator'
import { vi } from 'vitest'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import { openCookieJar } from '../platform/cookie-jar.js'

export const APP = 'http://localhost:3000/'

/** The browser of one visitor: its storages outlive the pages. */
export interface Browser {
  readonly localStorage: Store
  readonly sessionStorage: Store
  /** The cookies that there are, by their names. */
  readonly cookies: () => ReadonlyMap<string, string>
  /** What was written of a cookie last. */
  readonly writtenOf: (name: string) => string
  /** Where the app sent the browser to. */
  readonly left: string[]
  /** Where the page is. */
  readonly url: () => string
  /** Goes to another page. */
  readonly goTo: (url: string) => void
  close(): void
}

/** What is different about a browser in one scenario. */
export interface BrowserSetting {
  /** Where the page is. */
  readonly url?: string
  /** What the person does when a passkey is asked for; null where the browser knows of none. */
  readonly passkeys?: 'made and given' | 'refused' | null
  /** Whether the page has the script of threat protection. */
  readonly threatProtection?: boolean
  /** What it says about the device when it is asked, as Chromium does. */
  readonly clientHints?: boolean
}

/** Opens a browser: from now on the global scope is that of a page in it. */
export function openBrowser(setting: BrowserSetting = {}): Browser {
  const { url = APP, passkeys = 'made and given', clientHints = false } = setting
  const document = openDocument()
  const left: string[] = []
  const [localStorage, sessionStorage] = [webStore(), webStore()]
  const location = locationOf(url, left)
  const window = {
    localStorage,
    sessionStorage,
    location,
    isSecureContext: true,
    crypto: globalThis.crypto,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, to: string) => location.move(to),
    },
    document,
    addEventListener() {},
    removeEventListener() {},
    ...(setting.threatProtection && { AmazonCognitoAdvancedSecurityData }),
    open: (to: string) => void left.push(to),
    ...(passkeys !== null && { PublicKeyCredential: AnyCredential }),
  }
  const navigator = {
    userAgent: 'Compared/1.0',
    ...(clientHints && { userAgentData: { getHighEntropyValues: async () => HINTS } }),
    ...(passkeys !== null && { credentials: credentialsOf(new URL(url).origin, passkeys) }),
  }
  const globals = {
    window,
    localStorage,
    sessionStorage,
    location,
    navigator,
    document,
    ...(passkeys !== null && {
      PublicKeyCredential: AnyCredential,
      AuthenticatorAttestationResponse: AnyCredential,
      AuthenticatorAssertionResponse: AnyCredential,
    }),
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  return {
    localStorage,
    sessionStorage,
    left,
    cookies: () => new Map(document.cookie.split('; ').filter(Boolean).map(inTwo)),
    writtenOf: (name) => document.written.findLast((line) => line.startsWith(`${name}=`)) ?? '',
    url: () => location.href,
    goTo: (to) => location.move(to),
    close: () => void vi.unstubAllGlobals(),
  }
}

function inTwo(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

const HINTS = {
  platform: 'macOS',
  platformVersion: '14.2.1',
  architecture: 'arm',
  model: '',
  fullVersionList: [{ brand: 'Chromium', version: '121.0.6167.160' }],
}

/** A storage that can be walked through, as those of a browser can. */
function webStore(): Store {
  const store = openStore()
  return {
    ...store,
    get length() {
      return store.entries.size
    },
    key: (at: number) => [...store.entries.keys()][at] ?? null,
  } as Store
}

// The authenticator makes plain objects; the library asks whether they are of these classes.
const AnyCredential = Object.defineProperty(() => {}, Symbol.hasInstance, {
  value: (value: unknown) => typeof value === 'object' && value !== null,
})

const AmazonCognitoAdvancedSecurityData = {
  getData: (username: string, userPoolId: string, clientId: string) =>
    `what is known of ${username} in ${userPoolId} and ${clientId}`,
}

// v6 looks for marks of web frameworks in the document and stops if it cannot.
function openDocument() {
  return Object.assign(openCookieJar(), {
    querySelector: () => null,
    querySelectorAll: () => [],
    getElementById: () => null,
    addEventListener() {},
  })
}

function locationOf(url: string, left: string[]) {
  let here = new URL(url)
  return {
    get href() {
      return here.href
    },
    set href(to: string) {
      left.push(to)
    },
    get origin() {
      return here.origin
    },
    get hostname() {
      return here.hostname
    },
    get pathname() {
      return here.pathname
    },
    get search() {
      return here.search
    },
    get hash() {
      return here.hash
    },
    assign: (to: string) => void left.push(to),
    move(to: string) {
      here = new URL(to, here)
    },
  }
}

function credentialsOf(origin: string, passkeys: 'made and given' | 'refused'): object {
  if (passkeys === 'refused') {
    const refuse = async () => {
      throw new DOMException('The person has closed the window.', 'NotAllowedError')
    }
    return { create: refuse, get: refuse }
  }
  const credentialsRepository = new PasskeysCredentialsMemoryRepository()
  const authenticator = new WebAuthnEmulator(new AuthenticatorEmulator({ credentialsRepository }))
  type Create = Parameters<WebAuthnEmulator['create']>[1]
  type Get = Parameters<WebAuthnEmulator['get']>[1]
  return {
    create: async (options: Create) => authenticator.create(origin, options),
    get: async (options: Get) => authenticator.get(origin, options),
  }
}
