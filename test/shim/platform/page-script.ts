import { cookieStorage } from '../../../shim/platform/cookie-storage.js'
import { hostPlatform } from '../../../shim/platform/host.js'
import { type AnyStorage, storageContract } from './storage-contract.js'

// Runs in a page: the test calls these functions by their names and gets JSON back.

const platform = hostPlatform()

const places: Readonly<Record<string, () => AnyStorage>> = {
  localStorage: () => hostPlatform().storage as AnyStorage,
  sessionStorage: () => hostPlatform().tabStorage as AnyStorage,
  cookies: () => cookieStorage(),
}

/** Runs one sentence of the contract with an emptied storage. */
export async function keepsContract(place: string, sentence: string): Promise<string> {
  const storage = places[place]?.()
  if (storage === undefined) throw new Error(`There is no ${place}.`)
  for (const key of await storage.keys()) await storage.removeItem(key)
  await storageContract[sentence]?.(storage)
  return 'kept'
}

export const put = async (key: string, value: string): Promise<unknown> =>
  platform.storage.setItem(key, value)

export const take = async (key: string): Promise<unknown> => platform.storage.getItem(key)

export const deviceName = (): Promise<string> => platform.deviceName()

export const heard: unknown[] = []

export function listen(): void {
  platform.onStorageChange?.((change) => heard.push(change))
}

let release: () => void = () => {}

/** Takes a lock and keeps it until `letGo` is called. */
export async function lock(name: string): Promise<string> {
  await new Promise<void>((isHeld) => {
    void platform.locks?.alone(name, () => {
      isHeld()
      return new Promise<void>((resolve) => {
        release = resolve
      })
    })
  })
  return 'held'
}

export function letGo(): void {
  release()
}

/** Does something alone, where the host has locks. */
export const alone = async (name: string): Promise<unknown> =>
  platform.locks?.alone(name, async () => 'done')

/** Signs in with a password, and says as whom. */
export async function tryPassword(
  endpoint: string,
  ClientId: string,
  PASSWORD: string,
): Promise<unknown> {
  const { client, tokens } = await signIn(endpoint, ClientId, PASSWORD)
  const { Username } = await client.call('GetUser', { AccessToken: tokens })
  return Username
}

/** Makes a passkey, and signs in with it. */
export async function usePasskey(
  endpoint: string,
  ClientId: string,
  PASSWORD: string,
): Promise<string> {
  const { client, tokens: AccessToken } = await signIn(endpoint, ClientId, PASSWORD)
  const { CredentialCreationOptions } = await client.call('StartWebAuthnRegistration', {
    AccessToken,
  })
  const Credential = (await platform.passkeys?.create(CredentialCreationOptions)) as object
  await client.call('CompleteWebAuthnRegistration', { AccessToken, Credential: { ...Credential } })
  const { ChallengeParameters, Session } = await client.call('InitiateAuth', {
    AuthFlow: 'USER_AUTH',
    ClientId,
    AuthParameters: { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
  })
  const options = JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}')
  const CREDENTIAL = JSON.stringify(await platform.passkeys?.get(options))
  const { AuthenticationResult } = await client.call('RespondToAuthChallenge', {
    ChallengeName: 'WEB_AUTHN',
    ClientId,
    Session,
    ChallengeResponses: { USERNAME: 'ada', CREDENTIAL },
  })
  return typeof AuthenticationResult?.AccessToken
}

/** The name of what making a passkey for another site is refused with. */
export async function makeForeignPasskey(): Promise<unknown> {
  const options = {
    challenge: 'AAAA',
    rp: { id: 'elsewhere.test', name: 'Elsewhere' },
    user: { id: 'AAAA', name: 'ada', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  }
  return platform.passkeys?.create(options).catch((error: Error) => error.name)
}

async function signIn(endpoint: string, ClientId: string, PASSWORD: string) {
  const client = platform.client({ endpoint, region: 'eu-west-1' })
  const { AuthenticationResult } = await client.call('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId,
    AuthParameters: { USERNAME: 'ada', PASSWORD },
  })
  return { client, tokens: AuthenticationResult?.AccessToken }
}
