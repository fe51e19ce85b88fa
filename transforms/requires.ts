import { findingAt } from './around/spot.js'
import type { Decided, FileDecision } from './decide.js'
import { type EditSet, joinEdits, newEdits } from './edits.js'
import { type ExportFate, memberFate } from './export-fates.js'
import { listensToAuth } from './hub-channel.js'
import type { Addition } from './import-changes.js'
import { removeLine } from './import-removal.js'
import { removeItems } from './list-removal.js'
import { markStatement } from './marker.js'
import type { Finding } from './model.js'
import { exportNames } from './module-exports.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import { hubFinding, nameFinding } from './moved-names.js'
import type { NameTable, Origin, V5Name } from './names.js'
import { endOf, isFunction, type Node, type NodeOf, parentOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { RuleContext } from './rules/verdict.js'

type Declared = Extract<V5Name['entry'], { kind: 'declared' }>

/** Edits of `require`, `import()` and of patterns that take Auth out of something. */
export interface RequireEdits {
  readonly edits: EditSet
  readonly additions: readonly Addition[]
  readonly findings: readonly Finding[]
  /** Names of the helper module that the new code takes from it. */
  readonly helpers: readonly string[]
  /** Calls of `require` and `import()` that load the shim now. */
  readonly swapped: ReadonlySet<Node>
  /** A require after which new ones go; one that goes away is where they take its place. */
  readonly anchor: { readonly node: Node; readonly goesAway: boolean } | null
}

/** Moves what was required or destructured from v5 to the shim, or takes it away. */
export function requireEdits(
  { table, decided, context }: FileDecision,
  staying: ReadonlySet<V5Name>,
  settled: ReadonlySet<Node>,
): RequireEdits {
  const edits = newEdits()
  const additions: Addition[] = []
  const findings: Finding[] = []
  const helpers: string[] = []
  const marks: EditSet[] = []
  const removed = new Map<NodeOf<'VariableDeclarator'>, V5Name[]>()
  const swapped = new Set<Node>()
  let anchor: Node | null = null
  for (const site of sitesOf(table)) {
    if (settled.has(site.node)) {
      anchor = declarationOf(site.node) ?? anchor
      continue
    }
    const all = table.names.filter(
      ({ origin, entry }) => origin.site === site.node && entry.kind !== 'specifier',
    )
    const names = all.filter(({ entry }) => {
      const isSettled = entry.kind === 'declared' && settled.has(entry.property ?? entry.declarator)
      return !isSettled
    })
    for (const name of all.filter((one) => !names.includes(one))) {
      const { declarator } = name.entry as Declared
      removed.set(declarator, [...(removed.get(declarator) ?? []), name])
    }
    const swap = canSwap(site.origin, names, table, staying, decided)
    const isShims = swap !== null || isFromShim(site.origin)
    const hubs = names.filter(({ binding, carries }) => carries === 'hub' && binding.scope.parent)
    for (const name of isShims ? hubs : []) findings.push(hubFinding(name, true, context.source))
    const types = names.filter((name) => !name.alias && isTypeOfShim(name))
    for (const name of isShims ? types : []) findings.push(nameFinding(name, context.source))
    const moved = names.flatMap((name) => movedOf(name, table, context))
    const target = swap ? null : oneTarget(site, names, moved, table)
    if (target) {
      const { literal, module } = target
      edits.replace(startOf(literal) + 1, endOf(literal) - 1, module)
      for (const { name, imported } of moved) renameKey(name, imported, edits)
      for (const one of moved) findings.push(movedFinding(one, context))
      anchor = declarationOf(site.node) ?? anchor
      continue
    }
    for (const one of swap ? [] : moved) {
      if (one.module === v5Specifier(one.name)) {
        renameKey(one.name, one.imported, edits)
        findings.push(movedFinding(one, context))
        continue
      }
      const { name, module, imported } = one
      if (name.entry.kind !== 'declared' || !isOfTheFile(name)) {
        const note = `v6 has ${imported} in ${module}; it has to be loaded from there`
        const { row } = one.fate
        findings.push({ ...movedFinding(one, context), tier: 'manual', note })
        const text = `${note} (amplift explain ${row.id})`
        marks.push(markStatement(name.binding.identifier, text, context.source, context.layout))
        continue
      }
      findings.push(movedFinding(one, context))
      const { declarator } = name.entry
      removed.set(declarator, [...(removed.get(declarator) ?? []), name])
      additions.push({ module, imported, local: name.binding.name, typeOnly: false })
    }
    for (const name of isShims || target ? [] : types) {
      if (isIgnored(name, context)) continue
      const { entry, binding, imported } = name
      const found = nameFinding(name, context.source)
      if (entry.kind === 'declared' && isOfTheFile(name)) {
        const home = homeOf(name, context)
        if (home !== SHIM) helpers.push(imported)
        findings.push(home === SHIM ? found : { ...found, tier: 'helper', note: HELPERS })
        removed.set(entry.declarator, [...(removed.get(entry.declarator) ?? []), name])
        additions.push({ module: home, imported, local: binding.name, typeOnly: false })
        continue
      }
      const note = `v6 has no ${imported}; it has to be loaded from ${SHIM}`
      const text = `${note} (amplift explain ${found.row})`
      findings.push({ ...found, tier: 'manual', note })
      marks.push(markStatement(binding.identifier, text, context.source, context.layout))
    }
    if (swap) {
      swapped.add(site.node)
      edits.replace(startOf(swap) + 1, endOf(swap) - 1, SHIM)
    }
    const auths = names.filter((one) => isTakenOut(one, staying, decided))
    for (const name of auths.filter(isExported)) findings.push(exportFinding(name, context))
    for (const name of auths.filter((one) => !swap || !staying.has(one))) {
      const { declarator } = name.entry as Declared
      removed.set(declarator, [...(removed.get(declarator) ?? []), name])
      if (staying.has(name)) {
        additions.push({
          module: SHIM,
          imported: 'Auth',
          local: name.binding.name,
          typeOnly: false,
        })
      }
    }
    anchor = declarationOf(site.node) ?? anchor
  }
  for (const [declarator, names] of removed) takeOut(declarator, names, context, edits)
  additions.push(...loadedStill(removed, context))
  const goesAway = [...removed.keys()].some((d) => parentOf(d) === anchor && goes(d, removed))
  return {
    edits: joinEdits([edits.done(), ...marks]),
    additions,
    findings,
    helpers,
    swapped,
    anchor: anchor && { node: anchor, goesAway },
  }
}

interface MovedName {
  readonly name: V5Name
  readonly fate: ExportFate
  readonly module: string
  readonly imported: string
}

/** Where v6 has what a required name stands for. */
function movedOf(
  name: V5Name,
  table: NameTable,
  { choices: { only }, isIgnored }: RuleContext,
): MovedName[] {
  const { fate = hubFate(name, table) } = exportNames(table).find((one) => one.name === name) ?? {}
  if (fate?.kind !== 'moves' || isIgnored(startOf(name.binding.identifier))) return []
  if (only && !only.has(fate.row.id)) return []
  const isThere = fate.module === v5Specifier(name) && fate.imported === name.imported
  return isThere ? [] : [{ name, fate, module: fate.module, imported: fate.imported }]
}

function movedFinding({ name, fate: { row } }: MovedName, { source }: RuleContext): Finding {
  const start = startOf(name.binding.identifier)
  return { ...positionOf(source, start), start, api: row.name, tier: 'native', row: row.id }
}

/** A Hub that hears nothing of Auth is the one of v6. */
function hubFate(name: V5Name, table: NameTable): ExportFate | null {
  const isOwn = name.carries === 'hub' && name.entry.kind !== 'specifier' && !name.alias
  const isAuth = v5Specifier(name) === SHIM || listensToAuth(name, table)
  return isOwn && !isAuth ? memberFate('Hub') : null
}

function v5Specifier({ origin }: V5Name): string | null {
  return origin.kind === 'package' ? origin.specifier : null
}

/** A type, a class or an enum of v5 that the shim has, taken out of a module. */
function isTypeOfShim({ carries, imported, origin }: V5Name): boolean {
  if (origin.kind !== 'package' || (carries !== 'name' && carries !== 'provider-enum')) return false
  const module = v5Module(origin.specifier)
  return module !== null && comesFromShim(module, imported)
}

const HELPERS = 'v6 has no such enum; the helper module has it with the values of v5'

/** Where a name comes from that is taken out of a module: an enum of v5 is in the helper module too. */
function homeOf({ carries }: V5Name, { helperName, knowledge }: RuleContext): string {
  const isEnum = carries === 'provider-enum' && helperName !== null
  return (isEnum ? knowledge.helperModule : null) ?? SHIM
}

/** Declared at the top of the file, where an import may take its place. */
function isOfTheFile({ entry, binding }: V5Name): boolean {
  const declaration = entry.kind === 'declared' ? parentOf(entry.declarator) : undefined
  const isStatement = /^(?:Program|ExportNamedDeclaration)$/.test(
    (declaration && parentOf(declaration)?.type) ?? '',
  )
  return isStatement && binding.scope.parent === null
}

/** Is the name declared and exported at once? */
export function isExported({ entry }: V5Name): boolean {
  const declaration = entry.kind === 'declared' ? parentOf(entry.declarator) : undefined
  return declaration !== undefined && parentOf(declaration)?.type === 'ExportNamedDeclaration'
}

function exportFinding({ binding: { identifier } }: V5Name, { source }: RuleContext): Finding {
  const note = 'it is handed on to importers of this module'
  const spot = { node: identifier, row: 'form.wrapper-module', api: 'Auth', note }
  return findingAt(spot, 'bridge', source)
}

function isIgnored({ binding }: V5Name, context: RuleContext): boolean {
  return context.isIgnored(startOf(binding.identifier))
}

function isFromShim(origin: Origin): boolean {
  return origin.kind === 'package' && origin.specifier === SHIM
}

/** The module that everything which is taken out of another one is in now, if it is one. */
function oneTarget(
  { node, origin }: { readonly node: Node; readonly origin: Origin },
  names: readonly V5Name[],
  moved: readonly MovedName[],
  table: NameTable,
): { readonly literal: Node; readonly module: string } | null {
  const [first] = moved
  if (!first || moved.length < names.length || origin.kind !== 'package') return null
  const [literal] = node.type === 'CallExpression' ? (node.arguments as Node[]) : []
  const isUsedWhole = table.uses.some((use) => use.origin.site === node && !use.name)
  const isOne = moved.every(({ module }) => module === first.module)
  if (literal?.type !== 'StringLiteral' || isUsedWhole || !isOne) return null
  return { literal, module: first.module }
}

/** `{ Logger }` takes what is called otherwise now: `{ ConsoleLogger: Logger }`. */
function renameKey(
  { entry, imported: before, binding }: V5Name,
  imported: string,
  edits: ReturnType<typeof newEdits>,
): void {
  const property =
    entry.kind === 'declared' ? entry.property : entry.kind === 'parameter' ? entry.node : null
  if (property?.type !== 'ObjectProperty' || imported === before) return
  const text = imported === binding.name ? imported : `${imported}: ${binding.name}`
  edits.replace(startOf(property), endOf(property), text)
}

/** Is this a name whose declaration has to go, because its value is Auth of v5? */
function isTakenOut(
  name: V5Name,
  staying: ReadonlySet<V5Name>,
  decided: readonly Decided[],
): boolean {
  if (name.carries !== 'auth' || name.entry.kind !== 'declared') return false
  if (name.alias || name.perRequest || name.origin.kind === 'injected') return false
  const isThere = name.origin.kind === 'wrapper' || name.origin.specifier === SHIM
  if (isThere && staying.has(name)) return false
  return !decided.some(({ use, verdict }) => use.at.name === name && verdict.tier === 'left')
}

/** Calls of `require` and `import()` that bring v5 in, and imports that names are taken out of. */
function sitesOf(table: NameTable): { node: Node; origin: Origin }[] {
  const sites = new Map<Node, Origin>()
  for (const { entry, origin } of table.names) {
    if (entry.kind === 'declared' || entry.kind === 'parameter') sites.set(origin.site, origin)
  }
  for (const { origin, name } of table.uses) {
    if (!name && origin.site.type === 'CallExpression') sites.set(origin.site, origin)
  }
  return [...sites].map(([node, origin]) => ({ node, origin }))
}

/** The specifier to exchange, when everything that is taken out of a module comes from the shim. */
function canSwap(
  origin: Origin,
  names: readonly V5Name[],
  table: NameTable,
  staying: ReadonlySet<V5Name>,
  decided: readonly Decided[],
): Node | null {
  if (origin.kind !== 'package' || origin.site.type !== 'CallExpression') return null
  const module = v5Module(origin.specifier)
  const [literal] = origin.site.arguments as Node[]
  if (!module || module === 'shim' || literal?.type !== 'StringLiteral') return null
  if (
    decided.some(
      ({ use, verdict }) => use.at.origin.site === origin.site && verdict.tier === 'left',
    )
  ) {
    return null
  }
  const isTaken = (name: V5Name): boolean =>
    name.carries === 'auth' ||
    (name.carries === 'hub' && listensToAuth(name, table)) ||
    comesFromShim(module, name.imported)
  const containers = names.filter(
    (name) => name.carries === 'namespace' || name.carries === 'auth-namespace',
  )
  const leaves = names.filter(
    (name) => !containers.includes(name) && name.carries !== 'ssr-context',
  )
  const fromShim = leaves.every(isTaken)
  const direct = table.uses.filter(
    (use) =>
      use.origin.site === origin.site &&
      use.carries !== 'auth' &&
      use.carries !== 'hub' &&
      !(use.name && leaves.includes(use.name)),
  )
  const onlyMembers = direct.every(
    (use) => use.carries === 'ssr-context' || use.carries === 'provider-enum',
  )
  const anyStays =
    leaves.some((name) => staying.has(name)) ||
    decided.some(
      ({ use, verdict }) => use.at.origin.site === origin.site && verdict.tier === 'bridge',
    )
  return fromShim && onlyMembers && anyStays ? literal : null
}

function goes(
  declarator: NodeOf<'VariableDeclarator'>,
  removed: ReadonlyMap<NodeOf<'VariableDeclarator'>, V5Name[]>,
): boolean {
  const names = removed.get(declarator) ?? []
  const { id } = declarator
  return (
    id.type === 'Identifier' ||
    (id.type === 'ObjectPattern' && id.properties.length === names.length)
  )
}

/** Modules of the project of which nothing is taken any more, and that do something when loaded. */
function loadedStill(
  removed: ReadonlyMap<NodeOf<'VariableDeclarator'>, V5Name[]>,
  { knowledge: { isInert } }: RuleContext,
): Addition[] {
  return [...removed].flatMap(([declarator, [name]]) => {
    const { origin } = name ?? {}
    if (origin?.kind !== 'wrapper' || origin.site.type !== 'CallExpression') return []
    if (!goes(declarator, removed) || isInert?.(origin.specifier)) return []
    return [{ module: origin.specifier, imported: '', local: '', typeOnly: false }]
  })
}

function takeOut(
  declarator: NodeOf<'VariableDeclarator'>,
  names: readonly V5Name[],
  context: RuleContext,
  edits: ReturnType<typeof newEdits>,
): void {
  const declaration = parentOf(declarator) as NodeOf<'VariableDeclaration'>
  const properties = new Set(names.map((name) => (name.entry as Declared).property as Node))
  const { id } = declarator
  const { newline, semicolon } = context.layout
  const exported = parentOf(declaration)
  const isExported = exported?.type === 'ExportNamedDeclaration'
  const line = `export { ${names.map(({ binding }) => binding.name).join(', ')} }${semicolon}`
  const isPart = id.type === 'ObjectPattern' && id.properties.length > properties.size
  if (isExported && !isPart && declaration.declarations.length === 1) {
    edits.replace(startOf(exported), endOf(exported), line)
    return
  }
  if (isExported) edits.insertAfter(endOf(exported), newline + line)
  if (isPart) {
    removeItems(id.properties, properties, context, edits)
    return
  }
  if (declaration.declarations.length === 1) removeLine(declaration, context, edits)
  else removeItems(declaration.declarations, new Set<Node>([declarator]), context, edits)
}

/** The declaration at the top of the module that a require stands in. */
function declarationOf(node: Node): Node | null {
  for (let at: Node | undefined = node; at; at = parentOf(at)) {
    if (isFunction(at)) return null
    if (parentOf(at)?.type === 'Program') return at.type === 'VariableDeclaration' ? at : null
  }
  return null
}
