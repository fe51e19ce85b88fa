import { failed } from './exit-codes.js'
import type { Terminal } from './terminal.js'

/** Starts the local Cognito, which is a package of its own, and runs until it is stopped. */
export async function emulatorCommand(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const cognito = await load()
  if (cognito === null) {
    terminal.err(
      'error: the local Cognito is not installed here; install it with: npm install -D @amplift/cognito\n',
    )
    return failed
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  return cognito.runCommand(args, {
    write: (line) => terminal.out(`${line}\n`),
    writeError: (line) => terminal.err(`${line}\n`),
    signal: stop.signal,
  })
}

async function load() {
  try {
    return await import('@amplift/cognito')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes('@amplift/cognito')) return null
    throw error
  }
}
