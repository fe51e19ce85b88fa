import type { ExportRow } from '../src/table/row.js'
import { rowById } from '../src/table/rows.js'
import type { FileDecision } from './decide.js'
import { identifiersOf } from './declared-names.js'
import { type EditSet, newEdits } from './edits.js'
import { type ExportFate, fateOf, staysThere, wholeModule } from './export-fates.js'
import { importsV6 } from './hub-channel.js'
import { type HubHome, hubHome } from './hub-home.js'
import { indentAt } from './layout.js'
import { removeItems } from './list-removal.js'
import type { Choices, Finding } from './model.js'
import { comesFromShim, exportOf, SHIM, v5Module } from './modules.js'
import { endOf, type Node, type NodeOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { RuleContext } from './rules/verdict.js'
import { exportedName, removeExport, unwantedFinding } from './unwanted-exports.js'

/** What becomes of the exports that a file takes from v5's modules. */
export interface ReExports {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  /** Names of the helper module that are exported on. */
  readonly helpers: readonly string[]
}

/** What is collected on the way through the exports of a file. */
interface Collected {
  readonly context: RuleContext
  readonly choices: Choices
  readonly hub: HubHome
  /** The core's own Hub is v6's, in a file that is on v6 already. */
  readonly isOnV6: boolean
  readonly edits: ReturnType<typeof newEdits>
  readonly findings: Finding[]
  readonly helpers: Set<string>
}

/** `export { Auth } from 'aws-amplify'` and `export * from 'aws-amplify'`. */
export function reExportEdits(
  program: NodeOf<'Program'>,
  decision: FileDecision,
  isIgnored: (offset: number) => boolean,
): ReExports {
  const { context } = decision
  const { choices } = context
  const hub = hubHome(context)
  const isOnV6 = importsV6(decision)
  const edits = newEdits()
  const findings: Finding[] = []
  const helpers = new Set<string>()
  const collected = { context, choices, hub, isOnV6, edits, findings, helpers }
  const wanted = !choices.only || choices.only.has('form.re-export')
  const exported = exportedNames(program)
  for (const node of program.body) {
    if (isIgnored(startOf(node))) continue
    if (node.type === 'ExportNamedDeclaration') named(node, collected)
    if (node.type === 'ExportAllDeclaration' && wanted) all(node, exported, collected)
  }
  return { edits: edits.done(), findings, helpers: [...helpers] }
}

function named(node: NodeOf<'ExportNamedDeclaration'>, collected: Collected): void {
  const { context, edits, findings, helpers, hub } = collected
  const { source, layout } = context
  if (!node.source) return
  const module = v5Module(node.source.value)
  const dropped = new Set<Node>(node.specifiers.filter((one) => isDropped(one, node, context)))
  for (const specifier of dropped) findings.push(unwantedFinding(specifier, context))
  const kept = node.specifiers.filter((one) => !dropped.has(one))
  const leaving = module ? kept.flatMap((one) => leavingOf(one, node, collected) ?? []) : []
  for (const { specifier, fate, isHub } of leaving) {
    if (fate) findings.push(said(specifier, fate.row, source))
    else if (!isHub || module === 'shim')
      findings.push(finding(specifier, localName(specifier), source))
    else {
      findings.push(hubFinding(specifier, hub, source))
      if (hub.isHelper) helpers.add(hub.imported)
    }
  }
  if (dropped.size > 0 && kept.length === 0) {
    removeExport(node, context, edits)
    return
  }
  const list = { source, hasComment: () => false }
  if (module === 'shim' || leaving.length === 0) {
    removeItems(node.specifiers, dropped, list, edits)
    return
  }
  const isWhole = leaving.length === kept.length
  const [first, ...others] = new Set(leaving.map((one) => one.module))
  const plain = leaving.every(({ specifier, name }) => localName(specifier) === name)
  if (isWhole && plain && first && others.length === 0) {
    removeItems(node.specifiers, dropped, list, edits)
    edits.replace(startOf(node.source) + 1, endOf(node.source) - 1, first)
    return
  }
  const indent = layout.newline + indentAt(source, startOf(node))
  const lines = linesOf(leaving, node, context).join(indent)
  if (isWhole) {
    edits.replace(startOf(node), endOf(node), lines)
    return
  }
  const gone = new Set<Node>([...dropped, ...leaving.map(({ specifier }) => specifier)])
  removeItems(node.specifiers, gone, list, edits)
  edits.insertAfter(endOf(node), indent + lines)
}

/** Auth, of v5 or of a module of the project, under a name that nobody takes. */
function isDropped(
  specifier: NodeOf<'ExportNamedDeclaration'>['specifiers'][number],
  { source }: NodeOf<'ExportNamedDeclaration'>,
  { knowledge: { unwantedExports, carrierOf } }: RuleContext,
): boolean {
  if (!source || specifier.type !== 'ExportSpecifier') return false
  if (!unwantedExports?.has(exportedName(specifier))) return false
  const module = v5Module(source.value)
  const local = localName(specifier)
  return (module ? exportOf(module, local) : carrierOf(source.value)?.get(local)) === 'auth'
}

type Specifier = NodeOf<'ExportSpecifier'>

/** A name that another module of v6 exports, or the shim. */
interface Leaving {
  readonly specifier: Specifier
  readonly module: string
  readonly name: string
  readonly fate: ExportFate | null
  readonly isHub: boolean
}

function leavingOf(
  specifier: NodeOf<'ExportNamedDeclaration'>['specifiers'][number],
  { source }: NodeOf<'ExportNamedDeclaration'>,
  { choices: { only }, hub, isOnV6 }: Collected,
): Leaving | null {
  const module = source && v5Module(source.value)
  if (specifier.type !== 'ExportSpecifier' || !source || !module) return null
  const local = localName(specifier)
  const isWanted = !only || only.has('form.re-export')
  if (local === 'Hub' && module !== 'auth' && module !== 'other') {
    if (module === 'core' && isOnV6) return null
    const { module: home, imported: name } = hub
    return isWanted ? { specifier, module: home, name, fate: null, isHub: true } : null
  }
  if (comesFromShim(module, local)) {
    const name = local === 'default' ? 'Auth' : local
    return isWanted ? { specifier, module: SHIM, name, fate: null, isHub: false } : null
  }
  const fate = fateOf(source.value, local)
  if (fate?.kind !== 'moves' || (only && !only.has(fate.row.id))) return null
  if (staysThere(fate, source.value, local, false)) return null
  return { specifier, module: fate.module, name: fate.imported, fate, isHub: false }
}

/** One export for each module that the names come from now. */
function linesOf(
  leaving: readonly Leaving[],
  node: NodeOf<'ExportNamedDeclaration'>,
  { source, layout: { quote, semicolon } }: RuleContext,
): string[] {
  const byModule = new Map<string, string[]>()
  for (const { specifier, module, name } of leaving) {
    const exported = source.slice(startOf(specifier.exported), endOf(specifier))
    const text = name === exported ? name : `${name} as ${exported}`
    byModule.set(module, [...(byModule.get(module) ?? []), text])
  }
  const head = node.exportKind === 'type' ? 'export type' : 'export'
  return [...byModule].map(
    ([module, names]) =>
      `${head} { ${names.join(', ')} } from ${quote}${module}${quote}${semicolon}`,
  )
}

/** `export *` of v6 has no Auth and no Hub of v5 any more: they are exported beside it, once. */
function all(
  node: NodeOf<'ExportAllDeclaration'>,
  exported: Set<string>,
  { context, hub, edits, findings, helpers }: Collected,
): void {
  const { source, layout } = context
  const { quote, semicolon, newline } = layout
  const module = v5Module(node.source.value)
  const moved = wholeModule(node.source.value)
  if (moved) {
    edits.replace(startOf(node.source) + 1, endOf(node.source) - 1, moved.module)
    findings.push(said(node, moved.row, source))
  }
  const lines = new Map<string, string[]>()
  const add = (text: string, from: string): void => {
    lines.set(from, [...(lines.get(from) ?? []), text])
  }
  if ((module === 'root' || module === 'auth') && !exported.has('Auth')) {
    exported.add('Auth')
    const isUnwanted = context.knowledge.unwantedExports?.has('Auth')
    findings.push(isUnwanted ? unwantedFinding(node, context) : finding(node, 'Auth', source))
    if (!isUnwanted) add('Auth', SHIM)
  }
  if ((module === 'root' || module === 'core') && !exported.has('Hub')) {
    exported.add('Hub')
    findings.push(hubFinding(node, hub, source))
    if (hub.isHelper) helpers.add(hub.imported)
    add(hub.imported === 'Hub' ? 'Hub' : `${hub.imported} as Hub`, hub.module)
  }
  for (const [from, names] of lines) {
    const line = `export { ${names.join(', ')} } from ${quote}${from}${quote}${semicolon}`
    edits.insertAfter(endOf(node), newline + line)
  }
}

/** Names that a file exports one by one, which `export *` does not bring again. */
function exportedNames({ body }: NodeOf<'Program'>): Set<string> {
  const names = body.flatMap((node): string[] => {
    if (node.type !== 'ExportNamedDeclaration') return []
    const { declaration } = node
    const declared =
      declaration?.type === 'VariableDeclaration'
        ? declaration.declarations.flatMap(({ id }) => identifiersOf(id as Node))
        : declaration && 'id' in declaration && declaration.id?.type === 'Identifier'
          ? [declaration.id]
          : []
    const handedOn = node.specifiers.map(({ exported }) => exported)
    return [...declared, ...handedOn].flatMap((one) => (one.type === 'Identifier' ? one.name : []))
  })
  return new Set(names)
}

function said(node: Node, row: ExportRow, source: string): Finding {
  const start = startOf(node)
  return { ...positionOf(source, start), start, api: row.name, tier: 'native', row: row.id }
}

function localName(specifier: NodeOf<'ExportSpecifier'>): string {
  const local = specifier.local as NodeOf<'Identifier'> | NodeOf<'StringLiteral'>
  return local.type === 'Identifier' ? local.name : local.value
}

const HANDED_ON = 'it is handed on to importers of this module'

function finding(node: Node, api: string, source: string): Finding {
  const start = startOf(node)
  const name = api === 'default' ? 'Auth' : api
  const row = (name !== 'Auth' && rowById(`type.${name}`)?.id) || 'form.re-export'
  return { ...positionOf(source, start), start, api: name, tier: 'bridge', row, note: HANDED_ON }
}

function hubFinding(node: Node, { isHelper }: HubHome, source: string): Finding {
  const start = startOf(node)
  const place = { ...positionOf(source, start), start, api: 'Hub', row: 'form.re-export' }
  if (!isHelper) return { ...place, tier: 'bridge', note: HANDED_ON }
  const note = "importers of this module listen to it; the helper's Hub sends the events of v5"
  return { ...place, tier: 'helper', note }
}
