import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { readItems, removeItems, writeItems } from '../items.js'
import { inMemory } from '../memory.js'
import { sessionGate } from '../session/gate.js'
import { completeRedirect, failRedirect } from './complete-redirect.js'
import { oauthFault } from './oauth-faults.js'
import { type PendingRedirect, pendingRedirect } from './pending-redirect.js'
import { holdsAnswer } from './read-answer.js'

/** Of which redirect this very tab has left. */
const TAB_KEY = 'amplift.redirect'

const resuming = inMemory('redirect that is resumed', (): { run: Promise<void> | null } => ({
  run: null,
}))

/**
 * Takes up the redirect that has led to this page, if one has: once at a time. Whoever asks for the
 * session meanwhile waits for it. What goes wrong is told as `redirectFailed`, never thrown.
 */
export function resumeRedirect(engine: Engine): Promise<void> {
  const current = resuming(engine)
  current.run ??= resume(engine)
    .catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error
    })
    .then(() => {
      current.run = null
    })
  sessionGate(engine).wait = () => current.run ?? Promise.resolve()
  return current.run
}

async function resume(engine: Engine): Promise<void> {
  const { config, platform } = engine
  if (!config?.oauth || !config.userPool || platform.page === null) return
  const pending = await pendingRedirect(engine)
  if (pending === null) return
  const url = platform.page.url()
  if (holdsAnswer(url, config.oauth)) {
    await completeRedirect(engine, config.oauth, pending, { url })
  } else if (await hasLeftHere(engine, pending)) {
    await failRedirect(engine, oauthFault('NoCode'))
  }
}

/** Remembers that it is this tab that leaves: another one must not take it for cancelled. */
export async function markTab({ platform }: Engine, state: string): Promise<void> {
  await writeItems(platform.tabStorage, [[TAB_KEY, state]])
}

/** Ends the redirect of this tab where its page is shown again as it was left. */
export async function cancelRedirect(engine: Engine): Promise<void> {
  const pending = await pendingRedirect(engine)
  if (pending !== null && (await hasLeftHere(engine, pending))) {
    await failRedirect(engine, oauthFault('NoCode'))
  }
}

async function hasLeftHere({ platform }: Engine, { state }: PendingRedirect): Promise<boolean> {
  const [left] = await readItems(platform.tabStorage, TAB_KEY)
  if (left !== state) return false
  await removeItems(platform.tabStorage, [TAB_KEY])
  return true
}
