import { receiverOf } from '../flow/error-receivers.js'
import { promisePath } from '../flow/promise.js'
import { stringReads } from '../flow/string-reads.js'
import { isInside, type Node, startOf } from '../node.js'
import type { ErrorFile, Site } from './error-file.js'

/** The string that a v5 method rejects with when nobody is signed in. */
const STRINGS: Readonly<Record<string, string>> = {
  currentAuthenticatedUser: 'The user is not authenticated',
  currentUserPoolUser: 'No current user',
  currentSession: 'No current user',
  verifyCurrentUserAttribute: 'No current user',
  verifyCurrentUserAttributeSubmit: 'No current user',
  rememberDevice: 'The user is not authenticated',
  forgetDevice: 'The user is not authenticated',
}

/**
 * Can comparisons of what a pattern receives ask for the v6 name instead? A string that none of the
 * calls rejects with was never met, and must not be met now. True too where there are none.
 */
export function canNameStrings(pattern: Node, file: ErrorFile): boolean {
  const reads = stringReads(pattern, file.tree, file.typed)
  const texts = new Set(reads.map(({ text }) => text))
  if (texts.size === 0) return true
  const region = receiverOf(pattern)?.region
  if (!region || reads.some(({ place }) => file.isIgnored(startOf(place)))) return false
  const met = file.uses.flatMap((use) => {
    const text = use.kind === 'call' && isInside(use.call, region) ? STRINGS[use.method] : undefined
    return text ?? []
  })
  return met.length > 0 && texts.size === 1 && met.every((text) => texts.has(text))
}

/** A call that does not reject with a name of v6 when nobody is signed in. */
export function rejectsOtherwise({ use, verdict }: Site): boolean {
  if (use.kind !== 'call') return false
  const isSilent = verdict.functions?.includes('fetchAuthSession') ?? false
  return verdict.tier !== 'native' || (isSilent && promisePath(use.call).value.kind !== 'ignored')
}
