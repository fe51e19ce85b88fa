import {
  type Cognito,
  createCognito,
  rewriteFetch,
  type SavedState,
  type Triggers,
} from '../../emulator/index.js'
import { openStore, type Store } from '../emulator/qualification/clients/store.js'

export const POOL_ID = 'eu-west-1_Executed1'
export const CLIENT_ID = 'executedclient000000000001'
export const IDENTITY_POOL_ID = 'eu-west-1:11111111-2222-4333-8444-555555555555'

export const USERNAME = 'ada'
export const PASSWORD = 'Correct-horse-1'
export const NEW_PASSWORD = 'Battery-staple-2'
export const EMAIL = 'ada@example.com'
export const ANSWER = 'forty-two'
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** The person who is signed in where somebody else signs in. */
export const OTHER_USERNAME = 'grace'

/** A moment that any number of visitors can be put into: the service's side and the browser's. */
export interface Moment {
  readonly service: SavedState
  readonly storage: ReadonlyMap<string, string>
}

/** The local Cognito of the proof, with nobody but its two users. */
export async function startCognito(): Promise<{ cognito: Cognito; url: string }> {
  const attributes = { phone_number: '+15550001234', name: 'Ada' }
  const cognito = createCognito({
    pools: [
      {
        id: POOL_ID,
        aliasAttributes: ['email'],
        mfa: 'OPTIONAL',
        mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
        triggers: riddle,
        clients: [{ id: CLIENT_ID }],
        groups: [{ name: 'admins' }],
        users: [
          {
            username: USERNAME,
            password: PASSWORD,
            groups: ['admins'],
            attributes: { ...attributes, email: EMAIL, email_verified: 'true' },
          },
          { username: OTHER_USERNAME, password: PASSWORD },
        ],
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
  const { url } = await cognito.listen({ hostedUiPort: false })
  // Making a key costs more than any run; a reset keeps the one that the first token needed.
  await cognito.issueTokens({ username: USERNAME })
  cognito.reset()
  // v5 cannot be told where the identity pool is.
  globalThis.fetch = rewriteFetch({ url })
  return { cognito, url }
}

/** Puts the service back into a moment and gives a storage as it was then. */
export function restore(cognito: Cognito, { service, storage }: Moment): Store {
  cognito.restore(service)
  cognito.clock.set(undefined)
  cognito.faults.clear()
  cognito.clearTranscript()
  const store = openStore()
  for (const [key, value] of storage) store.setItem(key, value)
  return store
}

/** One question whose wrong answer may be corrected once. */
const riddle: Triggers = {
  defineAuthChallenge({ request, response }) {
    const { session } = request as unknown as { session: { challengeResult: boolean }[] }
    response.issueTokens = session.at(-1)?.challengeResult === true
    response.failAuthentication = session.length > 1 && !response.issueTokens
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
