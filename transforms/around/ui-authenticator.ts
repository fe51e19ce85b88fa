import type { Landing } from '../flow/landings.js'
import type { HandedPart } from '../model.js'
import { isCall, type Node } from '../node.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import { followUsers, typedLandings } from './ui-follow.js'
import { serviceSpots } from './ui-services.js'
import { moduleOf } from './ui-user.js'
import type { UserRead } from './ui-user-chain.js'
import { userReads } from './ui-user-reads.js'

/** What the user of v6's Authenticator still has. */
export const KEPT: ReadonlySet<string> = new Set(['username', 'userId', 'signInDetails'])

/** What a file says about an Authenticator that v6 has otherwise. */
export interface AuthenticatorUses {
  /** Reads of the user that become code of v6. */
  readonly reads: readonly UserRead[]
  /** Reads of what the user has no more, and services for v5: left for a person. */
  readonly spots: readonly Spot[]
  /** Components of other modules that are given such a user. */
  readonly hands: readonly HandedPart[]
}

/** Finds what code reads of an Authenticator's user, and its services. */
export function authenticatorUses(file: AroundFile): AuthenticatorUses {
  const all = [...typedLandings(file), ...followUsers(file)]
  const landings = [...new Map(all.map((one) => [one.landing.node, one])).values()]
  const certain = landings.filter(({ isCertain }) => isCertain)
  const reads = userReads(
    certain.map(({ landing }) => landing),
    file,
  )
  const rewritten = new Set(reads.map(({ node }) => node))
  const left = landings.filter(({ landing }) => !rewritten.has(landing.node))
  const { isFollowed } = file.decision.context.knowledge
  return {
    reads,
    hands: landings.flatMap(({ handed }) => handed ?? []),
    spots: [
      ...left
        .filter(({ handed }) => !handed || !isFollowed?.(handed))
        .flatMap(({ landing }) => spotOf(landing, file)),
      ...serviceSpots(file),
    ],
  }
}

function spotOf(landing: Landing, file: AroundFile): Spot[] {
  if (landing.kind === 'harmless') return []
  const spot = { node: landing.node, row: 'ui.user', api: 'user' }
  if (landing.kind === 'member' || landing.kind === 'called') {
    if (KEPT.has(landing.key)) return []
    const api = `user.${landing.key}`
    return [{ ...spot, api, note: missing(landing.key) }]
  }
  const isOfAuth =
    landing.kind === 'argument' &&
    (isHelper(landing.call, file) ||
      file.decision.context.uses.some((use) => use.kind === 'call' && use.call === landing.call))
  return isOfAuth ? [] : [{ ...spot, note: HANDED_ON }]
}

/** Functions of the helper module only ask a user for the name, as v5's methods do here. */
function isHelper(call: Node, file: AroundFile): boolean {
  const callee = isCall(call) ? (call.callee as Node) : call
  const module = moduleOf(callee, file)
  return module !== null && module === file.decision.context.knowledge.helperModule
}

/** What is said where the user goes on as a whole. */
export const HANDED_ON =
  'the user of Authenticator is handed on, and has no attributes and no session in v6'

/** What is said of a member that is read. */
export function missing(member: string): string {
  return `the user of Authenticator has no ${member} in v6`
}
