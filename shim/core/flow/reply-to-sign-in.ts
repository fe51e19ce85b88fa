import { userPoolOf } from '../call.js'
import type { ClientMetadata } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import type { AttemptPlace } from './attempt-place.js'
import { flowFault } from './flow-fault.js'
import type { FlowRules } from './flow-rules.js'
import { type Outcome, run } from './run.js'

/** What a person answers to what a sign-in has asked. */
export interface SignInReply {
  readonly reply: string
  /** What comes with a new password. */
  readonly attributes?: Readonly<Record<string, string | undefined>> | undefined
  /** What a new authenticator app is called among the user's. */
  readonly deviceName?: string | undefined
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Goes on with a sign-in that has asked a person. A reply that is refused may be given again.
 *
 * @param place - where the attempt is kept
 * @throws Fault `EmptyChallengeResponse`, `AuthUserPoolException`, `SignInException` where nobody was
 * asked, `IncorrectMFAMethod`, `DeviceMetadataNotFoundException`, `CodeMismatchException`,
 * `NotAuthorizedException` and the service's other names
 */
export async function replyToSignIn(
  engine: Engine,
  { reply, attributes = {}, deviceName = '', clientMetadata: metadata }: SignInReply,
  place: AttemptPlace,
  rules: FlowRules,
): Promise<Outcome> {
  userPoolOf(engine)
  if (!isText(reply)) throw flowFault('EmptyChallengeResponse')
  const attempt = await place.read()
  if (attempt === null) throw flowFault('NotAsked')
  const event = { kind: 'replied' as const, reply, attributes, deviceName: deviceName || null }
  // The reply may be a password that is to be proved; nothing else looks at it there.
  const secrets = { password: reply, ephemeral: null }
  const waiting = { ...attempt, waitsFor: 'person' as const }
  return run(engine, waiting, event, { place, rules, secrets, metadata })
}
