import { rowById } from '../src/table/rows.js'
import type { Decided, FileDecision } from './decide.js'
import { listensToAuth } from './hub-channel.js'
import type { Removal } from './import-changes.js'
import type { Finding } from './model.js'
import { comesFromShim, SHIM, v5Module } from './modules.js'
import type { V5Name } from './names.js'
import { endOf, parentOf, startOf } from './node.js'
import { positionOf } from './position.js'

/** Imports of v5 names that change, and what there is to say about those that are no Auth. */
export interface MovedNames {
  readonly removals: readonly Removal[]
  readonly findings: readonly Finding[]
}

/** What becomes of the imports of a file's v5 names: gone, moved to the shim, or left alone. */
export function moveNames(decision: FileDecision, staying: ReadonlySet<V5Name>): MovedNames {
  const removals: Removal[] = []
  const findings: Finding[] = []
  for (const name of decision.table.names) {
    if (name.entry.kind !== 'specifier' || name.origin.kind === 'injected') continue
    const { declaration, specifier } = name.entry
    const target = targetOf(name, decision, staying)
    if (name.carries === 'hub' && (isFromShim(name) || typeof target === 'object')) {
      const isAuth = listensToAuth(name, decision.table)
      findings.push(hubFinding(name, isAuth, decision.context.source))
    }
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

type Target = 'stay' | 'gone' | { readonly module: string; readonly imported: string }

function targetOf(name: V5Name, decision: FileDecision, staying: ReadonlySet<V5Name>): Target {
  const own = decision.decided.filter(({ use }) => use.at.name === name)
  const { only } = decision.context.choices
  const isRead = name.binding.references.length > 0
  const isAuth = name.carries === 'auth' && name.origin.kind === 'package' && !name.typeOnly
  if (isAuth && !isRead && !staying.has(name)) return only ? 'stay' : 'gone'
  if (isRead && !staying.has(name) && own.length > 0 && allReplaced(name, own)) return 'gone'
  if (name.origin.kind !== 'package') return 'stay'
  const module = v5Module(name.origin.specifier)
  if (!module || module === 'shim') return 'stay'
  if (name.carries === 'provider-enum' && isRead && isGone(name, decision.decided)) return 'gone'
  if (own.some(({ verdict }) => verdict.tier === 'left') || (only && name.carries !== 'auth')) {
    return 'stay'
  }
  if (name.carries === 'amplify' && name.imported === 'default') {
    return { module: 'aws-amplify', imported: 'Amplify' }
  }
  if (name.carries === 'hub') {
    const isV6 = module === 'core' && importsV6(decision) && own.length === 0
    if (isV6) return 'stay'
    if (listensToAuth(name, decision.table)) return { module: SHIM, imported: 'Hub' }
    return isRead ? { module: 'aws-amplify/utils', imported: 'Hub' } : 'stay'
  }
  if (!comesFromShim(module, name.imported)) return 'stay'
  return { module: SHIM, imported: name.imported === 'default' ? 'Auth' : name.imported }
}

function isShim(target: Target): boolean {
  return typeof target === 'object' && target.module === SHIM
}

function isFromShim({ origin }: V5Name): boolean {
  return origin.kind === 'package' && origin.specifier === SHIM
}

/** Core's own Hub, in a file that is on v6 already, is the Hub of v6. */
function importsV6({ context }: FileDecision): boolean {
  return [...context.tree.module.values.values()].some(({ declaration }) => {
    const parent = parentOf(declaration)
    const source = parent?.type === 'ImportDeclaration' ? parent.source.value : ''
    return /^aws-amplify\/(?!lib)/.test(source)
  })
}

/** No reference of the name is left once its sites are rewritten. */
function allReplaced(name: V5Name, own: readonly Decided[]): boolean {
  if (name.carries === 'auth') return true
  const places = own.map(({ use }) => use.at.node)
  const replaced = own.every(
    ({ verdict }) => verdict.tier === 'native' || verdict.tier === 'bridge',
  )
  const covered = name.binding.references.every(({ node }) =>
    places.some((place) => startOf(place) <= startOf(node) && endOf(node) <= endOf(place)),
  )
  return replaced && covered
}

/** Every mention of the enum stood in an argument that is now a string. */
function isGone(name: V5Name, decided: readonly Decided[]): boolean {
  const rewritten = decided.flatMap(({ verdict }) =>
    verdict.tier === 'native' ? verdict.edits.replacements : [],
  )
  return name.binding.references.every(({ node }) =>
    rewritten.some((edit) => edit.start <= startOf(node) && endOf(node) <= edit.end),
  )
}

function hubFinding(name: V5Name, isAuth: boolean, source: string): Finding {
  const start = startOf(name.binding.identifier)
  const finding = { ...positionOf(source, start), start, api: 'Hub', row: 'form.root-import' }
  if (!isAuth) return { ...finding, tier: 'native' }
  const note = 'v6 renamed the auth events; the shim sends them under their v5 names'
  return { ...finding, tier: 'bridge', note }
}

function nameFinding(name: V5Name, source: string): Finding {
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
