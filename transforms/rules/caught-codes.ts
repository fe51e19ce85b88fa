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
import type { ErrorFile, Site } from './error-file.js'

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
  /** The names of exceptions that are asked for there. */
  namesAt(pattern: Node): readonly string[]
  /**
   * Keeps the reads that a call on the shim shares and that are more than names of the service: a
   * lost network has a name in v6 only. True when there were any, so
   * that all has to be decided again.
   */
  keepShared(sites: readonly Site[]): boolean
  /** Makes the reads that can be renamed reads of `name`. */
  edits(sites: readonly Site[], choices: Choices): EditSet
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
  const seenBy = (sites: readonly Site[]): Node[] =>
    sites.flatMap(({ use, verdict }) =>
      use.kind === 'call' && verdict.tier === 'native'
        ? [...rejectionReads(promisePath(use.call), tree).patterns]
        : [],
    )
  return {
    fateOf,
    namesAt: (pattern) =>
      (['code', 'name'] as const).flatMap((member) =>
        (codeReads(pattern, tree, member)?.texts ?? []).map(({ text }) => text),
      ),
    keepShared(sites) {
      const found = seenBy(sites).filter((pattern) => {
        const region = receiverOf(pattern)?.region
        if (!region || shared.has(pattern)) return false
        const within = sites.filter(({ use }) => use.kind === 'call' && isInside(use.call, region))
        const isValue = codeReads(pattern, tree)?.kind === 'value'
        return isValue && within.some(({ verdict }) => verdict.tier !== 'native')
      })
      for (const pattern of found) shared.add(pattern)
      return found.length > 0
    },
    edits(sites, { only, bridgeOnly }) {
      const seen = new Set(seenBy(sites))
      const isWhole = !only && !bridgeOnly && !facts.readsErrorCodes
      const coded = [...seen].filter((pattern) => fateOf(pattern) === 'renamed')
      const named = isWhole ? namedPatterns(file, facts) : []
      const edits = [...coded, ...named].flatMap((pattern) => codeReads(pattern, tree)?.edits ?? [])
      // One handler may see the errors of several calls.
      const replacements = new Map(edits.map((edit) => [edit.start, edit]))
      return { replacements: [...replacements.values()], insertions: [] }
    },
  }
}

function canBeNamed(
  receiver: ErrorReceiver,
  reads: CodeReads,
  file: ErrorFile,
  facts: Pick<PackageFacts, 'readsErrorCodes' | 'makesErrorCodes'>,
): boolean {
  if (reads.places.some((place) => file.isIgnored(startOf(place)))) return false
  if (receiver.region === null) return reads.kind === 'names' && !facts.readsErrorCodes
  const isAlone = rejectsAlone(receiver.region, file)
  if (reads.kind === 'names') return isAlone || !facts.makesErrorCodes
  return reads.kind === 'value' && isAlone
}

/** Do all errors of a region come from calls of Auth? */
function rejectsAlone(region: Node, { uses }: ErrorFile): boolean {
  const calls = uses.flatMap((use) => (use.kind === 'call' ? [use.call] : []))
  return throwsOnlyFrom(new Set(calls), region)
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
