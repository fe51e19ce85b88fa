import picocolors from 'picocolors'
import type { Colors } from 'picocolors/types.js'

/** What a command may see of the process and say to its user. */
export interface Terminal {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** True where a line may be written over again. */
  readonly isLive: boolean
  /** Colours for standard output. */
  readonly colors: Colors
  /** Results: the diff, the summary. */
  out(text: string): void
  /** Everything about the work: progress, errors. */
  err(text: string): void
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    cwd: process.cwd(),
    environment: env,
    isLive: stderr.isTTY === true && env.TERM !== 'dumb',
    colors: picocolors.createColors(wantsColor(env, stdout.isTTY === true)),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
  }
}

/** NO_COLOR over FORCE_COLOR over what the output is; both count when they are not empty. */
export function wantsColor(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = environment
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return isTerminal && TERM !== 'dumb'
}
