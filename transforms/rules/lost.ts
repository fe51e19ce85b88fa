import type { MethodRow } from '../../src/table/row.js'
import type { RuleContext } from './verdict.js'

/** Why a call is none of v6's own: something is configured that v5 took with every one of its kind. */
export function configuredForAll(row: MethodRow, { knowledge }: RuleContext): string | null {
  const { configuration, configuresMetadata } = knowledge.package
  if (row.sendsMetadata === 'call' && configuresMetadata) {
    return 'the configuration sets clientMetadata for all calls'
  }
  return row.visitsHostedUi && configuration.lostSettings.includes('config.oauth.urlOpener')
    ? 'urlOpener of the configuration opens the Hosted UI'
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
