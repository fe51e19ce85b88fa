/** A project that cannot be worked on. The message is a sentence for the user. */
export class ProjectError extends Error {
  override readonly name: string = 'ProjectError'
}

/** Paths that make no project: who named them can name others. */
export class PathError extends ProjectError {
  override readonly name = 'PathError'
}

/** The system's own word for what went wrong with a file. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/** What was thrown, in words. */
export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
