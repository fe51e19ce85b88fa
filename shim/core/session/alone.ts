import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'

const queues = inMemory('queues', () => new Map<string, Promise<unknown>>())

/**
 * Does something while nobody else does anything of that name: in this engine, and in all tabs where
 * the host has locks.
 */
export async function alone<Result>(
  engine: Engine,
  name: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const { locks } = engine.platform
  if (locks === null) return inTurn(engine, name, run)
  let hasBegun = false
  try {
    return await locks.alone(name, () => {
      hasBegun = true
      return run()
    })
  } catch (error) {
    // Pages without an origin have locks and may not use them: then this page is the only one.
    if (hasBegun) throw error
    return inTurn(engine, name, run)
  }
}

function inTurn<Result>(engine: Engine, name: string, run: () => Promise<Result>): Promise<Result> {
  const before = queues(engine).get(name) ?? Promise.resolve()
  const turn = before.then(run, run)
  queues(engine).set(name, turn)
  return turn
}
