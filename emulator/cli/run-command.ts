import type { Cognito } from '../cognito.js'
import type { Message } from '../core/model.js'
import { createCognito } from '../create-cognito.js'
import type { TranscriptEntry } from '../http/transcript.js'
import { type CommandArguments, readArguments, USAGE, UsageError } from './arguments.js'
import { describeStart } from './describe-start.js'
import { readSeed } from './seed-file.js'
import { keepState, openState, type StateFile } from './state-file.js'

/** Where a command writes, a line at a time, and what ends it. */
export interface CommandTerminal {
  write(line: string): void
  writeError(line: string): void
  readonly signal: AbortSignal
}

/**
 * Runs the command line `amplift-cognito` until the signal aborts. Resolves with the exit code: 0 when
 * it was stopped, 1 when it could not start, 2 for wrong usage.
 */
export async function runCommand(
  args: readonly string[],
  terminal: CommandTerminal,
): Promise<number> {
  try {
    const options = readArguments(args)
    if (options.help) terminal.write(USAGE)
    else await serve(options, terminal)
    return 0
  } catch (error) {
    terminal.writeError(explain(error))
    return error instanceof UsageError ? 2 : 1
  }
}

async function serve(options: CommandArguments, terminal: CommandTerminal): Promise<void> {
  const seed = options.seed === undefined ? {} : { seed: await readSeed(options.seed) }
  const cognito = createCognito(seed)
  const file =
    options.state === undefined ? undefined : await open(options.state, cognito, terminal)
  cognito.onMessage((message) => terminal.write(describeMessage(message)))
  if (options.verbose) cognito.onRequest((entry) => terminal.write(describeRequest(entry)))
  if (file !== undefined) cognito.onChange(file.touch)
  const listening = await cognito.listen({
    port: options.port,
    hostedUiPort: options.hostedUiPort,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.certificates === undefined ? {} : { certificateDirectory: options.certificates }),
  })
  for (const line of describeStart(cognito, listening)) terminal.write(line)
  await aborted(terminal.signal)
  await cognito.close()
  await file?.flush()
}

async function open(path: string, cognito: Cognito, terminal: CommandTerminal): Promise<StateFile> {
  const wasThere = await openState(path, cognito)
  terminal.write(wasThere ? `State from ${path}.` : `State will be kept in ${path}.`)
  return keepState(path, cognito, (error) => {
    terminal.writeError(`The state could not be written: ${explain(error)}`)
  })
}

function describeMessage({ code, destination, medium, purpose, username }: Message): string {
  return `${purpose}: ${code} for ${username}, by ${medium} to ${destination}`
}

function describeRequest({ operation, result, status }: TranscriptEntry): string {
  return `${operation}: ${status} ${result}`
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `${message}. Another program listens there; choose --port.`
  return message ?? String(error)
}
