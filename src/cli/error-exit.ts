import { CommanderError } from 'commander'
import { PathError, ProjectError } from '../project/project-error.js'
import { done, failed, wrongUsage } from './exit-codes.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** Says what went wrong, as far as it has not been said, and returns the exit code for it. */
export function exitCodeOf(error: unknown, terminal: Terminal): number {
  // Commander has said already what is wrong, or printed the help it was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? done : wrongUsage
  if (error instanceof UsageError || error instanceof ProjectError) {
    terminal.err(`error: ${error.message}\n`)
    return error instanceof UsageError || error instanceof PathError ? wrongUsage : failed
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  terminal.err(`error: amplift failed, and this is a fault of its own\n${what}\n`)
  return failed
}
