import type { EditBuilder } from './edits.js'
import type { Addition, ImportContext, ImportDeclaration } from './import-changes.js'
import { braced, specifierText } from './import-statements.js'
import { indentAt, startsLine } from './layout.js'
import { endOf, type Node, startOf } from './node.js'

/** An import as it is going to be: what it takes from where, less what goes away. */
export interface Host {
  readonly declaration: ImportDeclaration
  readonly module: string
  readonly gone: ReadonlySet<Node>
}

export const NOTHING: ReadonlySet<Node> = new Set()

/** Adds names to imports of their module that are there already; returns those that are left. */
export function mergeIntoExisting(
  additions: readonly Addition[],
  hosts: readonly Host[],
  context: ImportContext,
  edits: EditBuilder,
): Addition[] {
  const left: Addition[] = []
  const merged = new Map<Host, string[]>()
  for (const addition of additions) {
    const host = hosts.find(
      ({ declaration, module, gone }) =>
        addition.imported !== '*' &&
        module === addition.module &&
        (declaration.importKind === 'type') === addition.typeOnly &&
        declaration.importKind !== 'typeof' &&
        canTakeNames(declaration, gone),
    )
    if (!host) left.push(addition)
    else if (!alreadyThere(host.declaration, addition)) {
      merged.set(host, [...(merged.get(host) ?? []), specifierText(addition)])
    }
  }
  for (const [{ declaration, gone }, names] of merged) {
    addNames(declaration, names, gone, context, edits)
  }
  return left
}

/** A declaration of which something stays, and that has or can have braces. */
function canTakeNames(declaration: ImportDeclaration, gone: ReadonlySet<Node>): boolean {
  const kept = declaration.specifiers.filter((specifier) => !gone.has(specifier))
  if (kept.length === 0) return false
  if (kept.length < declaration.specifiers.length) {
    return kept.some((specifier) => specifier.type === 'ImportSpecifier')
  }
  return kept.every((specifier) => specifier.type !== 'ImportNamespaceSpecifier')
}

function alreadyThere(host: ImportDeclaration, addition: Addition): boolean {
  return host.specifiers.some(
    (specifier) => specifier.type === 'ImportSpecifier' && specifier.local.name === addition.local,
  )
}

function addNames(
  host: ImportDeclaration,
  names: readonly string[],
  gone: ReadonlySet<Node>,
  context: ImportContext,
  edits: EditBuilder,
): void {
  const last = host.specifiers.findLast((specifier) => !gone.has(specifier)) as Node
  if (last.type !== 'ImportSpecifier') {
    edits.insertAfter(endOf(last), `, ${braced(names, context.layout)}`)
    return
  }
  const { source, layout } = context
  const separator = startsLine(source, startOf(last))
    ? `,${layout.newline}${indentAt(source, startOf(last))}`
    : ', '
  edits.insertAfter(endOf(last), names.map((name) => separator + name).join(''))
}
