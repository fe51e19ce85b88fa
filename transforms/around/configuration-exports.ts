import type { EditSet } from '../edits.js'
import type { HandedConfiguration, HandedConfigurations, Role } from '../handed-configurations.js'
import { startOf } from '../node.js'
import { positionOf } from '../position.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { isSameAnywhere } from './beside-calls.js'
import { blockRow, rewriteBlock } from './configuration-block.js'
import type { ConfigurationCall } from './configuration-calls.js'
import { rewriteLiteral } from './configuration-literal.js'
import { hasUnknownSpread, v5Row } from './configuration-shape.js'
import { beginConfiguring, isConstantSsr } from './configuring.js'
import { type ExportedObject, exportedObjects } from './exported-object.js'
import { givenRole } from './given-configuration.js'
import { isOnlyGiven } from './shared-literal.js'

/** A configuration that other files import, and what becomes of it. */
export interface ExportedConfiguration {
  readonly object: ExportedObject
  readonly handed: Readonly<Record<Role, HandedConfiguration | null>>
}

/** The objects that a file exports, as configurations: of which none is known to be one. */
export function exportedConfigurations(
  all: readonly ConfigurationCall[],
  context: RuleContext,
): ExportedConfiguration[] {
  return exportedObjects(context.tree).map((object) => ({
    object,
    handed: {
      whole: rewritten(object, 'whole', all, context)?.handed ?? null,
      block: rewritten(object, 'block', all, context)?.handed ?? null,
    },
  }))
}

/** What becomes of an object in one of its roles. */
interface Rewritten {
  readonly row: string | null
  readonly handed: HandedConfiguration
  /** Of the object; null where it stays as it is. */
  readonly edits: EditSet | null
}

function rewritten(
  exported: ExportedObject,
  role: Role,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): Rewritten | null {
  const { object } = exported
  const row = role === 'whole' ? v5Row(object, context) : blockRow(object)
  if (row === null) {
    const isUnknown = role === 'block' || hasUnknownSpread(object, context)
    return isUnknown ? null : { row, handed: { kind: 'fine' }, edits: null }
  }
  const stays = (why: string, isOpen: boolean, own = row): Rewritten => {
    return { row: own, handed: { kind: 'v5', row: own, why, isOpen }, edits: null }
  }
  const work = beginConfiguring(context, object, null)
  const literal = { object, isWidened: true }
  const place = exported.binding?.identifier ?? object
  const found =
    role === 'whole' ? rewriteLiteral(literal, place, work) : rewriteBlock(literal, work)
  if (found) return stays(found.why, found.isOpen, found.row ?? row)
  if (!isOnlyGiven(exported, role, all, context)) {
    return stays('its object is used in several places', false)
  }
  if (!work.beside.every(isSameAnywhere)) return stays('something is set behind the call', false)
  if (!isConstantSsr(work)) {
    return stays('what ssr is depends on its file', false, 'config.ssr')
  }
  for (const wrap of work.wraps) wrap()
  const { options, beside, hasOauth } = work
  return {
    row,
    handed: { kind: 'native', options, beside, hasOauth },
    edits: work.edits.done(),
  }
}

/** Configurations that this file exports, and others give to Amplify: written as v6 takes them. */
export function configurationExports(
  { source, decision, choices }: AroundFile,
  all: readonly ConfigurationCall[],
): Around[] {
  const { context } = decision
  const given = context.knowledge.configurations?.given
  if (!given || choices.only) return []
  return exportedObjects(context.tree).flatMap((object) => {
    const role = roleOf(object, given, all, context)
    const { row = null, edits = null } = (role && rewritten(object, role, all, context)) ?? {}
    if (edits === null || row === null) return []
    const start = startOf(object.object)
    const finding = { ...positionOf(source, start), start, api: 'Amplify.configure', row }
    return [{ ...NOTHING_AROUND, edits, findings: [{ ...finding, tier: 'native' as const }] }]
  })
}

/** As what an object is given to Amplify, in other files or in this one; null where it is not. */
function roleOf(
  { binding, names }: ExportedObject,
  given: HandedConfigurations['given'],
  all: readonly ConfigurationCall[],
  context: RuleContext,
): Role | null {
  const nodes = binding?.references.map(({ node }) => node) ?? []
  const roles = [
    ...names.map((name) => given.get(name)),
    ...nodes.map((node) => givenRole(node, all, context)),
  ]
  return roles.find((role) => role === 'whole' || role === 'block') ?? null
}
