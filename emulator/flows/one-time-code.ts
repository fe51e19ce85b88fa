import { maskDestination, sendMessage } from '../core/messages.js'
import { digits } from '../core/random.js'
import { type AuthResponse, giveChallenge, type Turn } from './turn.js'

/** Where the code of each challenge goes, and how long it is. */
const CHANNELS = {
  SMS_MFA: { attribute: 'phone_number', medium: 'SMS', length: 6 },
  SMS_OTP: { attribute: 'phone_number', medium: 'SMS', length: 6 },
  EMAIL_OTP: { attribute: 'email', medium: 'EMAIL', length: 8 },
} as const

/** Sends a code for this sign-in and asks for it. `email` is an address that is being set up. */
export async function giveCode(
  turn: Turn,
  challenge: keyof typeof CHANNELS,
  email?: string,
): Promise<AuthResponse> {
  const { attribute, medium, length } = CHANNELS[challenge]
  const { world, pool, client, user, metadata } = turn
  const code = digits(world, length)
  const destination = email ?? user.attributes[attribute] ?? ''
  await sendMessage(world, pool, user, {
    clientId: client.id,
    purpose: 'signIn',
    attribute,
    destination,
    code,
    source: 'CustomMessage_Authentication',
    metadata,
  })
  return giveChallenge(turn, challenge, {
    parameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: medium,
      CODE_DELIVERY_DESTINATION: maskDestination(destination),
    },
    session: { code, ...(email !== undefined && { email }) },
  })
}
