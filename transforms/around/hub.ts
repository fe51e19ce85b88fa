import { events } from '../../src/table/events.js'
import type { EventRow } from '../../src/table/row.js'
import type { FileDecision } from '../decide.js'
import { type EditSet, joinEdits, newEdits } from '../edits.js'
import { importsV6 } from '../hub-channel.js'
import { WITH_USERS } from '../hub-home.js'
import { markStatement } from '../marker.js'
import { SHIM, v5Module } from '../modules.js'
import { type Carrying, importedName, type NameTable, type V5Name } from '../names.js'
import { endOf, isInside, type Node, parentOf, startOf, walk } from '../node.js'
import { positionOf } from '../position.js'
import { isExported } from '../requires.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { bridgeOf, findingOf, helperModuleOf, ROW, UTILS } from './hub-finding.js'
import { isLoadedAlone, loadedHubs } from './hub-loading.js'
import { hubTypes } from './hub-types.js'
import { readsUsers } from './hub-users.js'
import { HANDED_ON, hubVerdict } from './hub-verdict.js'
import { findingAt } from './spot.js'

/**
 * v5's Hub becomes v6's, with the events under their new names, where a listener shows that they mean
 * the same, and the helper module's everywhere else.
 */
export function hubRule(file: AroundFile): Around {
  const { only } = file.choices
  if (only && !only.has(ROW) && !events.some(({ id }) => only.has(id))) return NOTHING_AROUND
  const parts = [
    ...hubsOf(file.decision).map((hub) => moved(hub, file)),
    ...loadedHubs(file),
    hubTypes(file),
    lostEvents(file),
  ]
  return {
    ...NOTHING_AROUND,
    edits: joinEdits(parts.map(({ edits }) => edits)),
    findings: parts.flatMap(({ findings }) => findings),
    imports: parts.flatMap(({ imports }) => imports),
    helpers: parts.flatMap(({ helpers }) => helpers),
    settled: new Set(parts.flatMap(({ settled }) => [...settled])),
  }
}

/** One import of Hub with all its uses, or one expression that reads it from something else. */
interface HubOfFile {
  readonly name: V5Name | null
  /** Where it is named first. */
  readonly place: Node
  readonly uses: readonly Carrying[]
}

function hubsOf(decision: FileDecision): HubOfFile[] {
  const { table } = decision
  const isV5 = ({ origin }: Pick<Carrying, 'origin'>): boolean => {
    const module = origin.kind === 'package' ? v5Module(origin.specifier) : null
    return module === 'core' ? !importsV6(decision) : module !== null
  }
  const uses = table.uses.filter((use) => use.carries === 'hub' && isV5(use))
  const imported = table.names.flatMap((name): HubOfFile[] => {
    const isOwn = name.entry.kind === 'specifier' || isTakenOut(name, table)
    if (name.carries !== 'hub' || !isOwn || !isV5(name)) return []
    const own = uses.filter((use) => use.name === name)
    const place = name.binding.identifier
    return own.length > 0 || isExported(name) ? [{ name, place, uses: own }] : []
  })
  const read = uses
    .filter(({ name }) => name?.carries !== 'hub')
    .map((use): HubOfFile => ({ name: null, place: use.node, uses: [use] }))
  return [...imported, ...read]
}

/** `const { Hub, Auth } = require('aws-amplify')`, `const { Hub } = Amplify` of the whole file. */
function isTakenOut({ entry, origin, binding, alias }: V5Name, table: NameTable): boolean {
  if (entry.kind !== 'declared' || alias || isLoadedAlone(origin.site, table)) return false
  const statement = parentOf(parentOf(entry.declarator) as Node)
  const isTop = statement?.type === 'Program' || statement?.type === 'ExportNamedDeclaration'
  return isTop && binding.scope.parent === null
}

function isLeft({ place, uses }: HubOfFile, { decision: { context } }: AroundFile): boolean {
  return [place, ...uses.map(({ node }) => node)].some((node) => context.isIgnored(startOf(node)))
}

/** An import is one for all uses: where some are to be left alone, it cannot go for the others. */
function heldBack(
  { uses, place }: HubOfFile,
  { decision: { context }, source }: AroundFile,
): Around {
  const other = uses.find(({ node }) => !context.isIgnored(startOf(node)))
  if (!other || context.isIgnored(startOf(place))) return NOTHING_AROUND
  const note = 'its import stays on v5 together with what was left alone'
  const spot = { node: other.node, row: ROW, api: 'Hub', note }
  const text = `${note} (amplift explain ${ROW})`
  return {
    ...NOTHING_AROUND,
    edits: markStatement(other.node, text, source, context.layout),
    findings: [findingAt(spot, 'manual', source)],
  }
}

function moved(hub: HubOfFile, file: AroundFile): Around {
  if (isLeft(hub, file)) return heldBack(hub, file)
  const { context } = file.decision
  const isHandedOn = hub.name !== null && isExported(hub.name)
  const verdict = isHandedOn ? HANDED_ON : hubVerdict(hub.uses, file)
  const isNative = verdict.reason === undefined
  const helper = helperModuleOf(file)
  const module = isNative ? UTILS : (helper ?? SHIM)
  const isBridge = module === SHIM
  const found = findingOf(hub.place, verdict, file.source)
  // Imports move to the shim together with the others.
  if (isBridge && hub.name?.entry.kind === 'specifier') return NOTHING_AROUND
  const { origin } = hub.name ?? (hub.uses[0] as Carrying)
  if (isBridge && origin.kind === 'package' && origin.specifier === SHIM)
    return { ...NOTHING_AROUND, findings: [bridgeOf(found)] }
  const places = hub.uses.map(({ node }) => node)
  const isHelper = module === helper
  const mayReadUsers = isHandedOn || readsUsers(hub.uses, file)
  const imported = isHelper && mayReadUsers ? WITH_USERS : 'Hub'
  const local = hub.name?.binding.name ?? context.importName(module, imported, places)
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([verdict.edits, ...(hub.name ? [] : [namedAs(local, hub.place)])]),
    findings: [isBridge ? bridgeOf(found) : found],
    imports: [{ module, imported, local, typeOnly: false }],
    helpers: isHelper ? [imported] : [],
    settled: new Set([...places, ...mentionsIn(hub, file), ...declaring(hub)]),
  }
}

/** What goes away of the pattern that a name is declared in. */
function declaring({ name }: HubOfFile): Node[] {
  return name?.entry.kind === 'declared' ? [name.entry.property ?? name.entry.declarator] : []
}

/** `aws.Hub` becomes the name of the import. */
function namedAs(local: string, node: Node): EditSet {
  const edits = newEdits()
  edits.replace(startOf(node), endOf(node), local)
  return edits.done()
}

/** Where the file names the import, or names what Hub is read from. */
function mentionsIn({ name, place }: HubOfFile, { decision }: AroundFile): Node[] {
  if (name) return name.binding.references.map(({ node }) => node)
  return decision.table.names.flatMap(({ binding }) =>
    binding.references.flatMap(({ node }) => (isInside(node, place) ? [node] : [])),
  )
}

/** Events that nothing sends any more, where a file that listens names them. */
function lostEvents(file: AroundFile): Around {
  const { decision, program, source } = file
  const { table, context } = decision
  const listens = table.uses.some(({ carries }) => carries === 'hub') || importsHelpersHub(file)
  const found: { node: Node; row: EventRow }[] = []
  if (listens && LOST.test(source)) {
    walk(program.file.program, (node) => {
      const value = node.type === 'StringLiteral' ? node.value : keyOf(node)
      const row = events.find(({ name, lost }) => lost && name === value)
      if (row && !context.isIgnored(startOf(node))) found.push({ node, row })
    })
  }
  const notes = found.map(({ node, row }) => {
    const note = `nothing sends the event ${row.name} any more; see ${row.instead}`
    const start = startOf(node)
    const at = { ...positionOf(source, start), start, api: row.name }
    return { node, finding: { ...at, tier: 'manual', row: row.id, note } as const }
  })
  return {
    ...NOTHING_AROUND,
    edits: joinEdits(
      notes.map(({ node, finding: { note, row } }) =>
        markStatement(
          statementOf(node),
          `${note} (amplify explain ${row})`,
          source,
          context.layout,
        ),
      ),
    ),
    findings: notes.map(({ finding }) => finding),
  }
}

/** After a run, listeners take Hub from the helper module. */
function importsHelpersHub({ decision: { context } }: AroundFile): boolean {
  const { tree, knowledge } = context
  return [...tree.module.values.values()].some(({ declaration }) => {
    const parent = parentOf(declaration)
    return (
      declaration.type === 'ImportSpecifier' &&
      /^Hub(?:WithUsers)?$/.test(importedName(declaration)) &&
      parent?.type === 'ImportDeclaration' &&
      parent.source.value === knowledge.helperModule
    )
  })
}

/** `{ oAuthSignOut: () => … }` */
function keyOf(node: Node): string | null {
  const isKeyed = node.type === 'ObjectProperty' || node.type === 'ObjectMethod'
  return isKeyed && !node.computed && node.key.type === 'Identifier' ? node.key.name : null
}

const LOST = new RegExp(events.flatMap(({ name, lost }) => (lost ? [name] : [])).join('|'))

/** The `switch` around a name that stands in one of its cases. */
function statementOf(node: Node): Node {
  const parent = parentOf(node)
  return parent?.type === 'SwitchCase' ? (parentOf(parent) ?? node) : node
}
