import { describe, expect, test } from 'vitest'
import { isCognitoError } from '../../../emulator/core/errors.js'
import { issueTokens } from '../../../emulator/core/tokens.js'
import { createWorld, getClient } from '../../../emulator/core/world.js'
import { identityOperations } from '../../../emulator/identity/identity-operations.js'
import { type Operation, operations } from '../../../emulator/operations/operations.js'
import { restoreState, saveState } from '../../../emulator/state.js'
import { CLIENT_ID, PASSWORD, POOL } from './local-cognito.js'

const deviceTracking = { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false }
const world = createWorld({
  pools: [{ ...POOL, deviceTracking }],
  identityPools: [{ id: 'us-east-1:11111111-0000-4000-8000-000000000000' }],
})
const { pool, client } = getClient(world, CLIENT_ID)
const { AccessToken: accessToken, RefreshToken: refreshToken } = await issueTokens(world, {
  pool,
  client,
  user: pool.users.ada!,
})
const saved = saveState(world.state)

/** Members that let a call get further, so that the wrong one beside them is looked at. */
const RIGHT: Readonly<Record<string, unknown>> = {
  AccessToken: accessToken,
  AttributeName: 'email',
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: 'ada', PASSWORD, SRP_A: 'abc', REFRESH_TOKEN: refreshToken },
  ChallengeName: 'PASSWORD_VERIFIER',
  ChallengeResponses: { USERNAME: 'ada', ANSWER: 'x', NEW_PASSWORD: PASSWORD },
  ClientId: CLIENT_ID,
  Code: '123456',
  ConfirmationCode: '123456',
  Credential: {},
  DeviceKey: 'us-east-1_11111111-2222-4333-8444-555555555555',
  DeviceSecretVerifierConfig: { Salt: 'AAAA', PasswordVerifier: 'AAAA' },
  IdentityId: 'us-east-1:11111111-2222-4333-8444-555555555555',
  IdentityPoolId: 'us-east-1:11111111-0000-4000-8000-000000000000',
  Logins: {},
  MFAOptions: [],
  Password: PASSWORD,
  PreviousPassword: PASSWORD,
  ProposedPassword: PASSWORD,
  RefreshToken: refreshToken,
  SecretHash: 'x',
  Session: 's'.repeat(40),
  SoftwareTokenMfaSettings: {},
  Token: refreshToken,
  UserAttributes: [{ Name: 'email', Value: 'a@b.test' }],
  UserAttributeNames: ['name'],
  UserCode: '123456',
  Username: 'ada',
}
const WRONG = [
  null,
  0,
  '',
  '__proto__',
  '\u0000\ud800',
  'x'.repeat(100_000),
  [null],
  [{ Name: '__proto__', Value: 'x' }],
  { USERNAME: null },
  { USERNAME: '__proto__', PASSWORD: 1 },
]
const FLOWS = [
  'USER_SRP_AUTH',
  'CUSTOM_AUTH',
  'USER_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  '__proto__',
]
const CHALLENGES = [
  'SELECT_CHALLENGE',
  'NEW_PASSWORD_REQUIRED',
  'SOFTWARE_TOKEN_MFA',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'CUSTOM_CHALLENGE',
  'WEB_AUTHN',
  'MFA_SETUP',
  'constructor',
]

describe('nothing that a client can send makes the server fail', () => {
  test.each(Object.entries({ ...operations, ...identityOperations }))(
    '%s',
    async (_name, operation) => {
      expect(await failures(operation)).toEqual([])
    },
  )

  test.each(FLOWS)('InitiateAuth with %s', async (AuthFlow) => {
    expect(await failures(operations.InitiateAuth!, { AuthFlow })).toEqual([])
  })

  test.each(CHALLENGES)('RespondToAuthChallenge with %s', async (ChallengeName) => {
    expect(await failures(operations.RespondToAuthChallenge!, { ChallengeName })).toEqual([])
  })
})

/** Puts each wrong value in the place of each member, the others being right. */
async function failures(
  operation: Operation,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const found: string[] = []
  const inputs = [
    {},
    { ...RIGHT, ...more },
    ...Object.keys(RIGHT).flatMap((member) =>
      WRONG.map((value) => ({ ...RIGHT, ...more, [member]: value })),
    ),
  ]
  for (const input of inputs) {
    try {
      await operation(world, input, { requestId: 'x', userAgent: undefined })
      // What was accepted may have taken the user or the token away from those that follow.
      restoreState(world.state, saved)
    } catch (error) {
      if (isCognitoError(error) && error.status === 400) continue
      found.push(`${String(error)} for ${JSON.stringify(input).slice(0, 200)}`)
    }
  }
  return found
}
