import type { FileDecision } from '../decide.js'
import { type EditSet, newEdits } from '../edits.js'
import { type ExportFate, fateOf, memberFate } from '../export-fates.js'
import type { Addition } from '../import-changes.js'
import { removeLine } from '../import-removal.js'
import type { Finding } from '../model.js'
import { exportNames, initOf } from '../module-exports.js'
import { v5Module } from '../modules.js'
import type { Carrying } from '../names.js'
import {
  endOf,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
} from '../node.js'
import { positionOf } from '../position.js'
import { registration } from '../registered-auth.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Gone } from './gone.js'

/** What is made of `aws.Logger`, `Amplify.I18n` and `aws.default`. */
export interface ExportMembers {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  readonly imports: readonly Addition[]
  readonly settled: ReadonlySet<Node>
  readonly gone: readonly Gone[]
}

type Member = NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>

/** Exports that are read as members of a module, or of Amplify, which held them in v5. */
export function exportMembers({ source, decision, choices }: AroundFile): ExportMembers {
  const { table, context } = decision
  const edits = newEdits()
  const findings: Finding[] = []
  const imports: Addition[] = []
  const settled = new Set<Node>()
  const gone: Gone[] = []
  const isWanted = (node: Node, { row }: ExportFate): boolean =>
    !context.isIgnored(startOf(node)) && (!choices.only || choices.only.has(row.id))
  const found = (node: Node, { row }: ExportFate, api: string): void => {
    const start = startOf(node)
    const position = positionOf(source, start)
    findings.push({ ...position, start, api, tier: 'native', row: row.id })
  }
  for (const use of table.uses) {
    const place = memberOf(use)
    const fate = place && fateOfMember(use, place.key)
    if (!place || !fate || !isWanted(use.node, fate)) continue
    const api = use.carries === 'amplify' ? `Amplify.${place.key}` : place.key
    if (fate.kind === 'gone') {
      // What Amplify has lost is said with its configuration.
      const said = { node: use.node, row: fate.row.id, api, note: fate.note, marked: use.node }
      if (use.carries !== 'amplify') gone.push(said)
      continue
    }
    const { module, imported } = fate
    const call = moduleCall(use.node)
    if (call) {
      edits.replace(startOf(call) + 1, endOf(call) - 1, module)
      if (imported !== place.key) edits.replace(startOf(place.name), endOf(place.name), imported)
    } else {
      const local =
        ownName(fate, place.node, decision) ?? context.importName(module, imported, [place.node])
      edits.replace(startOf(place.node), endOf(place.node), local)
      imports.push({ module, imported, local, typeOnly: false })
      settled.add(use.node)
    }
    found(use.node, fate, api)
  }
  for (const { at } of context.uses) {
    const fate = memberFate('register')
    const statement = registration(at.node, context.tree)
    if (!fate || !statement || !isWanted(at.node, fate)) continue
    removeLine(statement, context, edits)
    const inside = table.uses.filter(({ node }) => isInside(node, statement))
    for (const { node } of inside) settled.add(node)
    found(statement, fate, 'Amplify.register')
  }
  for (const { node, key } of defaults(decision)) {
    const fate = fateOf('aws-amplify', 'default')
    if (!fate || !isWanted(node, fate)) continue
    edits.replace(startOf(key), endOf(key), 'Amplify')
    found(node, fate, 'Amplify')
  }
  return { edits: edits.done(), findings, imports, settled, gone }
}

/** The name that the file has for the export anyway, where nothing hides it. */
function ownName(fate: ExportFate, place: Node, { table, context }: FileDecision): string | null {
  const known = exportNames(table).find(
    (one) =>
      one.fate.kind === 'moves' &&
      fate.kind === 'moves' &&
      one.fate.module === fate.module &&
      one.fate.imported === fate.imported &&
      !one.name.typeOnly &&
      one.name.entry.kind === 'specifier',
  )
  const { binding } = known?.name ?? {}
  const isSeen = binding && resolve(context.tree.scopeAt(place), binding.name, 'value') === binding
  return isSeen ? binding.name : null
}

interface Place {
  /** The whole member, from the module to the key. */
  readonly node: Node
  readonly name: Node
  readonly key: string
}

function memberOf({ node, carries }: Carrying): Place | null {
  if (carries !== 'namespace' && carries !== 'module' && carries !== 'amplify') return null
  const parent = parentOf(node)
  if (parent?.type === 'TSQualifiedName' && parent.left === node) {
    return { node: parent, name: parent.right, key: parent.right.name }
  }
  if (!isMember(parent) || parent.object !== node || parent.computed) return null
  const key = staticKey(parent)
  return key === null || isWritten(parent) ? null : { node: parent, name: parent.property, key }
}

function isWritten(member: Member): boolean {
  const parent = parentOf(member)
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === member) ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  )
}

function fateOfMember({ carries, origin }: Carrying, key: string): ExportFate | null {
  if (carries === 'amplify') return memberFate(key)
  return origin.kind === 'package' ? fateOf(origin.specifier, key) : null
}

/** The specifier in `require('aws-amplify')` that is read at once. */
function moduleCall(node: Node): NodeOf<'StringLiteral'> | null {
  if (node.type !== 'CallExpression') return null
  const [literal] = node.arguments
  return literal?.type === 'StringLiteral' && v5Module(literal.value) ? literal : null
}

/** `aws.default` and `require('aws-amplify').default`, of which v6 has none. */
function defaults({ table }: AroundFile['decision']): { node: Node; key: Node }[] {
  const nodes = [
    ...table.uses.flatMap(({ carries, origin, node }) =>
      carries === 'amplify' && origin.kind === 'package' ? [node] : [],
    ),
    ...table.names.flatMap(({ carries, origin, entry }) =>
      carries === 'amplify' && origin.kind === 'package' && entry.kind === 'declared'
        ? (initOf(entry.declarator) ?? [])
        : [],
    ),
  ]
  return [...new Set(nodes)].flatMap((node) =>
    isMember(node) && !node.computed && staticKey(node) === 'default'
      ? [{ node, key: node.property }]
      : [],
  )
}
