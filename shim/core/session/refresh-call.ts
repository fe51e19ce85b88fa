import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import { callPool, userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { inMemory } from '../memory.js'

/** What a refresh sends. */
export interface RefreshRequest {
  readonly refreshToken: string
  /** The device that the session belongs to: without it the service refuses. */
  readonly deviceKey: string | null
  readonly clientMetadata: Readonly<Record<string, string>> | null
}

/** Endpoints that know no GetTokensFromRefreshToken: emulators, mostly. */
const oldEndpoints = inMemory('old endpoints', () => new Set<string>())

/**
 * Gets new tokens for a refresh token: with the operation that allows for rotation, or with the one
 * before it where the endpoint does not know that.
 *
 * @throws Fault what the service refuses with, `NetworkError`
 */
export async function callRefresh(
  engine: Engine,
  request: RefreshRequest,
): Promise<AuthenticationResultType | undefined> {
  const { endpoint } = userPoolOf(engine)
  if (oldEndpoints(engine).has(endpoint)) return callTheOldWay(engine, request)
  try {
    return await callTheNewWay(engine, request)
  } catch (error) {
    if (!isUnknownOperation(error)) throw error
    oldEndpoints(engine).add(endpoint)
    return callTheOldWay(engine, request)
  }
}

async function callTheNewWay(
  engine: Engine,
  { refreshToken, deviceKey, clientMetadata }: RefreshRequest,
): Promise<AuthenticationResultType | undefined> {
  const { AuthenticationResult } = await callPool(engine, 'GetTokensFromRefreshToken', {
    ClientId: userPoolOf(engine).clientId,
    RefreshToken: refreshToken,
    ...(deviceKey !== null && { DeviceKey: deviceKey }),
    ...(clientMetadata !== null && { ClientMetadata: { ...clientMetadata } }),
  })
  return AuthenticationResult
}

async function callTheOldWay(
  engine: Engine,
  { refreshToken, deviceKey, clientMetadata }: RefreshRequest,
): Promise<AuthenticationResultType | undefined> {
  const { AuthenticationResult } = await callPool(engine, 'InitiateAuth', {
    ClientId: userPoolOf(engine).clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: {
      REFRESH_TOKEN: refreshToken,
      ...(deviceKey !== null && { DEVICE_KEY: deviceKey }),
    },
    ...(clientMetadata !== null && { ClientMetadata: { ...clientMetadata } }),
  })
  return AuthenticationResult
}

/** AWS has two names for it; emulators have theirs, and statuses. */
function isUnknownOperation(error: unknown): boolean {
  if (!(error instanceof Fault)) return false
  const status = error.metadata?.httpStatusCode
  return (
    /Unknown(Operation|Action)|InvalidAction|Unsupported|NotImplemented/i.test(error.name) ||
    status === 404 ||
    status === 501
  )
}
