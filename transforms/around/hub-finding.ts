import type { Finding } from '../model.js'
import { type Node, startOf } from '../node.js'
import { positionOf } from '../position.js'
import type { AroundFile } from './around.js'
import type { HubVerdict } from './hub-verdict.js'

/** Module of v6 that its Hub is in. */
export const UTILS = 'aws-amplify/utils'

/** The row of an import of Hub that no event tells more about. */
export const ROW = 'form.root-import'

/** What there is to say about a Hub that moves. */
export function findingOf(node: Node, { reason, heard }: HubVerdict, source: string): Finding {
  const start = startOf(node)
  const row = heard[0]?.id ?? ROW
  const finding = { ...positionOf(source, start), start, api: 'Hub', row }
  if (reason === undefined) return { ...finding, tier: 'native' }
  return { ...finding, tier: 'helper', note: `${reason}; the helper's Hub sends the events of v5` }
}

const SHIMS = 'v6 renamed the auth events; the shim sends them under their v5 names'

/** What there is to say about a Hub that comes from the shim. */
export function bridgeOf(found: Finding): Finding {
  return { ...found, tier: 'bridge', row: ROW, note: SHIMS }
}

/** The module that the file takes helpers from; null where it cannot. */
export function helperModuleOf({ decision: { context } }: AroundFile): string | null {
  return context.helperName === null ? null : context.knowledge.helperModule
}
