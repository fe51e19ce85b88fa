import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'
import type { Attempt } from './attempt.js'
import type { AttemptPlace } from './attempt-place.js'
import { readTab, writeTab } from './tab-attempt.js'

interface Held {
  attempt: Attempt | null
  /** Whether the storage of the tab has it too. */
  isStored: boolean
}

const current = inMemory('current attempt', (): Held => ({ attempt: null, isStored: false }))

/**
 * The place of the one attempt that v6's functions go on with: in memory, and in the storage of the
 * tab as v6 has it there. After a reload v6 goes on with an attempt that was begun here, and we with
 * one of its own. Where the tab has no storage, a reload ends the attempt; nothing else changes.
 */
export function currentAttempt(engine: Engine): AttemptPlace {
  const held = current(engine)
  let mine: Attempt['id'] | null = null
  return {
    async read() {
      if (held.attempt === null || held.isStored) {
        held.attempt = await readTab(engine, held.attempt)
        held.isStored = true
      }
      mine = held.attempt?.id ?? null
      return held.attempt
    },
    async write(attempt) {
      // A sign-in that was begun since is not to be ended by what becomes of this one.
      if (mine !== null && held.attempt?.id !== mine) return
      held.attempt = attempt
      mine = attempt?.id ?? mine
      held.isStored = await writeTab(engine, attempt)
    },
  }
}
