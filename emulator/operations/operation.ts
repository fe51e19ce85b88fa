import { checkSecretHash } from '../core/client-secret.js'
import { CognitoError } from '../core/errors.js'
import type { AppClient, Pool, User, World } from '../core/model.js'
import { USER_SCOPE, type Verified, verifyAccessToken } from '../core/tokens.js'
import { findUser } from '../core/users.js'
import { getClient } from '../core/world.js'
import { type Input, limits, optionalText, text, textMap } from './input.js'

/** What a handler may know of the request besides its body. */
export interface OperationContext {
  readonly requestId: string
  readonly userAgent: string | undefined
}

/**
 * Handles one operation: returns the response body, or throws a `CognitoError`.
 * The input is what the wire had: each handler checks it.
 */
export type Operation = (world: World, input: Input, context: OperationContext) => Promise<object>

/** Who calls an operation that names a user by app client and username. */
export interface Caller {
  readonly pool: Pool
  readonly client: AppClient
  readonly name: string
  readonly metadata: Record<string, string>
  /** `undefined` for a name that nobody has. */
  readonly user: User | undefined
}

/** Reads the client and username of an operation that needs no token. */
export function readCaller(world: World, input: Input): Caller {
  const { pool, client } = getClient(world, text(input, 'ClientId', limits.clientId))
  const name = text(input, 'Username', limits.username)
  const user = findUser(pool, name)
  const hash = optionalText(input, 'SecretHash', limits.secretHash)
  checkSecretHash(client, [name, user?.username ?? name], hash)
  return { pool, client, name, user, metadata: textMap(input, 'ClientMetadata') }
}

/** Reads the access token of an operation of a signed-in user. */
export async function readSignedIn(world: World, input: Input): Promise<Verified> {
  const verified = await verifyAccessToken(world, text(input, 'AccessToken', limits.token))
  if (verified.family.scopes.includes(USER_SCOPE)) return verified
  throw new CognitoError('NotAuthorizedException', 'Access Token does not have required scopes')
}

/** The shared secret that the refresh operations take as it is. */
export function checkClientSecret(
  client: AppClient,
  input: Input,
  refusal: 'NotAuthorizedException' | 'UnauthorizedException' = 'NotAuthorizedException',
): void {
  const given = optionalText(input, 'ClientSecret', { max: 64 })
  if (given === client.secret) return
  throw new CognitoError(refusal, `Unable to verify secret hash for client ${client.id}`)
}
