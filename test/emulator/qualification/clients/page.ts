import type { WebAuthnEmulator } from 'nid-webauthn-emulator'
import { onTestFinished, vi } from 'vitest'
import { openStore, type Store } from './store.js'

/** What a page finds in its window. Storages outlive the page, as those of a browser do. */
export interface Browser {
  readonly localStorage: Store
  readonly sessionStorage: Store
  readonly authenticator?: WebAuthnEmulator
}

/** An open page. */
export interface Page {
  /** Where the app sent the browser, once it did. */
  readonly left: Promise<string>
}

/** A browser without any past. */
export function openBrowser(authenticator?: WebAuthnEmulator): Browser {
  const storages = { localStorage: openStore(), sessionStorage: openStore() }
  return { ...storages, ...(authenticator && { authenticator }) }
}

/**
 * Gives the modules that are loaded from now on the globals of a page, until the test ends or the
 * next page opens. Only what the libraries touch is there.
 */
export function visit(url: string, browser: Browser): Page {
  let leave: (url: string) => void = () => {}
  const left = new Promise<string>((resolve) => {
    leave = resolve
  })
  const location = locationOf(url, leave)
  const window = {
    ...browser,
    location,
    isSecureContext: true,
    PublicKeyCredential: AnyCredential,
    crypto: globalThis.crypto,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, to: string) => location.move(to),
    },
    document: documentStub,
    open(to: string) {
      leave(to)
      return {}
    },
    addEventListener() {},
    removeEventListener() {},
  }
  const globals = {
    ...browser,
    window,
    location,
    document: documentStub,
    navigator: { userAgent: 'Qualification/1.0', ...credentialsOf(browser, url) },
    PublicKeyCredential: AnyCredential,
    AuthenticatorAttestationResponse: AnyCredential,
    AuthenticatorAssertionResponse: AnyCredential,
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  onTestFinished(() => void vi.unstubAllGlobals())
  return { left }
}

// The authenticator makes plain objects; the library asks whether they are of these classes.
const AnyCredential = Object.defineProperty(() => {}, Symbol.hasInstance, {
  value: (value: unknown) => typeof value === 'object' && value !== null,
})

// v6 looks for marks of web frameworks in the document and stops if it cannot.
const documentStub = {
  cookie: '',
  querySelector: () => null,
  querySelectorAll: () => [],
  getElementById: () => null,
  addEventListener() {},
}

function locationOf(url: string, leave: (url: string) => void) {
  let here = new URL(url)
  return {
    get href() {
      return here.href
    },
    set href(to: string) {
      leave(to)
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
    move(to: string) {
      here = new URL(to, here)
    },
  }
}

function credentialsOf({ authenticator }: Browser, url: string): object {
  if (authenticator === undefined) return {}
  const { origin } = new URL(url)
  type Create = Parameters<WebAuthnEmulator['create']>[1]
  type Get = Parameters<WebAuthnEmulator['get']>[1]
  return {
    credentials: {
      create: async (options: Create) => authenticator.create(origin, options),
      get: async (options: Get) => authenticator.get(origin, options),
    },
  }
}
