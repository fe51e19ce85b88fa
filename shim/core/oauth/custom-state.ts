import { utf8Bytes } from '../bytes/utf8.js'

/** What an app adds to a state, in characters that pass every page on the way unchanged. */
export function encodeCustomState(text: string): string {
  let digits = ''
  for (const byte of utf8Bytes(text)) digits += byte.toString(16).padStart(2, '0')
  return digits
}

/**
 * What an app has added to a state; null where it has added nothing. v5 and v6 wrote each character
 * as the two digits of its number, which is the same for ASCII and can be told apart for most else.
 */
export function customStateOf(state: string): string | null {
  const at = state.indexOf('-')
  if (at < 0) return null
  const pairs = state.slice(at + 1).match(/../g) ?? []
  try {
    return decodeURIComponent(pairs.map((pair) => `%${pair}`).join(''))
  } catch {
    return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
  }
}
