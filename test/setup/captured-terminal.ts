import picocolors from 'picocolors'
import type { Terminal } from '../../src/cli/terminal.js'

/** A terminal that remembers what was said. */
export interface CapturedTerminal extends Terminal {
  /** What went to standard output so far. */
  stdout(): string
  /** What went to standard error so far. */
  stderr(): string
}

/** Makes a terminal in a folder: a pipe without colours, unless said otherwise. */
export function terminalIn(
  cwd: string,
  { isLive = false, hasColor = false }: { isLive?: boolean; hasColor?: boolean } = {},
): CapturedTerminal {
  const said = { out: '', err: '' }
  return {
    cwd,
    environment: process.env,
    isLive,
    colors: picocolors.createColors(hasColor),
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    stdout: () => said.out,
    stderr: () => said.err,
  }
}
