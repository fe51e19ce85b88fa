import type { EditSet } from '../edits.js'
import type { HandedConfiguration } from '../handed-configurations.js'
import { type Node, startOf } from '../node.js'
import { positionOf } from '../position.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import type { ConfigurationCall } from './configuration-calls.js'
import { rewriteLiteral } from './configuration-literal.js'
import { hasUnknownSpread, v5Row } from './configuration-shape.js'
import { beginConfiguring, isConstantSsr } from './configuring.js'
import { type ExportedObject, exportedObjects } from './exported-object.js'
import { isOnlyGiven } from './shared-literal.js'

/** A configuration that other files import, and what becomes of it. */
export interface ExportedConfiguration {
  readonly object: ExportedObject
  readonly row: string | null
  readonly handed: HandedConfiguration
  /** Of the object; null where it stays as it is. */
  readonly edits: EditSet | null
}

/** The objects that a file exports, as configurations: of which none is known to be one. */
export function exportedConfigurations(
  all: readonly ConfigurationCall[],
  context: RuleContext,
): ExportedConfiguration[] {
  return exportedObjects(context.tree).flatMap(
    (object) => exportedConfiguration(object, all, context) ?? [],
  )
}

function exportedConfiguration(
  exported: ExportedObject,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): ExportedConfiguration | null {
  const { object } = exported
  const row = v5Row(object, context)
  if (row === null) {
    if (hasUnknownSpread(object, context)) return null
    return { object: exported, row, handed: { kind: 'fine' }, edits: null }
  }
  const stays = (why: string, isOpen: boolean, own = row): ExportedConfiguration => {
    const handed = { kind: 'v5', row: own, why, isOpen } as const
    return { object: exported, row: own, handed, edits: null }
  }
  const work = beginConfiguring(context, object, null)
  const place = exported.binding?.identifier ?? object
  const found = rewriteLiteral({ object, isWidened: true }, place, work)
  if (found) return stays(found.why, found.isOpen, found.row ?? row)
  if (!isOnlyGiven(exported, all, context))
    return stays('its object is used in several places', false)
  if (work.beside.length > 0) return stays('something is set behind the call', false)
  if (!isConstantSsr(work)) {
    return stays('what ssr is depends on its file', false, 'config.ssr')
  }
  for (const wrap of work.wraps) wrap()
  const { options, hasOauth } = work
  return {
    object: exported,
    row,
    handed: { kind: 'native', options, hasOauth },
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
  return exportedConfigurations(all, context).flatMap(({ object, row, edits }) => {
    const isWanted = object.names.some((name) => given.get(name)) || isGivenHere(object, all)
    if (edits === null || row === null || !isWanted) return []
    const start = startOf(object.object)
    const finding = { ...positionOf(source, start), start, api: 'Amplify.configure', row }
    return [{ ...NOTHING_AROUND, edits, findings: [{ ...finding, tier: 'native' as const }] }]
  })
}

function isGivenHere({ binding }: ExportedObject, all: readonly ConfigurationCall[]): boolean {
  const nodes = binding?.references.map(({ node }) => node) ?? []
  return all.some(({ call }) => nodes.includes(call.arguments[0] as Node))
}
