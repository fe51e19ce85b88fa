import { explain } from '../report/explain.js'
import { done } from './exit-codes.js'
import { knownRows } from './only-rows.js'
import type { Terminal } from './terminal.js'

/** `amplift explain`: prints what the table knows about a name. Returns the exit code. */
export function explainCommand(name: string, terminal: Terminal): number {
  terminal.out(`${knownRows(name).map(explain).join('\n\n').trimEnd()}\n`)
  return done
}
