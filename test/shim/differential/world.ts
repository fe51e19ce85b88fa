import { createHash } from 'node:crypto'
import {
  type ClientOptions,
  type Cognito,
  createCognito,
  type PoolOptions,
  type SavedState,
  type Triggers,
  type UserOptions,
} from '../../../emulator/index.js'

export const POOL_ID = 'eu-west-1_Compared1'
export const CLIENT_ID = 'comparedclient0000000000001'
export const IDENTITY_POOL_ID = 'eu-west-1:11111111-2222-4333-8444-555555555555'

export const USERNAME = 'ada'
export const PASSWORD = 'Correct-horse-1'
export const NEW_PASSWORD = 'Battery-staple-2'
export const EMAIL = 'ada@example.com'
export const PHONE = '+15550001234'
/** The right answer to the question of {@link riddle}. */
export const ANSWER = 'forty-two'
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** What is different about the service in one scenario. */
export interface ServiceSetting {
  readonly pool?: PoolOptions
  readonly client?: ClientOptions
  readonly user?: Partial<UserOptions>
  readonly triggers?: Triggers
}

/** The local Cognito of one run, and where it listens. */
export interface Service {
  readonly cognito: Cognito
  readonly url: string
  stop(): Promise<void>
}

/** Starts a Cognito with one user. Its secrets are the same each time: nothing in it is left to chance. */
export async function startService(setting: ServiceSetting): Promise<Service> {
  const { pool, client, user, triggers } = setting
  const cognito = createCognito({
    random: sameBytesAgain(),
    pools: [
      {
        id: POOL_ID,
        aliasAttributes: ['email'],
        ...pool,
        clients: [{ id: CLIENT_ID, ...client }],
        users: [
          {
            username: USERNAME,
            password: PASSWORD,
            ...user,
            attributes: {
              email: EMAIL,
              email_verified: 'true',
              phone_number: PHONE,
              phone_number_verified: 'true',
              ...user?.attributes,
            },
          },
        ],
        triggers: { ...triggers },
      },
    ],
    identityPools: [
      {
        id: IDENTITY_POOL_ID,
        region: 'eu-west-1',
        allowGuests: true,
        providers: [{ poolId: POOL_ID, clientId: CLIENT_ID }],
      },
    ],
  })
  await lendKey(cognito)
  const { url } = await cognito.listen({ hostedUiPort: false })
  return { cognito, url, stop: () => cognito.close() }
}

/** One question whose wrong answer may be corrected once. */
export const riddle: Triggers = {
  defineAuthChallenge({ request, response }) {
    const { session } = request as unknown as {
      session: { challengeName: string; challengeResult: boolean }[]
    }
    const answers = session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE')
    const first = session.at(-1)
    if (first?.challengeName === 'SRP_A') {
      response.challengeName = 'PASSWORD_VERIFIER'
      response.issueTokens = false
      response.failAuthentication = false
      return
    }
    response.issueTokens = answers.at(-1)?.challengeResult === true
    response.failAuthentication = answers.length > 1 && !response.issueTokens
    response.challengeName = 'CUSTOM_CHALLENGE'
  },
  createAuthChallenge({ response }) {
    response.publicChallengeParameters = { question: 'What is six times seven?' }
    response.privateChallengeParameters = { answer: ANSWER }
  },
  verifyAuthChallengeResponse({ request, response }) {
    const { answer } = request.privateChallengeParameters as { answer: string }
    response.answerCorrect = request.challengeAnswer === answer
  },
}

/** Bytes that look random and are the same in each run. */
function sameBytesAgain(): (count: number) => Uint8Array {
  let calls = 0
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += 32) {
      const block = createHash('sha256').update(`${calls++}`).digest()
      bytes.set(block.subarray(0, count - at), at)
    }
    return bytes
  }
}

// Making an RSA key costs more than most scenarios: the first one of a file serves the others too.
let key: object | undefined

async function lendKey(cognito: Cognito): Promise<void> {
  key ??= await makeKey()
  const state = cognito.state()
  poolOf(state).signingKey = key
  cognito.restore(state)
}

async function makeKey(): Promise<object | undefined> {
  const clients = [{ id: CLIENT_ID }]
  const maker = createCognito({
    pools: [{ id: POOL_ID, clients, users: [{ username: USERNAME }] }],
  })
  await maker.issueTokens({ username: USERNAME })
  return poolOf(maker.state()).signingKey
}

function poolOf(state: SavedState): { signingKey?: object | undefined } {
  return (state.pools as Record<string, { signingKey?: object }>)[POOL_ID] ?? {}
}
