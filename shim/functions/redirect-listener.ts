import type { Engine } from '../core/engine.js'
import { inMemory } from '../core/memory.js'
import { resumeRedirect } from '../core/oauth/resume-redirect.js'
import { appEngine } from './context.js'

const listening = inMemory('listens for redirects', () => ({ isOn: false }))

/**
 * Takes up redirects that lead back to this page: now, where the engine is configured, and whenever
 * it is. Once for each engine.
 */
export function listenForRedirects(engine: Engine = appEngine()): void {
  const own = listening(engine)
  if (own.isOn || engine.platform.page === null) return
  own.isOn = true
  engine.events.hear(({ kind }) => {
    if (kind === 'configured') void resumeRedirect(engine)
  })
  if (engine.config !== null) void resumeRedirect(engine)
}
