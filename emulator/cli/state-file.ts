import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Cognito } from '../cognito.js'
import type { SavedState } from '../state.js'
import { UsageError } from './arguments.js'

/** Keeps the state of a local Cognito in a file. */
export interface StateFile {
  /** Soon writes what has changed; several changes at once are written once. */
  touch(): void
  /** Writes what has changed, now. */
  flush(): Promise<void>
}

const SOON_MS = 100

/** Goes back to the state in the file; says whether there was one. */
export async function openState(path: string, cognito: Cognito): Promise<boolean> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw new UsageError(`The state cannot be read: ${(cause as Error).message}`, { cause })
  }
  try {
    cognito.restore(JSON.parse(text) as SavedState)
    return true
  } catch (cause) {
    throw new UsageError(`${path} holds no state: ${(cause as Error).message}`, { cause })
  }
}

export function keepState(
  path: string,
  cognito: Cognito,
  report: (error: unknown) => void,
): StateFile {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = (): Promise<void> => {
    timer = undefined
    writing = writing.then(() => replaceState(path, cognito.state())).catch(report)
    return writing
  }
  return {
    touch() {
      timer ??= setTimeout(() => void write(), SOON_MS)
    },
    flush() {
      clearTimeout(timer)
      return write()
    },
  }
}

/** The file is whole at every moment, and nobody else may read it: it holds signing keys. */
async function replaceState(path: string, state: SavedState): Promise<void> {
  const temporary = `${path}.new`
  try {
    await writeFile(temporary, `${JSON.stringify(state)}\n`, { mode: 0o600 })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
