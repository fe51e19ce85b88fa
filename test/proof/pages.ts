import { createRequire } from 'node:module'
import type { Amplify as AmplifyV6, ResourcesConfig } from 'aws-amplify'
import type * as cognito from 'aws-amplify/auth/cognito'
import type * as utils from 'aws-amplify/utils'
import type * as v5 from 'aws-amplify-v5'
import type { Store } from '../emulator/qualification/clients/store.js'
import { modPow } from './mod-pow.js'
import { createModuleLoader, type PageModules } from './module-loader.js'
import { CLIENT_ID, IDENTITY_POOL_ID, POOL_ID } from './world-states.js'

export type Major = 'v5' | 'v6'

/** What a visitor's page is pointed at. */
export interface PageOptions {
  readonly url: string
  readonly store: Store
  readonly withIdentityPool: boolean
}

/** An open page: what a program finds when it imports. */
export type Page = (specifier: string) => unknown

/** Opens a page whose modules nobody has used, with the real package configured. */
export const openPage: Readonly<Record<Major, (options: PageOptions) => Page>> = {
  v5: openV5,
  v6: openV6,
}

const here = import.meta.filename
const manifestOf = (name: string, from: string) =>
  createRequire(from).resolve(`${name}/package.json`)
const v5Root = manifestOf('aws-amplify-v5', here)
const v5Auth = manifestOf('@aws-amplify/auth', v5Root)
const v6Root = manifestOf('aws-amplify', here)

const modules = createModuleLoader(hurry)

/**
 * Both majors carry the same slow arithmetic, which React Native replaces; replaced here too, it
 * gives the same numbers in a fraction of the time.
 */
function hurry(path: string, exports: object): void {
  if (!/[\\/]BigInteger(?:[\\/]BigInteger)?\.js$/.test(path)) return
  const { default: BigInteger } = exports as { default?: BigIntegerClass }
  if (BigInteger?.prototype.modPow) BigInteger.prototype.modPow = modPow
}

type BigIntegerClass = { readonly prototype: { modPow: typeof modPow } }

function openV5({ url, store, withIdentityPool }: PageOptions): Page {
  const page = modules.open()
  const load = importsOfV5(page)
  const { Amplify } = load('aws-amplify') as typeof v5
  Amplify.configure({
    Auth: {
      region: 'eu-west-1',
      userPoolId: POOL_ID,
      userPoolWebClientId: CLIENT_ID,
      endpoint: url,
      storage: store,
      ...(withIdentityPool && { identityPoolId: IDENTITY_POOL_ID }),
    },
  })
  return load
}

/** The other categories of v5 cost two hundred milliseconds to load and are not asked for. */
function importsOfV5(page: PageModules): Page {
  const auth = page.load('@aws-amplify/auth', v5Root) as Record<string, unknown>
  const core = page.load('@aws-amplify/core', v5Auth) as Record<string, unknown>
  const { Amplify, Hub, I18n, ConsoleLogger } = core
  // It tells the console of what it hides from its callers; no level is as high as one it has not.
  Object.assign(ConsoleLogger as object, { LOG_LEVEL: 'NONE' })
  const root = { Amplify, Auth: auth.Auth, Hub, I18n, Logger: ConsoleLogger, __esModule: true }
  return (specifier) => {
    if (specifier === 'aws-amplify') return root
    if (specifier.startsWith('amazon-cognito-identity-js')) {
      return page.load(specifier, v5Auth)
    }
    return page.load(specifier, specifier.startsWith('@aws-amplify/core') ? v5Auth : v5Root)
  }
}

function openV6({ url, store, withIdentityPool }: PageOptions): Page {
  const page = modules.open()
  const load: Page = (specifier) =>
    page.load(specifier, specifier.startsWith('aws-amplify') ? here : v6Root)
  const { Amplify } = load('aws-amplify') as { readonly Amplify: typeof AmplifyV6 }
  const { cognitoUserPoolsTokenProvider } = load('aws-amplify/auth/cognito') as typeof cognito
  const { ConsoleLogger } = load('aws-amplify/utils') as typeof utils
  // It warns about every custom endpoint, once per page.
  ConsoleLogger.LOG_LEVEL = 'NONE'
  const pool = { userPoolId: POOL_ID, userPoolClientId: CLIENT_ID, userPoolEndpoint: url }
  const identities = {
    identityPoolId: IDENTITY_POOL_ID,
    identityPoolEndpoint: url,
    allowGuestAccess: true,
  }
  const Cognito = { ...pool, ...(withIdentityPool && identities) }
  Amplify.configure({ Auth: { Cognito } } as ResourcesConfig)
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async (key) => store.getItem(key),
    setItem: async (key, value) => store.setItem(key, value),
    removeItem: async (key) => store.removeItem(key),
    clear: async () => store.clear(),
  })
  return load
}
