import type { FileDecision } from '../decide.js'
import { newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import type { Finding } from '../model.js'
import { comesFromShim, SHIM, v5Module } from '../modules.js'
import type { Carrying } from '../names.js'
import { endOf, isMember, type Node, parentOf, startOf, staticKey } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { isListenerType, NOTE } from './hub-types.js'
import { findingAt } from './spot.js'
import { noteOf, rowOf } from './type-rows.js'
import { isMovable } from './types-in-place.js'

/** A type of v5, or an enum, that is read from a module: `auth.CognitoUser`. */
interface Member {
  /** The whole member, from the module to the key. */
  readonly node: Node
  readonly key: string
  /** The name of the module. */
  readonly owner: Node
  readonly isType: boolean
  readonly specifier: string
}

const SHIMS = 'v6 has no such export; the shim has it'

/** Types that are read from a module get an import of their own, like those that are imported. */
export function namespaceTypes(file: AroundFile, helperModule: string | null): Around {
  const { source, decision, choices } = file
  const { context, table } = decision
  const edits = newEdits()
  const findings: Finding[] = []
  const imports: Addition[] = []
  const helpers: string[] = []
  const settled = new Set<Node>()
  const said = new Set<string>()
  for (const use of table.uses) {
    const member = memberOf(use)
    if (!member || isRewritten(member.node, decision)) continue
    const { node, key, owner, isType, specifier } = member
    const row = rowOf(key)
    const rowId = row?.id ?? `type.${key}`
    if (context.isIgnored(startOf(node)) || (choices.only && !choices.only.has(rowId))) continue
    const isHub = isType && isListenerType(key, node)
    const isHelper =
      helperModule !== null &&
      (isHub ||
        (row !== undefined &&
          (row.entity === 'enum' || (isType && context.typed)) &&
          isMovable(row, specifier, startOf(node), file)))
    const module = isHelper ? helperModule : SHIM
    const local = context.importName(module, key, [node])
    edits.replace(startOf(node), endOf(node), local)
    imports.push({ module, imported: key, local, typeOnly: isType })
    if (isHelper) helpers.push(key)
    settled.add(use.node)
    settled.add(owner)
    // What is said of an import is said once.
    if (said.has(`${module} ${local}`)) continue
    said.add(`${module} ${local}`)
    const note = isHelper ? (row ? noteOf(row, true) : NOTE) : SHIMS
    const spot = { node, row: rowId, api: key, note }
    findings.push(findingAt(spot, isHelper ? 'helper' : 'bridge', source))
  }
  return { ...NOTHING_AROUND, edits: edits.done(), findings, imports, helpers, settled }
}

function memberOf({ node, carries, origin, name }: Carrying): Member | null {
  if (origin.kind !== 'package') return null
  const module = v5Module(origin.specifier)
  const isWhole = carries === 'namespace' || carries === 'auth-namespace'
  const isEnum = carries === 'provider-enum' && (!name || /namespace$/.test(name.carries))
  if (module === null || module === 'shim' || (!isWhole && !isEnum)) return null
  const whole = isEnum ? node : parentOf(node)
  const found = whole && keyOf(whole)
  if (!found || (isWhole && found.owner !== node)) return null
  const { key, owner } = found
  if (key === 'Auth' || key === 'default' || !comesFromShim(module, key)) return null
  const isQuery = parentOf(whole)?.type === 'TSTypeQuery'
  const isType = whole.type === 'TSQualifiedName' && !isQuery
  return { node: whole, key, owner, isType, specifier: origin.specifier }
}

function keyOf(whole: Node): { readonly key: string; readonly owner: Node } | null {
  if (whole.type === 'TSQualifiedName') return { key: whole.right.name, owner: whole.left }
  const key = isMember(whole) && !whole.computed ? staticKey(whole) : null
  return isMember(whole) && key !== null ? { key, owner: whole.object } : null
}

/** Does the place stand in a call that is v6's own now? */
function isRewritten(node: Node, { decided }: FileDecision): boolean {
  return decided.some(
    ({ verdict }) =>
      'edits' in verdict &&
      verdict.edits.replacements.some(
        ({ start, end }) => start <= startOf(node) && endOf(node) <= end,
      ),
  )
}
