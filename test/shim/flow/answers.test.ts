import { expect, test } from 'vitest'
import type { Client } from '../../../shim/platform/client.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { openPage } from './page.js'

/** A page whose user pool answers what the test says, one answer after the other. */
function openWith(...answers: readonly object[]) {
  const left = [...answers]
  const asked: { name: string; input: unknown }[] = []
  const client = {
    call: async (name: string, input: unknown) => {
      asked.push({ name, input })
      return left.shift() ?? {}
    },
  } as Client
  const page = openPage({ url: 'http://localhost:9' } as never, {
    platform: { client: () => client },
  })
  return { ...page, asked }
}

const SECRET = 'Correct-horse-1'
const ada = { username: 'ada', password: SECRET }
const verifier = {
  ChallengeName: 'PASSWORD_VERIFIER',
  ChallengeParameters: {
    USERNAME: 'ada',
    USER_ID_FOR_SRP: 'ada',
    SRP_B: '2',
    SALT: '1',
    SECRET_BLOCK: 'AAAA',
  },
}
const nulls = {
  ChallengeName: null,
  ChallengeParameters: null,
  Session: null,
  AvailableChallenges: null,
  AuthenticationResult: null,
}
const numbers = { USER_ID_FOR_SRP: 7, SRP_B: 7, SALT: 7, SECRET_BLOCK: 7, MFAS_CAN_SETUP: {} }
const device = { ChallengeName: 'DEVICE_SRP_AUTH', ChallengeParameters: {}, Session: 'one' }
const sms = { ChallengeName: 'SMS_MFA', ChallengeParameters: {}, Session: 'one' }

test.each([
  ['nothing', {}, 'SignInException'],
  ['a challenge that nobody knows', { ChallengeName: 'RIDDLE', Session: 'one' }, 'SignInException'],
  ['the name of something else', { ChallengeName: 'toString', Session: 'one' }, 'SignInException'],
  ['null in every place', nulls, 'SignInException'],
  [
    'parameters that are no texts',
    { ...verifier, ChallengeParameters: numbers },
    'SignInException',
  ],
  ['a challenge of administrators', { ChallengeName: 'ADMIN_NO_SRP_AUTH' }, 'SignInException'],
  ['tokens that are none', { AuthenticationResult: {} }, 'InvalidTokens'],
  ['a token that is none', { AuthenticationResult: { AccessToken: 'none' } }, 'InvalidTokens'],
  ['a proof of nobody', { ChallengeName: 'PASSWORD_VERIFIER' }, 'SignInException'],
  [
    'a proof of nothing',
    { ...verifier, ChallengeParameters: { USER_ID_FOR_SRP: 'ada' } },
    'SignInException',
  ],
  [
    'a proof with a B of zero',
    { ...verifier, ChallengeParameters: { ...verifier.ChallengeParameters, SRP_B: '0' } },
    'SignInException',
  ],
  ['a device that is not here', device, 'DeviceMetadataNotFoundException'],
  [
    'a passkey and not which',
    { ChallengeName: 'WEB_AUTHN', Session: 'one' },
    'InvalidPasskeyAuthenticationOptions',
  ],
  [
    'a passkey in broken words',
    {
      ChallengeName: 'WEB_AUTHN',
      Session: 'one',
      ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: '{' },
    },
    'InvalidPasskeyAuthenticationOptions',
  ],
  [
    'factors in broken words',
    {
      ChallengeName: 'SELECT_MFA_TYPE',
      Session: 'one',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA"' },
    },
    'SignInException',
  ],
  [
    'attributes that are no list',
    {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: 'one',
      ChallengeParameters: { requiredAttributes: '{}' },
    },
    'SignInException',
  ],
])('an answer with %s signs nobody in', async (_what, answer, name) => {
  const { auth, store, tab, events } = openWith(answer)
  const refused = await refusal(auth.signIn(ada))
  expect(refused).toMatchObject({ name, recoverySuggestion: expect.any(String) })
  expect(JSON.stringify([refused, Object.values(refused)])).not.toContain(SECRET)
  expect([...store.entries, ...events]).toEqual([])
  expect(JSON.stringify([...tab.entries])).not.toContain(SECRET)
})

test('an unknown challenge after an answer leaves nothing to answer', async () => {
  const { auth, tab } = openWith(sms, { ChallengeName: 'RIDDLE', Session: 'two' })
  await auth.signIn(ada)
  const refused = await refusal(auth.confirmSignIn({ challengeResponse: '123456' }))
  expect(refused.message).toContain('RIDDLE')
  expect(tab.entries.size).toBe(0)
  const after = await refusal(auth.confirmSignIn({ challengeResponse: '123456' }))
  expect(after.message).toContain('signIn was not called')
})

test('a service that asks for the same proof forever is not answered forever', async () => {
  const { auth, asked } = openWith(verifier, verifier, verifier, verifier)
  const refused = await refusal(auth.signIn(ada))
  expect(refused.message).toContain('Sequential PASSWORD_VERIFIER')
  expect(asked).toHaveLength(2)
})

test('a proof of the password is refused where no password was given', async () => {
  const { auth, asked } = openWith(verifier)
  const options = { authFlowType: 'CUSTOM_WITHOUT_SRP' } as const
  const refused = await refusal(auth.signIn({ username: 'ada', options }))
  expect(refused.name).toBe('SignInException')
  expect(asked).toHaveLength(1)
})

test('a question without a session cannot be answered', async () => {
  const { auth } = openWith({ ChallengeName: 'SMS_MFA', ChallengeParameters: {} })
  const { nextStep } = await auth.signIn(ada)
  expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
  const refused = await refusal(auth.confirmSignIn({ challengeResponse: '123456' }))
  expect(refused.name).toBe('SignInException')
})

test('a challenge of a password that the service gives itself is answered as a choice', async () => {
  const { auth, asked } = openWith({ ChallengeName: 'PASSWORD', Session: 'one' })
  const { nextStep } = await auth.signIn({
    username: 'ada',
    options: { authFlowType: 'USER_AUTH' },
  })
  expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD')
  await refusal(auth.confirmSignIn({ challengeResponse: SECRET }))
  expect(asked.at(-1)).toMatchObject({
    name: 'RespondToAuthChallenge',
    input: {
      ChallengeName: 'SELECT_CHALLENGE',
      Session: 'one',
      ChallengeResponses: { USERNAME: 'ada', ANSWER: 'PASSWORD', PASSWORD: SECRET },
    },
  })
})
