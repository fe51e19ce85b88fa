import { createHmac, timingSafeEqual } from 'node:crypto'
import { CognitoError } from './errors.js'
import type { AppClient } from './model.js'

/** Throws unless a client with a secret proves it, for one of the names the user goes by. */
export function checkSecretHash(
  client: AppClient,
  names: readonly string[],
  given: string | undefined,
): void {
  if (client.secret === undefined) {
    if (given === undefined) return
    refuse(`Client ${client.id} is not configured with a secret but secret hash was received`)
  }
  if (given === undefined) {
    refuse(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
  }
  if (!names.some((name) => isEqual(given, hashSecret(client, client.secret!, name)))) {
    refuse(`Unable to verify secret hash for client ${client.id}`)
  }
}

function hashSecret(client: AppClient, secret: string, name: string): string {
  return createHmac('sha256', secret).update(`${name}${client.id}`).digest('base64')
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function refuse(message: string): never {
  throw new CognitoError('NotAuthorizedException', message)
}
