/** A command line that cannot be carried out. The message is a sentence for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
