import type { MethodRow } from '../../src/table/row.js'
import type { RuleContext } from './verdict.js'

/** What v5 did around a call, for the whole package, that v6 would no longer do. */
export function lostByRewrite(row: MethodRow, { knowledge }: RuleContext): string | null {
  const facts = knowledge.package
  if (row.sendsMetadata && facts.configuresMetadata) {
    return 'the config sets clientMetadata for all calls, which v6 no longer does'
  }
  return null
}

/** Hub events of a call that the package waits for and that v6 does not send. */
export function missedEvents(row: MethodRow, { knowledge }: RuleContext): readonly string[] {
  return Object.keys(row.events ?? {}).filter((name) => knowledge.package.heardEvents.has(name))
}

/** Why the sites of a connected set stay on the shim; null when they need not. */
export function sharedDoor(row: MethodRow, { knowledge }: RuleContext): string | null {
  return (row.set && knowledge.package.bridgedSets.get(row.set)) ?? null
}
