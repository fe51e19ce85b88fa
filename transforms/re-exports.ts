import { type EditSet, newEdits } from './edits.js'
import { indentAt, type Layout } from './layout.js'
import { removeItems } from './list-removal.js'
import type { Choices, Finding } from './model.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import { endOf, type Node, type NodeOf, startOf } from './node.js'
import { positionOf } from './position.js'

/** `export { Auth } from 'aws-amplify'` and `export * from 'aws-amplify'`. */
export function reExportEdits(
  program: NodeOf<'Program'>,
  source: string,
  layout: Layout,
  choices: Choices,
): { edits: EditSet; findings: Finding[] } {
  const edits = newEdits()
  const findings: Finding[] = []
  const wanted = !choices.only || choices.only.has('form.re-export')
  for (const node of program.body) {
    if (!wanted) break
    if (node.type === 'ExportNamedDeclaration') named(node, source, layout, edits, findings)
    if (node.type === 'ExportAllDeclaration') all(node, program, source, layout, edits, findings)
  }
  return { edits: edits.done(), findings }
}

function named(
  node: NodeOf<'ExportNamedDeclaration'>,
  source: string,
  layout: Layout,
  edits: ReturnType<typeof newEdits>,
  findings: Finding[],
): void {
  const module = node.source && v5Module(node.source.value)
  if (!module || !node.source) return
  const moved = node.specifiers.filter(
    (specifier) =>
      specifier.type === 'ExportSpecifier' && comesFromShim(module, localName(specifier)),
  )
  for (const specifier of moved) {
    const isAuth =
      specifier.type === 'ExportSpecifier' && /^(?:Auth|default)$/.test(localName(specifier))
    if (isAuth) findings.push(finding(specifier, source))
  }
  if (module === 'shim' || moved.length === 0) return
  const plain = moved.every((s) => s.type === 'ExportSpecifier' && localName(s) !== 'default')
  if (moved.length === node.specifiers.length && plain) {
    edits.replace(startOf(node.source) + 1, endOf(node.source) - 1, SHIM)
    return
  }
  const names = moved.map((specifier) => {
    const exported = source.slice(
      startOf((specifier as NodeOf<'ExportSpecifier'>).exported),
      endOf(specifier),
    )
    const local = localName(specifier as NodeOf<'ExportSpecifier'>)
    const name = local === 'default' ? 'Auth' : local
    return name === exported ? name : `${name} as ${exported}`
  })
  const line = `export { ${names.join(', ')} } from ${layout.quote}${SHIM}${layout.quote}${layout.semicolon}`
  if (moved.length === node.specifiers.length) {
    edits.replace(startOf(node), endOf(node), line)
    return
  }
  removeItems(node.specifiers, new Set<Node>(moved), { source, hasComment: () => false }, edits)
  edits.insertAfter(endOf(node), layout.newline + indentAt(source, startOf(node)) + line)
}

/** `export *` of v6 no longer has Auth: the shim's is exported beside it, once. */
function all(
  node: NodeOf<'ExportAllDeclaration'>,
  program: NodeOf<'Program'>,
  source: string,
  layout: Layout,
  edits: ReturnType<typeof newEdits>,
  findings: Finding[],
): void {
  const module = v5Module(node.source.value)
  if (module !== 'root' && module !== 'auth') return
  findings.push(finding(node, source))
  const there = program.body.some(
    (other) =>
      other.type === 'ExportNamedDeclaration' &&
      other.specifiers.some(
        (one) => one.exported.type === 'Identifier' && one.exported.name === 'Auth',
      ),
  )
  if (there) return
  const { quote, semicolon, newline } = layout
  edits.insertAfter(
    endOf(node),
    `${newline}export { Auth } from ${quote}${SHIM}${quote}${semicolon}`,
  )
}

function localName(specifier: NodeOf<'ExportSpecifier'>): string {
  const local = specifier.local as NodeOf<'Identifier'> | NodeOf<'StringLiteral'>
  return local.type === 'Identifier' ? local.name : local.value
}

function finding(node: Node, source: string): Finding {
  const start = startOf(node)
  return {
    ...positionOf(source, start),
    start,
    api: 'Auth',
    tier: 'bridge',
    row: 'form.re-export',
    note: 'it is handed on to importers of this module',
  }
}
