import { sha256 } from '@noble/hashes/sha2'
import { toBase64 } from '../bytes/base64.js'
import { utf8Bytes } from '../bytes/utf8.js'
import type { Engine } from '../engine.js'

/** Letters and digits: `-` parts a state from what the app adds to it. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A text that nobody can guess.
 *
 * @param length - in characters: 43 to 128 for a code verifier (RFC 7636, 4.1)
 */
export function randomText({ platform }: Engine, length: number): string {
  // Bytes beyond the last full round of the letters would make the first ones likelier.
  const limit = 256 - (256 % LETTERS.length)
  let text = ''
  while (text.length < length) {
    for (const byte of platform.randomBytes(length)) {
      if (byte < limit && text.length < length) text += LETTERS.charAt(byte % LETTERS.length)
    }
  }
  return text
}

/** What the authorization server is shown of a code verifier: S256 of RFC 7636, 4.2. */
export function codeChallenge(verifier: string): string {
  return toBase64(sha256(utf8Bytes(verifier)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
