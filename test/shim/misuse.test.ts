import { describe, expect, test } from 'vitest'
import { configure } from '../../shim/index.js'
import { openOurs } from './differential/doors.js'
import { observe } from './differential/observe.js'
import type { Observation, Step } from './differential/recorder.js'
import type { App, FunctionName, Scenario } from './differential/scenario.js'
import { CLIENT_ID, NEW_PASSWORD, PASSWORD, USERNAME } from './differential/world.js'

type Call = (auth: App['auth']) => Promise<unknown>
/** Functions as untyped code calls them. */
type Untyped = Readonly<Record<FunctionName, (...input: readonly unknown[]) => Promise<unknown>>>

const KEYS = `CognitoIdentityServiceProvider.${CLIENT_ID}.${USERNAME}`

describe('what callers without types may pass', () => {
  const wrong = [
    [],
    [null],
    [1],
    ['text'],
    [true],
    [[]],
    [{}],
    [() => {}],
    [{ username: 1, password: {}, options: 'no' }],
    [{ username: null, password: null, options: null }],
    [{ username: [], newPassword: [], confirmationCode: [] }],
    [{ challengeResponse: 1, code: {}, oldPassword: 1, newPassword: 1 }],
    [{ challengeResponse: null, options: { userAttributes: 1, clientMetadata: 1 } }],
    [{ userAttributes: 1, userAttributeKeys: 1, userAttribute: 1, userAttributeKey: {} }],
    [{ userAttributes: { name: {} }, userAttributeKeys: [{}], userAttribute: {} }],
    [{ sms: 'MAYBE', totp: 1, email: {}, device: 1, credentialId: {}, pageSize: 'all' }],
    [{ device: { id: 1 }, pageSize: -1, nextToken: {}, forceRefresh: 'yes', global: 'no' }],
    [{ username: USERNAME, password: PASSWORD, options: { authFlowType: 'BY_MAGIC' } }],
    [{ username: USERNAME, options: { authFlowType: 'USER_AUTH', preferredChallenge: 'MAGIC' } }],
  ] as const
  const names: readonly FunctionName[] = [
    'associateWebAuthnCredential',
    'autoSignIn',
    'confirmResetPassword',
    'confirmSignIn',
    'confirmSignUp',
    'confirmUserAttribute',
    'decodeJWT',
    'deleteUserAttributes',
    'deleteWebAuthnCredential',
    'fetchAuthSession',
    'fetchDevices',
    'fetchMFAPreference',
    'fetchUserAttributes',
    'forgetDevice',
    'getCurrentUser',
    'listWebAuthnCredentials',
    'rememberDevice',
    'resendSignUpCode',
    'resetPassword',
    'sendUserAttributeVerificationCode',
    'setUpTOTP',
    'signIn',
    'signUp',
    'updateMFAPreference',
    'updatePassword',
    'updateUserAttribute',
    'updateUserAttributes',
    'verifyTOTPSetup',
  ]

  test.each(names)('%s rejects it by a name, and signs nobody out', async (name) => {
    const steps = await look('signed in', async ({ auth }) => {
      for (const input of wrong) await (auth as unknown as Untyped)[name](...input)
    })
    expectOrder(steps)
    expectSignedIn(steps)
  })

  test.each(['signIn', 'confirmSignIn'] as const)('%s says so to nobody too', async (name) => {
    const steps = await look('nobody', async ({ auth }) => {
      for (const input of wrong) await (auth as unknown as Untyped)[name](...input)
    })
    expectOrder(steps)
  })

  test.each([['signOut'], ['deleteUser']] as const)('%s takes it for nothing', async (name) => {
    for (const input of wrong) {
      const steps = await look('signed in', ({ auth }) =>
        (auth as unknown as Untyped)[name](...input),
      )
      expectOrder(steps)
    }
  })
})

describe('answers that the service would never give', () => {
  const bodies = [
    '',
    'null',
    '[]',
    '1',
    '"text"',
    '{}',
    '{',
    '<html></html>',
    '{"UserAttributes":1,"UserMFASettingList":1,"PreferredMfaSetting":1}',
    '{"UserAttributes":[null,1,{"Name":1},{"Value":"x"}],"UserMFASettingList":[1,null]}',
    '{"Devices":1,"Credentials":1,"CodeDeliveryDetailsList":1,"CodeDeliveryDetails":1}',
    '{"Devices":[null,1,{"DeviceAttributes":1},{"DeviceAttributes":[null]}],"Credentials":[null,1]}',
    '{"CodeDeliveryDetailsList":[null,1,{"AttributeName":1}],"SecretCode":1}',
    '{"CredentialCreationOptions":1}',
    '{"CredentialCreationOptions":{"challenge":1,"user":1,"rp":1,"pubKeyCredParams":1}}',
    '{"AuthenticationResult":1}',
    '{"AuthenticationResult":{"AccessToken":1,"IdToken":{},"RefreshToken":[]}}',
    '{"ChallengeName":1,"ChallengeParameters":1,"Session":1}',
    '{"ChallengeName":"PASSWORD_VERIFIER","ChallengeParameters":{"SRP_B":"zz","SALT":"","SECRET_BLOCK":"!","USER_ID_FOR_SRP":""}}',
    '{"ChallengeName":"PASSWORD_VERIFIER","ChallengeParameters":{"SRP_B":"0","SALT":"00","SECRET_BLOCK":"YQ==","USER_ID_FOR_SRP":"ada"}}',
    '{"ChallengeName":"SELECT_MFA_TYPE","ChallengeParameters":{"MFAS_CAN_CHOOSE":"[1"}}',
    '{"ChallengeName":"NEW_PASSWORD_REQUIRED","ChallengeParameters":{"requiredAttributes":"{"}}',
    '{"ChallengeName":"WEB_AUTHN","ChallengeParameters":{"CREDENTIAL_REQUEST_OPTIONS":"{"}}',
    '{"ChallengeName":"SELECT_CHALLENGE","AvailableChallenges":1}',
    '{"ChallengeName":"MFA_SETUP","ChallengeParameters":{"MFAS_CAN_SETUP":"1"}}',
    '{"UserSub":1,"UserConfirmed":"yes","CodeDeliveryDetails":[]}',
  ]
  // A status of 500 is tried three times.
  const answers = [
    ...bodies.flatMap((body) => [200, 400].map((status) => ({ status, body, times: 1 }))),
    ...bodies.slice(0, 8).map((body) => ({ status: 500, body, times: 3 })),
  ]
  const ofUser: Readonly<Record<string, readonly [operation: string, call: Call]>> = {
    fetchUserAttributes: ['GetUser', (auth) => auth.fetchUserAttributes()],
    fetchMFAPreference: ['GetUser', (auth) => auth.fetchMFAPreference()],
    updateUserAttributes: [
      'UpdateUserAttributes',
      (auth) => auth.updateUserAttributes({ userAttributes: { name: 'Ada' } }),
    ],
    updateUserAttribute: [
      'UpdateUserAttributes',
      (auth) => auth.updateUserAttribute({ userAttribute: { attributeKey: 'name', value: 'A' } }),
    ],
    sendUserAttributeVerificationCode: [
      'GetUserAttributeVerificationCode',
      (auth) => auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' }),
    ],
    setUpTOTP: ['AssociateSoftwareToken', (auth) => auth.setUpTOTP()],
    updatePassword: [
      'ChangePassword',
      (auth) => auth.updatePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD }),
    ],
    fetchDevices: ['ListDevices', (auth) => auth.fetchDevices()],
    listWebAuthnCredentials: ['ListWebAuthnCredentials', (auth) => auth.listWebAuthnCredentials()],
    associateWebAuthnCredential: [
      'StartWebAuthnRegistration',
      (auth) => auth.associateWebAuthnCredential(),
    ],
    'fetchAuthSession, refreshing': [
      'GetTokensFromRefreshToken',
      (auth) => auth.fetchAuthSession({ forceRefresh: true }),
    ],
  }
  const ofAnybody: Readonly<Record<string, readonly [operation: string, call: Call]>> = {
    signUp: ['SignUp', (auth) => auth.signUp({ username: 'joan', password: PASSWORD })],
    confirmSignUp: [
      'ConfirmSignUp',
      (auth) => auth.confirmSignUp({ username: 'joan', confirmationCode: '123456' }),
    ],
    resendSignUpCode: [
      'ResendConfirmationCode',
      (auth) => auth.resendSignUpCode({ username: 'joan' }),
    ],
    resetPassword: ['ForgotPassword', (auth) => auth.resetPassword({ username: USERNAME })],
    signIn: ['InitiateAuth', (auth) => auth.signIn({ username: USERNAME, password: PASSWORD })],
    'signIn with a password': [
      'InitiateAuth',
      (auth) =>
        auth.signIn({
          username: USERNAME,
          password: PASSWORD,
          options: { authFlowType: 'USER_PASSWORD_AUTH' },
        }),
    ],
    'the second half of signIn': [
      'RespondToAuthChallenge',
      (auth) => auth.signIn({ username: USERNAME, password: PASSWORD }),
    ],
  }
  const attempts =
    ([operation, call]: readonly [string, Call]) =>
    async ({ auth, answer }: App) => {
      for (const each of answers) {
        answer(operation, each)
        await call(auth)
      }
    }

  test.each(Object.entries(ofUser))(
    '%s rejects them by a name, and signs nobody out',
    async (_name, of) => {
      const steps = await look('signed in', attempts(of))
      expectOrder(steps)
      expectSignedIn(steps)
    },
  )

  test.each(Object.entries(ofAnybody))('%s rejects them by a name', async (_name, of) => {
    const steps = await look('nobody', attempts(of))
    expectOrder(steps)
    // Nothing that is half a session is left.
    expect(steps.flatMap(({ stored }) => Object.keys(stored))).toEqual([])
  })
})

describe('a storage that somebody else has written to', () => {
  const odd = ['', ' ', 'null', 'undefined', '{', '[]', '0', '-1', 'NaN', 'a.b.c', '"', 'é\u0000']
  const values = [...odd, 'x'.repeat(100_000)]

  /** Opens the page anew with each value in the place of the right one. */
  const withEach =
    (key: string, run: (app: App) => Promise<unknown>) =>
    async (app: App): Promise<void> => {
      const { localStorage, reload } = app
      const before = new Map(localStorage.entries)
      for (const value of values) {
        localStorage.setItem(key, value)
        reload()
        await run(app)
        localStorage.clear()
        for (const [each, right] of before) localStorage.setItem(each, right)
      }
    }

  test.each([
    'accessToken',
    'idToken',
    'clockDrift',
    'ampliftClockDrift',
    'signInDetails',
    'oauthMetadata',
    'userData',
    'deviceKey',
    'deviceGroupKey',
    'randomPasswordKey',
  ])('keeps the session, whatever stands under %s', async (field) => {
    const steps = await look('signed in', withEach(`${KEYS}.${field}`, lookAround))
    expectOrder(steps)
    const gone = steps.filter(({ stored }) => stored[`${KEYS}.refreshToken`] === null)
    expect(gone).toEqual([])
    expect(callsOf(steps, 'getCurrentUser').filter(({ rejected }) => rejected)).toEqual([])
  })

  test('keeps valid tokens, whatever the refresh token is', async () => {
    const steps = await look('signed in', withEach(`${KEYS}.refreshToken`, lookAround))
    expectOrder(steps)
    expect(callsOf(steps, 'getCurrentUser').filter(({ rejected }) => rejected)).toEqual([])
  })

  test.each(['username', 'challengeName', 'signInSession', 'expiry', 'ampliftAttempt'])(
    'has answers to challenges rejected by a name, whatever stands under %s',
    async (name) => {
      const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const
      const steps = await look(
        'nobody',
        async ({ auth, cognito, code, reload, sessionStorage }) => {
          cognito.setMfa({ username: USERNAME, sms: true, preferred: 'SMS_MFA' })
          for (const value of values) {
            await auth.signIn({ username: USERNAME, password: PASSWORD, options })
            sessionStorage.setItem(`CognitoSignInState.${name}`, value)
            reload()
            await auth.confirmSignIn({ challengeResponse: code() })
            await auth.signOut()
          }
        },
        { pool: { mfa: 'OPTIONAL' } },
      )
      expectOrder(steps)
    },
  )
})

describe('a configuration of the wrong kind', () => {
  test.each([
    [undefined],
    [null],
    [1],
    ['text'],
    [[]],
    [{}],
    [{ Auth: 1 }],
    [{ Auth: {} }],
    [{ Auth: { Cognito: null } }],
    [{ Auth: { Cognito: { userPoolId: 'eu-west-1_A' } } }],
    [{ Auth: { Cognito: { userPoolId: '', userPoolClientId: '' } } }],
    [{ Auth: { Cognito: { userPoolId: {}, userPoolClientId: 1 } } }],
    [{ Auth: { Cognito: { userPoolId: 'nowhere', userPoolClientId: 'x' } } }],
  ])('is refused by a name, or leaves the functions without a pool: %j', async (config) => {
    const refusal = refusalOf(() => configure(config as object))
    if (refusal === null) return
    expect(refusal).toMatchObject({
      name: expect.stringMatching(/^[A-Z]\w+(?:Exception|Id)$/),
      message: expect.stringMatching(/\w/),
      recoverySuggestion: expect.stringMatching(/\w/),
    })
  })
})

describe('a listener of the Hub that throws', () => {
  test('keeps nobody from signing out, and no other from hearing', async () => {
    const steps = await look('signed in', async ({ auth }) => {
      const { Hub } = await import('../../shim/index.js')
      const stop = Hub.listen('auth', () => {
        throw new Error('a listener')
      })
      await auth.signOut()
      stop()
    })
    expect(steps[0]).toMatchObject({ events: [{ event: 'signedOut' }] })
    expect(steps[0]).not.toHaveProperty('rejected')
  })
})

/** Does something on our door, and looks afterwards who is there. */
function look(
  visitor: 'nobody' | 'signed in',
  run: (app: App) => Promise<unknown>,
  service: NonNullable<Scenario['service']> = {},
): Promise<Observation> {
  const scenario: Scenario = {
    name: 'misuse',
    visitor,
    service,
    async run(app) {
      await run(app)
      await app.auth.getCurrentUser()
    },
  }
  return observe(scenario, openOurs)
}

async function lookAround({ auth }: App): Promise<void> {
  await auth.getCurrentUser()
  await auth.fetchAuthSession()
  await auth.fetchUserAttributes()
  await auth.fetchDevices()
}

function callsOf(steps: Observation, name: FunctionName): readonly Step[] {
  return steps.filter(({ call }) => Array.isArray(call) && call[0] === name)
}

/** Everything has ended, and everything that was rejected has a name, a message and a remedy. */
function expectOrder(steps: Observation): void {
  const disorder = steps.filter(({ hung, rejected }) => hung === true || !isInOrder(rejected))
  expect(disorder.map(({ call, hung, rejected }) => ({ call, hung, rejected }))).toEqual([])
}

function isInOrder(rejected: unknown): boolean {
  if (rejected === undefined) return true
  const { name, message, recovery, isAuthError } = rejected as Record<string, unknown>
  const isNamed = typeof name === 'string' && /^[A-Z]\w+$/.test(name) && !LANGUAGE.test(name)
  return (
    isNamed &&
    typeof message === 'string' &&
    message !== '' &&
    recovery === true &&
    isAuthError === true
  )
}

/** Names of errors that the language makes. */
const LANGUAGE = /^(?:Error|TypeError|RangeError|SyntaxError|ReferenceError|URIError)$/

function expectSignedIn(steps: Observation): void {
  const last = steps.at(-1) as Step
  expect(last.resolved).toMatchObject({ username: USERNAME })
}

function refusalOf(run: () => void): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}
