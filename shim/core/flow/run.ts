import type { Engine } from '../engine.js'
import type { SignedInUser } from '../session/session.js'
import type { Attempt } from './attempt.js'
import type { AttemptPlace } from './attempt-place.js'
import type { Effect, FlowEnd, Question, Unready } from './effect.js'
import { finish } from './finish.js'
import type { FlowEvent } from './flow-event.js'
import type { FlowRules } from './flow-rules.js'
import { type PerformOptions, perform } from './perform.js'
import { step } from './step.js'

/** What a sign-in, or the next part of it, has come to. */
export type Outcome =
  | { readonly kind: 'signedIn'; readonly user: SignedInUser }
  | { readonly kind: 'asked'; readonly question: Question }
  | { readonly kind: 'unready'; readonly unready: Unready }

/** What a run is given besides the attempt and the event. */
export interface RunOptions extends PerformOptions {
  readonly place: AttemptPlace
  readonly rules: FlowRules
}

/**
 * Goes on with an attempt until a person is needed, or nothing is left to do.
 *
 * @throws Fault what a reply, the service, the host or the storage is refused with
 */
export async function run(
  engine: Engine,
  attempt: Attempt | null,
  event: FlowEvent,
  options: RunOptions,
): Promise<Outcome> {
  const { place, rules } = options
  let written = attempt
  let decision = step(attempt, event, rules)
  let receivedAt = engine.platform.clock.now()
  for (;;) {
    if (isAnotherPlace(written, decision.attempt)) {
      written = decision.attempt
      await place.write(written)
    }
    const { effect } = decision
    if (isEnd(effect)) return end(engine, effect, receivedAt)
    const next = await perform(engine, effect, options)
    receivedAt = engine.platform.clock.now()
    decision = step(decision.attempt, next, rules)
  }
}

/** An attempt is worth keeping once a person was asked, until it has come to an end. */
function isAnotherPlace(written: Attempt | null, attempt: Attempt | null): boolean {
  if (attempt === null) return true
  if (attempt.challenge === null) return false
  return (
    written?.challenge !== attempt.challenge ||
    written.session !== attempt.session ||
    written.setup !== attempt.setup
  )
}

function isEnd(effect: Effect): effect is FlowEnd {
  return ['ask', 'finish', 'conclude', 'fail'].includes(effect.kind)
}

async function end(engine: Engine, effect: FlowEnd, receivedAt: number): Promise<Outcome> {
  switch (effect.kind) {
    case 'ask':
      return { kind: 'asked', question: effect.question }
    case 'conclude':
      return { kind: 'unready', unready: effect.unready }
    case 'finish':
      return { kind: 'signedIn', user: await finish(engine, effect, receivedAt) }
    case 'fail':
      throw effect.fault
  }
}
