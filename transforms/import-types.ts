import { type EditSet, newEdits } from './edits.js'
import type { Choices, Finding } from './model.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import { endOf, type Node, type NodeOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { ScopeTree } from './scope.js'

/**
 * `import('aws-amplify').Auth` as a type comes from the shim, like the name itself.
 *
 * @param settled types that come from elsewhere.
 */
export function importTypeEdits(
  tree: ScopeTree,
  source: string,
  { only }: Choices,
  settled: ReadonlySet<Node>,
): { edits: EditSet; findings: Finding[] } {
  const edits = newEdits()
  const findings: Finding[] = []
  for (const node of only && !only.has('form.type-only') ? [] : tree.importTypes) {
    if (settled.has(node)) continue
    const literal = moduleOf(node)
    const module = literal && v5Module(literal.value)
    const name = firstName(node.qualifier ?? null)
    if (!literal || !module || !name || !comesFromShim(module, name)) continue
    if (module !== 'shim') edits.replace(startOf(literal) + 1, endOf(literal) - 1, SHIM)
    const start = startOf(node)
    const note = 'the type of v5 comes from the shim'
    const position = positionOf(source, start)
    findings.push({ ...position, start, api: name, tier: 'bridge', row: 'form.type-only', note })
  }
  return { edits: edits.done(), findings }
}

/** The specifier, which newer parsers wrap into a literal type. */
export function moduleOf(node: NodeOf<'TSImportType'>): NodeOf<'StringLiteral'> | null {
  const argument = node.argument as Node
  if (argument.type === 'StringLiteral') return argument
  const isLiteral = argument.type === 'TSLiteralType' && argument.literal.type === 'StringLiteral'
  return isLiteral ? (argument.literal as NodeOf<'StringLiteral'>) : null
}

/** The export that is meant. */
export function firstName(qualifier: Node | null): string | null {
  if (qualifier?.type === 'Identifier') return qualifier.name
  return qualifier?.type === 'TSQualifiedName' ? firstName(qualifier.left) : null
}
