import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  type Cognito,
  type CognitoOptions,
  createCognito,
  type Listening,
  type PoolOptions,
  type UserOptions,
} from '../../../emulator/index.js'

export const POOL_ID = 'us-east-1_EdgeTests'
export const CLIENT_ID = 'edgeclient'
export const REDIRECT = 'http://localhost:3000/'
export const PASSWORD = 'Correct-horse-1'

export const POOL: PoolOptions & { readonly users: readonly UserOptions[] } = {
  id: POOL_ID,
  clients: [
    {
      id: CLIENT_ID,
      callbackUrls: [REDIRECT, 'myapp://callback'],
      logoutUrls: ['http://localhost:3000/bye'],
      oauthFlows: ['code', 'implicit'],
      identityProviders: ['COGNITO', 'Google'],
    },
    { id: 'otherclient', callbackUrls: [REDIRECT] },
    { id: 'secretclient', secret: 'hush', callbackUrls: [REDIRECT] },
  ],
  identityProviders: [{ name: 'Google', attributes: { email: 'ada@gmail.test', name: 'Ada' } }],
  users: [
    {
      username: 'ada',
      password: PASSWORD,
      attributes: { email: 'ada@example.test', email_verified: 'true', name: 'Ada Lovelace' },
    },
  ],
}

/** A local Cognito that listens for as long as the test file runs. */
export async function startCognito(
  options: CognitoOptions = { pools: [POOL] },
): Promise<{ cognito: Cognito; listening: Listening }> {
  const certificateDirectory = temporaryFolder()
  const cognito = createCognito(options)
  const listening = await cognito.listen({ certificateDirectory })
  afterAll(() => cognito.close())
  return { cognito, listening }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'amplift-edge-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** One call of the JSON protocol, with the parts of the answer that clients read. */
export async function call(
  url: string,
  operation: string,
  input: unknown,
  service = 'AWSCognitoIdentityProviderService',
): Promise<{ status: number; errorType: string | null; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${service}.${operation}`,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  })
  return {
    status: response.status,
    errorType: response.headers.get('x-amzn-errortype'),
    body: (await response.json()) as Record<string, unknown>,
  }
}

export function callIdentity(
  url: string,
  operation: string,
  input: unknown,
): ReturnType<typeof call> {
  return call(url, operation, input, 'AWSCognitoIdentityService')
}
