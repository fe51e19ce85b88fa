import type { MethodRow } from '../../src/table/row.js'
import type { RuleContext } from './verdict.js'

/** Why a call is none of v6's own where something is configured that v5 sent along with every one. */
export function metadataOfAll(row: MethodRow, { knowledge }: RuleContext): string | null {
  return row.sendsMetadata === 'call' && knowledge.package.configuresMetadata
    ? 'the configuration sets clientMetadata for all calls'
    : null
}

/** Hub events of a call that the package waits for and that v6 does not send. */
export function missedEvents(row: MethodRow, { knowledge }: RuleContext): readonly string[] {
  return Object.keys(row.events ?? {}).filter((name) => knowledge.package.heardEvents.has(name))
}

/** Why the sites of a connected set stay on the shim; null when they need not. */
export function sharedDoor(row: MethodRow, { knowledge }: RuleContext): string | null {
  return (row.set && knowledge.package.bridgedSets.get(row.set)) ?? null
}
