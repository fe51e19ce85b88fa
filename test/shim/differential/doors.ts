import { createRequire } from 'node:module'
import type * as aws from 'aws-amplify'
import type * as auth from 'aws-amplify/auth'
import type * as utils from 'aws-amplify/utils'
import { listenForRedirects } from '../../../shim/functions/redirect-listener.js'
import * as ours from '../../../shim/index.js'
import { modPow } from '../../proof/mod-pow.js'
import { createModuleLoader } from '../../proof/module-loader.js'

/** What a page imports: the functions of `aws-amplify/auth`, and what goes with them. */
export interface Door {
  readonly auth: typeof auth
  readonly hub: Pick<typeof utils.Hub, 'listen'>
  configure(config: object, options?: object): void
  /** Makes a context of aws-amplify. */
  createContext(config: object): object
}

/** Opens a page whose modules nobody has used. The storages of the browser are as they were. */
export type OpenDoor = () => Door

const here = import.meta.filename

/** The real aws-amplify v6. */
export const openReal: OpenDoor = () => {
  const page = modules.open()
  const load = (specifier: string) => page.load(specifier, here)
  const root = load('aws-amplify') as Pick<typeof aws, 'Amplify' | 'createAmplifyContext'>
  const { ConsoleLogger, Hub } = load('aws-amplify/utils') as typeof utils
  // It warns about every custom endpoint, once per page.
  ConsoleLogger.LOG_LEVEL = 'NONE'
  return {
    auth: load('aws-amplify/auth') as typeof auth,
    hub: Hub,
    configure: (config, options) => root.Amplify.configure(config, options),
    createContext: (config) => root.createAmplifyContext(config),
  }
}

/** Our own door. */
export const openOurs: OpenDoor = () => {
  // All that a page keeps is the engine; a new page has a new one.
  delete (globalThis as { [ENGINE]?: unknown })[ENGINE]
  // A module that is loaded does this once; here it is the page that is new.
  listenForRedirects()
  const { Hub, configure } = ours as unknown as {
    readonly Hub: typeof utils.Hub
    readonly configure: (config: object, options?: object) => void
  }
  return {
    auth: ours as unknown as typeof auth,
    hub: Hub,
    configure,
    createContext: (config) => openReal().createContext(config),
  }
}

const ENGINE = Symbol.for('amplift.engine')

/** Its arithmetic is slow; replaced, it gives the same numbers in a fraction of the time. */
const modules = createModuleLoader((path, exports) => {
  if (!/[\\/]BigInteger(?:[\\/]BigInteger)?\.js$/.test(path)) return
  const { default: BigInteger } = exports as {
    default?: { readonly prototype: { modPow: typeof modPow } }
  }
  if (BigInteger?.prototype.modPow) BigInteger.prototype.modPow = modPow
})

/** Loads the modules once, so that no scenario waits for that. */
export function warmUp(): void {
  createRequire(here).resolve('aws-amplify')
  modules.open().load('aws-amplify/auth', here)
}
