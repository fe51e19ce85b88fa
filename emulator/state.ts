import type { Pool, State } from './core/model.js'

/** Everything that a local Cognito knows, as JSON text would hold it. */
export interface SavedState {
  readonly version: 1
  readonly [part: string]: unknown
}

export function saveState(state: State): SavedState {
  return JSON.parse(JSON.stringify(state)) as SavedState
}

/** Puts a saved state in the place of the present one; checks what a file could have wrong first. */
export function restoreState(state: State, saved: SavedState): void {
  checkState(state, saved)
  Object.assign(state, structuredClone(saved))
}

/** The state with the signing keys that the pools have by now: a new pair costs a part of a second. */
export function keepKeys(saved: SavedState, present: Readonly<Record<string, Pool>>): SavedState {
  const pools = Object.entries(saved.pools as Readonly<Record<string, Pool>>).map(([id, pool]) => [
    id,
    { ...pool, signingKey: pool.signingKey ?? present[id]?.signingKey },
  ])
  return { ...saved, pools: Object.fromEntries(pools) }
}

function checkState(state: State, saved: SavedState): void {
  if (typeof saved !== 'object' || saved === null || saved.version !== state.version) {
    throw new TypeError(`This is no state of version ${state.version}.`)
  }
  for (const [part, value] of Object.entries(state)) {
    const isWhole = typeof saved[part] === typeof value
    if (!isWhole || Array.isArray(saved[part]) !== Array.isArray(value)) {
      throw new TypeError(`The state has no ${part}.`)
    }
  }
}
