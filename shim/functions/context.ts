import { readResources } from '../core/config/read-resources.js'
import type { Engine } from '../core/engine.js'
import { Fault } from '../core/fault.js'
import { fault } from '../core/faults.js'
import { inMemory } from '../core/memory.js'
import { configureEngine, openEngine } from '../core/open-engine.js'
import type { Session } from '../core/session/session.js'
import { type SessionSource, sessionSource } from '../core/session/source.js'
import { sharedEngine } from '../core/shared-engine.js'
import { hostPlatform } from '../platform/host.js'
import type { KeyValueStorage } from '../platform/storage.js'
import { engineOfProvider } from './providers.js'
import type { AmplifyContext } from './types/context.js'
import type { AuthTokens } from './types/session.js'

/** What contexts of aws-amplify have, whichever copy of it has made them. */
const BRAND = Symbol.for('amplify.context')

/**
 * The engine that a call is for, and its input: `(input)` is for the engine of the app,
 * `(context, input)` for that of the context.
 *
 * A context that was made with our `libraryOptions` has its engine. Any other one keeps its session
 * itself, and the engine asks it; what is written goes to the storage that the context has, as far as
 * it shows one.
 *
 * @throws Fault `NoAmplifyContextError` where nothing is configured, `InvalidAmplifyContextError`
 * where a context is not the first argument
 *
 * @example
 * export function resetPassword(...args: unknown[]) {
 *   return atDoor(async () => {
 *     const [engine, input] = engineOf<ResetPasswordInput>(args)
 *     return sendResetCode(engine, input)
 *   })
 * }
 */
export function engineOf<Input = undefined>(args: readonly unknown[]): [Engine, Input] {
  const [first, second] = args
  if (isContext(first)) return [engineOfContext(first), second as Input]
  if (args.some(isContext)) throw fault('InvalidAmplifyContextError')
  const engine = appEngine()
  const isLeftOut = args.length > 1 && first === undefined
  if (isLeftOut) throw fault('UndefinedAmplifyContext')
  if (engine.config === null) throw fault('NoAmplifyContextError')
  return [engine, first as Input]
}

/** The engine of the app, configured or not. */
export function appEngine(): Engine {
  return sharedEngine(hostPlatform)
}

/** The context that a call is for, where it was not made by us: it keeps its session itself. */
export function foreignContextOf([first]: readonly unknown[]): AmplifyContext | null {
  return isContext(first) && ownEngineOf(first) === null ? first : null
}

/** Whether a call is for the app, and nothing is configured for it. */
export function isUnconfigured(args: readonly unknown[]): boolean {
  const isLeftOut = args.length > 1 && args[0] === undefined
  return appEngine().config === null && !isLeftOut && !args.some(isContext)
}

function isContext(value: unknown): value is AmplifyContext {
  return typeof value === 'object' && value !== null && BRAND in value
}

const engines = inMemory('engines of contexts', () => new WeakMap<object, Engine>())

function engineOfContext(context: AmplifyContext): Engine {
  const own = ownEngineOf(context)
  if (own !== null) return own
  const known = engines(appEngine())
  const engine = known.get(context) ?? openForeign(context)
  known.set(context, engine)
  return engine
}

function ownEngineOf({ libraryOptions }: AmplifyContext): Engine | null {
  return engineOfProvider(libraryOptions?.Auth?.tokenProvider)
}

function openForeign(context: AmplifyContext): Engine {
  const engine = openEngine(hostPlatform())
  const headers = context.libraryOptions.Auth?.headers
  configureEngine(engine, readResources(context.resourcesConfig.Auth?.Cognito), {
    ...(headers && { headers }),
  })
  engine.storage = storageOf(context, engine)
  sessionSource(engine).from = sourceOf(context)
  return engine
}

function sourceOf(context: AmplifyContext): SessionSource {
  return {
    async current({ forceRefresh }) {
      const tokens = await context.getTokens({ forceRefresh })
      return tokens ? sessionOf(tokens) : null
    },
    forget: () => context.clearCredentials(),
  }
}

function sessionOf({ accessToken, idToken, signInDetails }: AuthTokens): Session {
  return {
    username: String(accessToken.payload.username ?? ''),
    accessToken: accessToken.toString(),
    idToken: idToken?.toString() ?? null,
    // Whoever keeps the session refreshes it.
    refreshToken: null,
    clockDrift: 0,
    signInDetails: signInDetails ?? null,
  }
}

/**
 * Where a context keeps its tokens: v6's own provider shows it, and in a page there are two places.
 * On a server it could be the memory that all requests share, so there nothing is written.
 */
function storageOf({ libraryOptions }: AmplifyContext, { platform }: Engine): KeyValueStorage {
  const shown = storageOfProvider(libraryOptions.Auth?.tokenProvider)
  if (shown !== null) return shown
  if (platform.page === null) return readOnlyStorage
  const cookies = libraryOptions.ssr ? platform.cookies?.({ sameSite: 'lax' }) : undefined
  return cookies ?? platform.storage
}

function storageOfProvider(provider: unknown): KeyValueStorage | null {
  const { authTokenStore } = (provider ?? {}) as {
    authTokenStore?: { getKeyValueStorage?: () => KeyValueStorage }
  }
  return authTokenStore?.getKeyValueStorage?.() ?? null
}

const readOnlyStorage: KeyValueStorage = {
  getItem: () => null,
  setItem: refuseToWrite,
  removeItem: refuseToWrite,
}

function refuseToWrite(): never {
  throw new Fault({
    name: 'ReadOnlyContextException',
    message:
      'This context does not show where it keeps tokens, so nobody can be signed in or out with it.',
    recovery: 'Make it with serverLibraryOptions(config, { storage }) of @amplift/auth/server.',
  })
}
