import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper'
import { expect } from 'vitest'
import { isCognitoError } from '../../../emulator/core/errors.js'
import type { Pool, User, World } from '../../../emulator/core/model.js'
import type { ClientOptions, PoolOptions } from '../../../emulator/core/options.js'
import { createWorld } from '../../../emulator/core/world.js'
import { operations } from '../../../emulator/operations/operations.js'

export const POOL = 'eu-west-1_Abc123XyZ'
export const CLIENT = 'client1'
export const PASSWORD = 'Correct-horse-1'
/** One key for all worlds of a test file: a fresh one takes the better part of a second. */
const signingKey = {
  kid: 'test',
  jwk: generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({
    format: 'jwk',
  }) as Record<string, string>,
}

/** Members of response bodies that the tests read. */
export interface Body {
  readonly ChallengeName?: string
  readonly ChallengeParameters: Readonly<Record<string, string>>
  readonly Session: string
  readonly AvailableChallenges?: readonly string[]
  readonly AuthenticationResult: Tokens
  readonly [member: string]: unknown
}

export interface Tokens {
  readonly AccessToken: string
  readonly IdToken: string
  readonly RefreshToken: string
  readonly NewDeviceMetadata: { readonly DeviceKey: string; readonly DeviceGroupKey: string }
}

/** A world with one pool, one client and the user ann, and the calls that a client makes. */
export interface Setting {
  readonly world: World
  readonly pool: Pool
  readonly ann: User
  call(operation: string, input: object): Promise<Body>
  /** What a call is refused with, as `Type: message`. Throws where it is not refused. */
  refusal(operation: string, input: object): Promise<string>
  initiate(flow: string, parameters: object, more?: object): Promise<Body>
  respond(challenge: string, responses: object, more?: object): Promise<Body>
  refusedAnswer(challenge: string, responses: object, more?: object): Promise<string>
  /** Starts SRP and returns what sends the proof, as often as it is called. */
  prove(name: string, password: string): Promise<(responses?: object) => Promise<Body>>
  /** Signs in by SRP with cognito-srp-helper, up to the answer to PASSWORD_VERIFIER. */
  srp(name: string, password: string, responses?: object): Promise<Body>
  /** The same for an alias: the proof is made for the username, as USER_ID_FOR_SRP has it. */
  srpNamed(alias: string, username: string): Promise<Body>
  /** Proves a device by SRP with cognito-srp-helper. */
  proveDevice(given: Body, key: string, groupKey: string, secret: string): Promise<Body>
  /** Tokens of ann, by password. */
  signIn(): Promise<Tokens>
  lastCode(): string
}

export function setUp(pool: PoolOptions = {}, client: ClientOptions = {}): Setting {
  const world = createWorld({
    pools: [
      {
        id: POOL,
        clients: [{ id: CLIENT, ...client }],
        users: [
          {
            username: 'ann',
            password: PASSWORD,
            attributes: {
              email: 'ann@example.com',
              email_verified: 'true',
              phone_number: '+15551234567',
              phone_number_verified: 'true',
            },
          },
        ],
        ...pool,
      },
    ],
  })
  const [first] = Object.values(world.state.pools)
  first!.signingKey = signingKey
  return { world, pool: first!, ann: Object.values(first!.users)[0]!, ...callsOn(world) }
}

function callsOn(world: World): Omit<Setting, 'world' | 'pool' | 'ann'> {
  const call = async (operation: string, input: object): Promise<Body> => {
    try {
      // What the wire would make of it: no undefined members, no shared objects.
      const body = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
      const context = { requestId: 'r', userAgent: undefined }
      return (await operations[operation]!(world, body, context)) as Body
    } catch (error) {
      if (isCognitoError(error)) expect(declaredErrors(operation)).toContain(error.type)
      throw error
    }
  }
  const refusal = (operation: string, input: object) => refusalOf(call(operation, input))
  const initiate = (AuthFlow: string, AuthParameters: object, more: object = {}) =>
    call('InitiateAuth', { ClientId: CLIENT, AuthFlow, AuthParameters, ...more })
  const respond = (ChallengeName: string, ChallengeResponses: object, more: object = {}) =>
    call('RespondToAuthChallenge', { ClientId: CLIENT, ChallengeName, ChallengeResponses, ...more })
  const prove: Setting['prove'] = async (name, password) => {
    const session = createSrpSession(name, password, POOL, false)
    const request = wrapInitiateAuth(session, {
      ClientId: CLIENT,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: name },
    })
    const signed = signSrpSession(session, (await call('InitiateAuth', request)) as object)
    return (responses = {}) => {
      const answer = wrapAuthChallenge(signed, {
        ClientId: CLIENT,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: { USERNAME: name, ...responses },
      })
      return call('RespondToAuthChallenge', answer)
    }
  }
  return {
    call,
    refusal,
    initiate,
    respond,
    refusedAnswer: (challenge, responses, more) => refusalOf(respond(challenge, responses, more)),
    prove,
    async srpNamed(alias, username) {
      const session = createSrpSession(username, PASSWORD, POOL, false)
      const start = { USERNAME: alias, SRP_A: session.largeA }
      const given = await initiate('USER_SRP_AUTH', start)
      expect(given.ChallengeParameters.USER_ID_FOR_SRP).toBe(username)
      const signed = signSrpSession(session, given as object)
      const answer = wrapAuthChallenge(signed, {
        ClientId: CLIENT,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: { USERNAME: username },
      })
      return call('RespondToAuthChallenge', answer)
    },
    srp: async (name, password, responses) => (await prove(name, password))(responses),
    async proveDevice(given, key, groupKey, secret) {
      const name = given.ChallengeParameters.USERNAME as string
      const session = createSrpSession(name, secret, POOL, false)
      const started = await respond(
        'DEVICE_SRP_AUTH',
        { USERNAME: name, DEVICE_KEY: key, SRP_A: session.largeA },
        { Session: given.Session },
      )
      const signed = signSrpSessionWithDevice(session, started as object, groupKey, secret)
      const answer = wrapAuthChallenge(signed, {
        ClientId: CLIENT,
        ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
        ChallengeResponses: { USERNAME: name, DEVICE_KEY: key },
      })
      return call('RespondToAuthChallenge', answer)
    },
    async signIn() {
      const body = await initiate('USER_PASSWORD_AUTH', { USERNAME: 'ann', PASSWORD })
      return body.AuthenticationResult
    },
    lastCode: () => world.state.outbox.at(-1)!.code,
  }
}

/** The errors that AWS's SDK declares for an operation: no client expects another. */
function declaredErrors(operation: string): string[] {
  const path = `@aws-sdk/client-cognito-identity-provider/dist-types/commands/${operation}Command.d.ts`
  const file = readFileSync(`${process.cwd()}/node_modules/${path}`, 'utf8')
  const declared = [...file.matchAll(/@throws \{@link (\w+)\}/g)].map(([, name]) => name!)
  return [...declared, 'SerializationException']
}

/** What a promise is refused with, as `Type: message`. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (isCognitoError(error)) return `${error.type}: ${error.message}`
    throw error
  }
  throw new Error('It was not refused.')
}
