import { CognitoError } from '../core/errors.js'

/** One page of a list, and the token of the next one. */
export function pageOf<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
): { items: readonly T[]; next: string | undefined } {
  const start = token === undefined ? 0 : readToken(token)
  const end = start + size
  return {
    items: all.slice(start, end),
    next: end < all.length ? Buffer.from(`page:${end}`).toString('base64url') : undefined,
  }
}

function readToken(token: string): number {
  const found = /^page:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())
  if (found) return Number(found[1])
  throw new CognitoError('InvalidParameterException', 'Invalid pagination token.')
}
