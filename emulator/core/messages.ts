import type { Message, Pool, User, World } from './model.js'
import { runTrigger } from './triggers.js'

/** What the wire says about a code that was sent. */
export interface CodeDelivery {
  readonly Destination: string
  readonly DeliveryMedium: 'EMAIL' | 'SMS'
  readonly AttributeName: 'email' | 'phone_number'
}

/** A code on its way to a person. */
export interface Dispatch {
  readonly clientId: string
  readonly purpose: Message['purpose']
  readonly attribute: 'email' | 'phone_number'
  readonly destination: string
  readonly code: string
  /** The custom-message trigger's source, such as `CustomMessage_SignUp`. */
  readonly source: string
  readonly metadata: Readonly<Record<string, string>>
}

/** Puts a code into the outbox, in the words of the custom-message trigger where there is one. */
export async function sendMessage(
  world: World,
  pool: Pool,
  user: User,
  dispatch: Dispatch,
): Promise<CodeDelivery> {
  const medium = dispatch.attribute === 'email' ? 'EMAIL' : 'SMS'
  const words = await runTrigger(world, pool, {
    name: 'customMessage',
    source: dispatch.source,
    clientId: dispatch.clientId,
    userName: user.username,
    request: {
      userAttributes: user.attributes,
      codeParameter: '{####}',
      usernameParameter: dispatch.purpose === 'invitation' ? '{username}' : null,
      clientMetadata: dispatch.metadata,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
  const text = medium === 'EMAIL' ? words.emailMessage : words.smsMessage
  const message: Message = {
    poolId: pool.id,
    username: user.username,
    purpose: dispatch.purpose,
    medium,
    destination: dispatch.destination,
    code: dispatch.code,
    sentAt: world.clock.now(),
    subject: typeof words.emailSubject === 'string' ? words.emailSubject : undefined,
    text: typeof text === 'string' ? text.replaceAll('{####}', dispatch.code) : undefined,
  }
  world.state.outbox.push(message)
  for (const listener of world.listeners) listener(message)
  return {
    Destination: maskDestination(dispatch.destination),
    DeliveryMedium: medium,
    AttributeName: dispatch.attribute,
  }
}

/** An address as Cognito shows it: `f***@e***`, `+*******1234`. */
export function maskDestination(destination: string): string {
  const at = destination.lastIndexOf('@')
  if (at > 0) return `${destination[0]}***@${destination[at + 1] ?? ''}***`
  const shown = destination.slice(-4)
  return `+${'*'.repeat(Math.max(destination.length - 1 - shown.length, 0))}${shown}`
}
