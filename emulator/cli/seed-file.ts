import { readFile } from 'node:fs/promises'
import type {
  ClientOptions,
  IdentityPoolOptions,
  PoolOptions,
  UserOptions,
} from '../core/options.js'
import type { Seed } from '../options.js'
import { UsageError } from './arguments.js'

type Names<Options> = Readonly<Record<keyof Options, true>>

const SEED = { pools: true, identityPools: true } satisfies Names<Seed>
const POOL = {
  id: true,
  region: true,
  aliasAttributes: true,
  usernameAttributes: true,
  usernameCaseSensitive: true,
  autoVerifiedAttributes: true,
  passwordPolicy: true,
  schema: true,
  mfa: true,
  mfaFactors: true,
  firstFactors: true,
  deviceTracking: true,
  accountRecovery: true,
  relyingPartyId: true,
  userVerification: true,
  passkeysAreMultiFactor: true,
  passkeyOrigins: true,
  selfSignUp: true,
  keepOriginalUntilVerified: true,
  domain: true,
  identityProviders: true,
  clients: true,
  groups: true,
  users: true,
} satisfies Names<Omit<PoolOptions, 'triggers'>>
const CLIENT = {
  id: true,
  name: true,
  secret: true,
  authFlows: true,
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  accessTokenSeconds: true,
  idTokenSeconds: true,
  refreshTokenSeconds: true,
  sessionSeconds: true,
  refreshRotationGraceSeconds: true,
  readAttributes: true,
  writeAttributes: true,
  callbackUrls: true,
  logoutUrls: true,
  oauthFlows: true,
  oauthScopes: true,
  identityProviders: true,
} satisfies Names<ClientOptions>
const USER = {
  username: true,
  password: true,
  temporary: true,
  attributes: true,
  groups: true,
  status: true,
  enabled: true,
} satisfies Names<UserOptions>
const IDENTITY_POOL = {
  id: true,
  region: true,
  allowGuests: true,
  providers: true,
} satisfies Names<IdentityPoolOptions>

/** Reads a seed file, and refuses a name that means nothing: a typo would be a setting that is not made. */
export async function readSeed(path: string): Promise<Seed> {
  const seed = checkNames(await readJson(path), SEED, path)
  for (const [index, pool] of checkList(seed.pools, `${path}: pools`).entries()) {
    const place = `${path}: pools[${index}]`
    const known = checkNames(pool, POOL, place)
    checkId(known.id, /^[\w-]+_[0-9A-Za-z]+$/, place)
    checkEach(known.clients, CLIENT, `${place}.clients`)
    checkEach(known.users, USER, `${place}.users`)
  }
  checkEach(seed.identityPools, IDENTITY_POOL, `${path}: identityPools`)
  return seed as Seed
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new UsageError(`The seed cannot be read: ${cause.message}`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${path} is no JSON: ${(cause as Error).message}`, { cause })
  }
}

function checkEach(value: unknown, names: Readonly<Record<string, true>>, place: string): void {
  for (const [index, item] of checkList(value, place).entries()) {
    checkNames(item, names, `${place}[${index}]`)
  }
}

function checkList(value: unknown, place: string): readonly unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw new UsageError(`${place} must be a list.`)
}

function checkNames(
  value: unknown,
  names: Readonly<Record<string, true>>,
  place: string,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${place} must be an object.`)
  }
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(names, name))
  if (unknown !== undefined) {
    throw new UsageError(`${place} has no "${unknown}". It has: ${Object.keys(names).join(', ')}.`)
  }
  return value as Readonly<Record<string, unknown>>
}

function checkId(id: unknown, shape: RegExp, place: string): void {
  if (id === undefined || (typeof id === 'string' && shape.test(id))) return
  throw new UsageError(
    `${place}.id must look like us-east-1_Example1: a region, an underscore, letters and digits.`,
  )
}
