import { callPool } from '../call.js'
import type { ClientMetadata } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { passkeyFault, passkeyFaultOf, passkeysOf } from '../passkey-faults.js'
import type { Effect, FlowEnd } from './effect.js'
import type { FlowEvent } from './flow-event.js'
import { incompleteChallenge } from './flow-fault.js'
import type { Secrets } from './secrets.js'
import { send } from './send.js'

/** What only who performs an effect knows. */
export interface PerformOptions {
  readonly secrets: Secrets
  readonly metadata: ClientMetadata | undefined
}

type Doing = Exclude<Effect, FlowEnd>

/** Does what a step has decided, and says what came of it. */
export async function perform(
  engine: Engine,
  effect: Doing,
  options: PerformOptions,
): Promise<FlowEvent> {
  try {
    return await attemptTo(engine, effect, options)
  } catch (error) {
    if (error instanceof Fault) return { kind: 'refused', fault: error }
    throw error
  }
}

async function attemptTo(
  engine: Engine,
  effect: Doing,
  { secrets, metadata }: PerformOptions,
): Promise<FlowEvent> {
  switch (effect.kind) {
    case 'initiate':
    case 'respond':
      return { kind: 'answered', answer: await send(engine, effect, secrets, metadata) }
    case 'associateApp':
      return associateApp(engine, effect)
    case 'verifyApp':
      return verifyApp(engine, effect)
    case 'getPasskey':
      return getPasskey(engine, effect)
  }
}

type Of<Kind extends Doing['kind']> = Extract<Doing, { readonly kind: Kind }>

async function associateApp(engine: Engine, { session }: Of<'associateApp'>): Promise<FlowEvent> {
  const { SecretCode, Session = null } = await callPool(engine, 'AssociateSoftwareToken', {
    ...(session !== null && { Session: session }),
  })
  if (!SecretCode) throw incompleteChallenge('MFA_SETUP', 'SecretCode')
  return { kind: 'appGiven', secretCode: SecretCode, session: Session }
}

async function verifyApp(
  engine: Engine,
  { session, code, deviceName }: Of<'verifyApp'>,
): Promise<FlowEvent> {
  const { Session = null } = await callPool(engine, 'VerifySoftwareToken', {
    UserCode: code,
    ...(session !== null && { Session: session }),
    ...(deviceName !== null && { FriendlyDeviceName: deviceName }),
  })
  return { kind: 'appVerified', session: Session }
}

async function getPasskey(engine: Engine, { options }: Of<'getPasskey'>): Promise<FlowEvent> {
  const request = readOptions(options)
  const passkeys = passkeysOf(engine)
  try {
    const credential = await passkeys.get(request)
    return { kind: 'passkeyGiven', credential: JSON.stringify(credential) }
  } catch (error) {
    throw passkeyFaultOf(error, 'authentication')
  }
}

function readOptions(text: string | null): unknown {
  try {
    const options: unknown = JSON.parse(text ?? '')
    if (typeof options === 'object' && options !== null) return options
  } catch {
    // The fault below says all that there is to say about it.
  }
  throw passkeyFault('InvalidPasskeyAuthenticationOptions')
}
