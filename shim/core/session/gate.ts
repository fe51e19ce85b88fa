import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'

/** What has to be over before somebody can be said to be signed in or not. */
interface Gate {
  wait: (() => Promise<void>) | null
}

/**
 * The gate before every session: who completes a redirect closes it, so that nobody is told "signed
 * out" while the answer of the sign-in page is being worked on.
 *
 * @example
 * sessionGate(engine).wait = () => completion
 */
export const sessionGate: (engine: Engine) => Gate = inMemory('session gate', () => ({
  wait: null,
}))
