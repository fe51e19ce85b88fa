import { type AsyncStore, asyncStorage } from './async-storage.js'
import type { HostParts } from './host-parts.js'
import type { Passkeys } from './platform.js'

/** The native modules that an app has installed; null for those that it has not. */
export interface NativeModules {
  /** `@react-native-async-storage/async-storage` */
  readonly asyncStore: () => AsyncStore | null
  /** `@aws-amplify/rtn-web-browser` */
  readonly browser: () => NativeBrowser | null
  /** `@aws-amplify/rtn-passkeys` */
  readonly passkeys: () => NativePasskeys | null
  /** `@aws-amplify/react-native` */
  readonly device: () => NativeDevice | null
}

/** Opens sign-in pages. */
export interface NativeBrowser {
  openAuthSessionAsync(
    url: string,
    redirectUrls: readonly string[],
    prefersEphemeralSession?: boolean,
  ): Promise<string | null | undefined>
}

/** Has the passkeys of the device, in JSON. */
export interface NativePasskeys {
  getIsPasskeySupported(): boolean
  createPasskey(options: unknown): Promise<unknown>
  getPasskey(options: unknown): Promise<unknown>
}

/** Knows the device. */
export interface NativeDevice {
  getDeviceName(): Promise<string>
}

/**
 * The parts of React Native's platform. A module is asked for when it is first needed.
 *
 * @throws Error from what needs a module that is not installed, naming the module
 */
export function reactNativeParts(modules: NativeModules): HostParts {
  return {
    page: null,
    get storage() {
      const store = modules.asyncStore()
      if (store === null) throw missing('@react-native-async-storage/async-storage')
      return asyncStorage(store)
    },
    async open(url, redirectUrls, isPrivate) {
      const browser = modules.browser()
      if (browser === null) throw missing('@aws-amplify/rtn-web-browser')
      return (await browser.openAuthSessionAsync(url, redirectUrls, isPrivate)) ?? null
    },
    get passkeys() {
      const passkeys = modules.passkeys()
      return passkeys?.getIsPasskeySupported() ? nativePasskeys(passkeys) : null
    },
    async deviceName() {
      return (await modules.device()?.getDeviceName()) || 'react-native'
    },
  }
}

function missing(name: string): Error {
  return new Error(`${name} is not installed or not linked. Install it, and rebuild the app.`)
}

function nativePasskeys(passkeys: NativePasskeys): Passkeys {
  return {
    get: (options) => passkeys.getPasskey(options).catch(rename('PasskeyRetrievalFailed')),
    create: (options) => passkeys.createPasskey(options).catch(rename('PasskeyRegistrationFailed')),
  }
}

/** What the native module calls errors, in the words that browsers have for them. */
const NAMES: Readonly<Record<string, string>> = {
  CANCELED: 'NotAllowedError',
  DUPLICATE: 'InvalidStateError',
  NOT_SUPPORTED: 'NotSupportedError',
  RELYING_PARTY_MISMATCH: 'SecurityError',
}

function rename(failed: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const name = code === 'FAILED' ? failed : NAMES[code]
    if (name === undefined) throw error
    const { message } = error as Error
    throw Object.assign(new Error(message), { name, cause: error })
  }
}
