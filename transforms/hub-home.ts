import { SHIM } from './modules.js'
import type { RuleContext } from './rules/verdict.js'

/** Where a Hub comes from that tells the events of v5. */
export interface HubHome {
  readonly module: string
  readonly imported: string
  readonly isHelper: boolean
}

/** The Hub of the helper module whose listeners get whole users, a request later. */
export const WITH_USERS = 'HubWithUsers'

/** The Hub for listeners that nobody sees from here, who may read anything of a user. */
export function hubHome({ helperName, knowledge: { helperModule } }: RuleContext): HubHome {
  return helperModule === null || helperName === null
    ? { module: SHIM, imported: 'Hub', isHelper: false }
    : { module: helperModule, imported: WITH_USERS, isHelper: true }
}
