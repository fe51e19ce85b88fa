import { rowById } from '../src/table/rows.js'
import type { Decided, FileDecision } from './decide.js'
import { type ExportFate, staysThere } from './export-fates.js'
import { importsV6, listensToAuth } from './hub-channel.js'
import type { Removal } from './import-changes.js'
import type { Finding } from './model.js'
import { nameFate } from './module-exports.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import type { V5Name } from './names.js'
import { endOf, type Node, startOf } from './node.js'
import { positionOf } from './position.js'

/** Imports of v5 names that change, and what there is to say about those that are no Auth. */
export interface MovedNames {
  readonly removals: readonly Removal[]
  readonly findings: readonly Finding[]
}

/**
 * What becomes of the imports of a file's v5 names: gone, moved to the shim, or left alone.
 *
 * @param settled mentions of names that a rule about the code around the calls has dealt with.
 * @param leftInMarkup names that the markup reads where a comment says to leave it alone.
 */
export function moveNames(
  decision: FileDecision,
  staying: ReadonlySet<V5Name>,
  settled: ReadonlySet<Node>,
  leftInMarkup: ReadonlySet<V5Name>,
): MovedNames {
  const removals: Removal[] = []
  const findings: Finding[] = []
  for (const name of decision.table.names) {
    if (name.entry.kind !== 'specifier' || name.origin.kind === 'injected') continue
    const { declaration, specifier } = name.entry
    const isWhole = /^(?:(?:auth-)?namespace|module|amplify)$/.test(name.carries)
    const isShown = isWhole && decision.context.isInMarkup(name.binding.name)
    if (isSettled(name, settled) && !isShown) {
      removals.push({ declaration, specifier, movesTo: null })
      continue
    }
    const isIgnored = decision.context.isIgnored(startOf(name.binding.identifier))
    if (isIgnored && name.carries !== 'auth') continue
    const target = leftInMarkup.has(name) ? 'stay' : targetOf(name, decision, staying, settled)
    if (name.carries === 'hub' && (isFromShim(name) || typeof target === 'object')) {
      const isAuth = listensToAuth(name, decision.table)
      findings.push(hubFinding(name, isAuth, decision.context.source))
    }
    const fate = typeof target === 'object' ? exportFate(name, decision) : null
    if (fate) findings.push(movedFinding(name, fate, decision.context.source))
    const isName = name.carries === 'name' || name.carries === 'provider-enum'
    const isBridged = isFromShim(name) ? target === 'stay' : isShim(target)
    if (isName && isBridged) findings.push(nameFinding(name, decision.context.source))
    if (target === 'stay') continue
    removals.push({
      declaration,
      specifier,
      movesTo:
        target === 'gone' ? null : { ...target, local: name.binding.name, typeOnly: name.typeOnly },
    })
  }
  return { removals, findings }
}

/** Every mention of the name is dealt with, and nobody outside the file asks for it. */
function isSettled({ binding, entry }: V5Name, settled: ReadonlySet<Node>): boolean {
  const { references } = binding
  if (entry.kind === 'specifier' && settled.has(entry.specifier)) return true
  return references.length > 0 && references.every(({ node }) => settled.has(node))
}

type Target = 'stay' | 'gone' | { readonly module: string; readonly imported: string }

function targetOf(
  name: V5Name,
  decision: FileDecision,
  staying: ReadonlySet<V5Name>,
  settled: ReadonlySet<Node>,
): Target {
  const own = decision.decided.filter(({ use }) => use.at.name === name)
  const { only } = decision.context.choices
  const isRead = name.binding.references.length > 0
  const isAuth = name.carries === 'auth' && name.origin.kind === 'package' && !name.typeOnly
  if (isAuth && !isRead && !staying.has(name)) return only ? 'stay' : 'gone'
  if (isRead && !staying.has(name) && own.length > 0 && allReplaced(name, own, settled))
    return 'gone'
  const fate = exportFate(name, decision)
  if (fate && !own.some(({ verdict }) => verdict.tier === 'left')) {
    const { module, imported } = fate
    return { module, imported }
  }
  if (name.origin.kind !== 'package') return 'stay'
  const module = v5Module(name.origin.specifier)
  if (!module || module === 'shim') return 'stay'
  if (name.carries === 'provider-enum' && isRead && isGone(name, decision.decided)) return 'gone'
  if (own.some(({ verdict }) => verdict.tier === 'left') || (only && name.carries !== 'auth')) {
    return 'stay'
  }
  if (name.carries === 'hub') {
    const isV6 = module === 'core' && importsV6(decision) && own.length === 0
    if (isV6) return 'stay'
    const uses = decision.table.uses.filter((use) => use.name === name)
    if (uses.some(({ node }) => decision.context.isIgnored(startOf(node)))) return 'stay'
    if (listensToAuth(name, decision.table)) return { module: SHIM, imported: 'Hub' }
    return { module: 'aws-amplify/utils', imported: 'Hub' }
  }
  if (!comesFromShim(module, name.imported)) return 'stay'
  return { module: SHIM, imported: name.imported === 'default' ? 'Auth' : name.imported }
}

/** Where v6 has what the name stands for, when that is another place. */
function exportFate(
  name: V5Name,
  decision: FileDecision,
): Extract<ExportFate, { kind: 'moves' }> | null {
  const { origin, imported, binding } = name
  const { choices, isIgnored } = decision.context
  const fate = nameFate(name)
  if (fate?.kind !== 'moves' || isIgnored(startOf(binding.identifier))) return null
  if (choices.only && !choices.only.has(fate.row.id)) return null
  const { specifier } = origin as Extract<typeof origin, { kind: 'package' }>
  return staysThere(fate, specifier, imported, importsV6(decision)) ? null : fate
}

function isShim(target: Target): boolean {
  return typeof target === 'object' && target.module === SHIM
}

function isFromShim({ origin }: V5Name): boolean {
  return origin.kind === 'package' && origin.specifier === SHIM
}

/** No reference of the name is left once its sites are rewritten. */
function allReplaced(name: V5Name, own: readonly Decided[], settled: ReadonlySet<Node>): boolean {
  if (name.carries === 'auth') return true
  const places = own.map(({ use }) => use.at.node)
  const replaced = own.every(({ verdict }) => /^(?:native|helper|bridge)$/.test(verdict.tier))
  const covered = name.binding.references.every(
    ({ node }) =>
      settled.has(node) ||
      places.some((place) => startOf(place) <= startOf(node) && endOf(node) <= endOf(place)),
  )
  return replaced && covered
}

/** Every mention of the enum stood in an argument that is now a string. */
function isGone(name: V5Name, decided: readonly Decided[]): boolean {
  const rewritten = decided.flatMap(({ verdict }) =>
    'edits' in verdict ? verdict.edits.replacements : [],
  )
  return name.binding.references.every(({ node }) =>
    rewritten.some((edit) => edit.start <= startOf(node) && endOf(node) <= edit.end),
  )
}

/** What there is to say about a Hub that the shim or v6 has. */
export function hubFinding(name: V5Name, isAuth: boolean, source: string): Finding {
  const start = startOf(name.binding.identifier)
  const finding = { ...positionOf(source, start), start, api: 'Hub', row: 'form.root-import' }
  if (!isAuth) return { ...finding, tier: 'native' }
  const note = 'v6 renamed the auth events; the shim sends them under their v5 names'
  return { ...finding, tier: 'bridge', note }
}

function movedFinding(name: V5Name, { row }: ExportFate, source: string): Finding {
  const start = startOf(name.binding.identifier)
  return { ...positionOf(source, start), start, api: row.name, tier: 'native', row: row.id }
}

/** What there is to say about a type or a class that the shim has. */
export function nameFinding(name: V5Name, source: string): Finding {
  const start = startOf(name.binding.identifier)
  const isKnown = rowById(`type.${name.imported}`) !== undefined
  return {
    ...positionOf(source, start),
    start,
    api: name.imported,
    tier: 'bridge',
    row: isKnown ? `type.${name.imported}` : 'form.type-only',
    note: 'v6 has no such export; the shim has it',
  }
}
