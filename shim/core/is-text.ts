/** Whether a value is a text with something in it. Callers without types pass anything. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
