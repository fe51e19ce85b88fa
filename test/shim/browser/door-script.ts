import * as door from '../../../shim/index.js'

// Runs in a page: the test calls the functions of the door by their names and gets JSON back.

interface Settings {
  readonly config: Record<string, unknown>
  readonly options: door.ConfigureOptions
}

/** All that the Hub told since the page was loaded. */
export const events: string[] = []
door.Hub.listen('auth', ({ payload }) => void events.push(payload.event))

const { config, options } = (globalThis as unknown as { settings: Settings }).settings
door.configure(config, options)

/** Calls a function of the door; an error comes back as its name. */
export async function call(name: string, input?: unknown): Promise<unknown> {
  const functions = door as unknown as Record<string, (input?: unknown) => Promise<unknown>>
  try {
    return { value: await functions[name]?.(input) }
  } catch (error) {
    return { error: (error as Error).name }
  }
}

/** Who is signed in, by the tokens that calls are given, many at once. */
export async function whoIs(callers = 1): Promise<readonly (string | null)[]> {
  const sessions = await Promise.all(Array.from({ length: callers }, () => door.fetchAuthSession()))
  return sessions.map(({ tokens }) => {
    const username = tokens?.accessToken.payload.username
    return typeof username === 'string' ? username : null
  })
}
