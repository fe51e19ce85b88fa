import { timingSafeEqual } from 'node:crypto'
import { CognitoError } from '../core/errors.js'
import type { SrpExchange } from '../core/model.js'
import { hex } from '../core/random.js'
import { closeExchange, findExchange, openExchange } from '../core/sessions.js'
import {
  computePublic,
  computeSignature,
  isDegenerate,
  readClientPublic,
  type SrpIdentity,
} from '../core/srp.js'
import { isTimestamp } from './timestamp.js'
import { need, type Turn } from './turn.js'

/** What a user or a device has at the server: the salt and verifier of a secret. */
export interface Secret {
  readonly saltHex: string
  readonly verifierHex: string
}

/** Takes the client's A and returns the server's half of the exchange. */
export function startExchange(
  turn: Turn,
  secret: Secret,
  device?: string,
): { SRP_B: string; SALT: string; SECRET_BLOCK: string } {
  const { world, pool, client, user, progress } = turn
  const aHex = readClientPublic(need(turn, 'SRP_A'))
  if (aHex === undefined) {
    throw new CognitoError('InvalidParameterException', 'Invalid SRP_A parameter.')
  }
  const bHex = hex(world, 32)
  const bPublicHex = computePublic(secret.verifierHex, bHex)
  if (isDegenerate(aHex, bPublicHex)) throw new CognitoError('NotAuthorizedException')
  const block = openExchange(world, {
    poolId: pool.id,
    clientId: client.id,
    username: user.username,
    device,
    aHex,
    bHex,
    bPublicHex,
    expiresAt: world.clock.now() + client.sessionSeconds * 1_000,
    progress,
  })
  return { SRP_B: bPublicHex, SALT: secret.saltHex, SECRET_BLOCK: block }
}

/** The exchange that a proof belongs to: of this pool, client, user and kind. */
export function exchangeOf(
  turn: Turn,
  isDevice: boolean,
): { exchange: SrpExchange; block: string } {
  const block = need(turn, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const exchange = findExchange(turn.world, block)
  const isOurs =
    exchange?.poolId === turn.pool.id &&
    exchange.clientId === turn.client.id &&
    exchange.username === turn.user.username &&
    (exchange.device !== undefined) === isDevice
  if (!exchange || !isOurs) throw new CognitoError('NotAuthorizedException')
  if (exchange.expiresAt > turn.world.clock.now()) return { exchange, block }
  closeExchange(turn.world, block)
  throw new CognitoError(
    'NotAuthorizedException',
    'Invalid session for the user, session is expired.',
  )
}

/** Whether the signature is one that only the holder of the secret can make. */
export function isProof(
  turn: Turn,
  found: { readonly exchange: SrpExchange; readonly block: string },
  who: SrpIdentity,
  secret: Secret,
): boolean {
  const timestamp = need(turn, 'TIMESTAMP')
  const given = Buffer.from(need(turn, 'PASSWORD_CLAIM_SIGNATURE'), 'base64')
  const expected = computeSignature({
    ...found.exchange,
    who,
    verifierHex: secret.verifierHex,
    secretBlock: Buffer.from(found.block, 'base64'),
    timestamp,
  })
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && isTimestamp(timestamp)
  )
}
