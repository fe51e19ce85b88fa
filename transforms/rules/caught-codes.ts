import { applyEdits, type EditSet, type Replacement } from '../edits.js'
import { type CodeReads, codeReads } from '../flow/code-reads.js'
import {
  type ErrorReceiver,
  errorReceivers,
  receiverOf,
  throwsOnlyFrom,
} from '../flow/error-receivers.js'
import { promisePath } from '../flow/promise.js'
import { rejectionReads } from '../flow/rejection.js'
import type { Choices, PackageFacts } from '../model.js'
import { endOf, isInside, isMember, type Node, startOf } from '../node.js'
import type { ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'

/** What is to be known about a file before its reads of `code` can become reads of `name`. */
export interface ErrorFile {
  readonly tree: ScopeTree
  readonly uses: readonly AuthUse[]
  readonly isIgnored: (offset: number) => boolean
}

/** What becomes of the reads of `code` of the errors that a pattern receives. */
export type CodeFate =
  /** There are none. */
  | 'unread'
  /** They read `name` instead, which is the same text. */
  | 'renamed'
  /** Only v5 says what they ask for. */
  | 'kept'

/** The caught errors of a file. */
export interface CaughtCodes {
  /** What becomes of the reads of `code` on what a pattern receives. */
  fateOf(pattern: Node): CodeFate
  /**
   * Keeps the reads that a call on the shim shares and that are more than names of the service: a
   * lost network has its name in v6 only. True when there were any, so that all has to be decided
   * again.
   */
  keepShared(sites: readonly Site[]): boolean
  /** Makes the reads that can be renamed reads of `name`. */
  edits(sites: readonly Site[], choices: Choices): EditSet
}

/** A use of Auth with what becomes of it. */
export interface Site {
  readonly use: AuthUse
  readonly verdict: { readonly tier: string }
}

/** Says for each pattern what becomes of the codes that are read there. */
export function caughtCodes(file: ErrorFile, facts: PackageFacts): CaughtCodes {
  const { tree } = file
  const shared = new Set<Node>()
  const fateOf = (pattern: Node): CodeFate => {
    const reads = codeReads(pattern, tree)
    if (!reads) return 'unread'
    const receiver = receiverOf(pattern)
    const isKept = !receiver || shared.has(pattern) || !canBeNamed(receiver, reads, file, facts)
    return isKept ? 'kept' : 'renamed'
  }
  const renamedBy = (sites: readonly Site[]): Node[] =>
    callsOf(sites, (tier) => tier === 'native').flatMap((call) =>
      [...rejectionReads(promisePath(call), tree).patterns].filter(
        (pattern) => fateOf(pattern) === 'renamed',
      ),
    )
  return {
    fateOf,
    keepShared(sites) {
      const staying = callsOf(sites, (tier) => tier !== 'native')
      const found = renamedBy(sites).filter((pattern) => {
        const region = receiverOf(pattern)?.region
        const isShared = region && staying.some((call) => isInside(call, region))
        return isShared && codeReads(pattern, tree)?.kind === 'value'
      })
      for (const pattern of found) shared.add(pattern)
      return found.length > 0
    },
    edits(sites, { only, bridgeOnly }) {
      const isWhole = !only && !bridgeOnly && !facts.readsErrorCodes
      return renameCodes(
        [...renamedBy(sites), ...(isWhole ? namedPatterns(file, facts) : [])],
        tree,
      )
    },
  }
}

function callsOf(sites: readonly Site[], isMeant: (tier: string) => boolean): Node[] {
  return sites.flatMap(({ use, verdict }) =>
    use.kind === 'call' && isMeant(verdict.tier) ? [use.call] : [],
  )
}

function canBeNamed(
  receiver: ErrorReceiver,
  reads: CodeReads,
  file: ErrorFile,
  facts: Pick<PackageFacts, 'readsErrorCodes' | 'makesErrorCodes'>,
): boolean {
  if (reads.places.some((place) => file.isIgnored(startOf(place)))) return false
  if (receiver.region === null) return reads.kind === 'names' && !facts.readsErrorCodes
  const calls = new Set(file.uses.flatMap((use) => (use.kind === 'call' ? [use.call] : [])))
  const isAlone = throwsOnlyFrom(calls, receiver.region)
  if (reads.kind === 'names') return isAlone || !facts.makesErrorCodes
  return reads.kind === 'value' && isAlone
}

/** Makes the reads of `code` on what these patterns receive reads of `name`. */
function renameCodes(patterns: Iterable<Node>, tree: ScopeTree): EditSet {
  const replacements = new Map<number, Replacement>()
  for (const pattern of patterns) {
    for (const edit of codeReads(pattern, tree)?.edits ?? []) replacements.set(edit.start, edit)
  }
  return { replacements: [...replacements.values()], insertions: [] }
}

/** Patterns whose codes are asked for names of the service only, and for nothing else. */
function namedPatterns(file: ErrorFile, facts: PackageFacts): Node[] {
  return errorReceivers(file.tree).flatMap((receiver) => {
    const reads = codeReads(receiver.pattern, file.tree)
    const isNamed = reads?.kind === 'names' && canBeNamed(receiver, reads, file, facts)
    return isNamed ? [receiver.pattern] : []
  })
}

/**
 * A file as it says nothing any more about errors whose codes can become names: what is left over in
 * it may still read a code.
 */
export function withoutNamedErrors(source: string, file: ErrorFile): string {
  const facts = { readsErrorCodes: false, makesErrorCodes: false }
  const blanks = new Map<number, Replacement>()
  const blank = (node: Node) =>
    blanks.set(startOf(node), { start: startOf(node), end: endOf(node), text: '_' })
  for (const receiver of errorReceivers(file.tree)) {
    const code = codeReads(receiver.pattern, file.tree)
    const named = code && canBeNamed(receiver, code, file, facts) ? [code] : []
    const name = codeReads(receiver.pattern, file.tree, 'name')
    for (const { texts, places } of name ? [...named, name] : named) {
      for (const { node } of texts) blank(node)
      for (const place of places) blank(isMember(place) ? place.property : place)
    }
  }
  return applyEdits(source, { replacements: [...blanks.values()], insertions: [] })
}
