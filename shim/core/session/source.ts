import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'
import type { Session } from './session.js'

/** Somebody else who keeps the session: the providers of a context that was not made by us. */
export interface SessionSource {
  current(options: { readonly forceRefresh: boolean }): Promise<Session | null>
  /** Forgets credentials: somebody has signed out. */
  forget(): Promise<void>
}

/** Where an engine has its session from instead of its own storage; null for its own. */
export const sessionSource: (engine: Engine) => { from: SessionSource | null } = inMemory(
  'session source',
  () => ({ from: null }),
)
