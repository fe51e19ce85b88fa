import type { OnProgress } from '../project/plan.js'
import type { Terminal } from './terminal.js'

/** One line that is written over again while a command works; nothing at all in a pipe. */
export interface ProgressLine {
  readonly onProgress: OnProgress
  /** Takes the line away, so that what follows begins at the left. */
  clear(): void
}

/** Shows how far a command has come. */
export function progressLine(terminal: Terminal): ProgressLine {
  if (!terminal.isLive) return { onProgress: () => {}, clear: () => {} }
  let shownAt = performance.now()
  terminal.err('Looking for v5 code …')
  return {
    onProgress: ({ step, done, total }) => {
      const now = performance.now()
      if (now - shownAt < shortest) return
      shownAt = now
      terminal.err(`${startOver}${words[step]} ${done} of ${total} …`)
    },
    clear: () => terminal.err(startOver),
  }
}

const words = { deciding: 'Looking at file', writing: 'Writing file' }

/** Milliseconds between two lines: faster than this nobody reads, and every line costs. */
const shortest = 80

const startOver = '\r\u001B[2K'
