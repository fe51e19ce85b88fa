import {
  AssociateSoftwareTokenCommand,
  type AuthFlowType,
  type ChallengeNameType,
  ChangePasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PoolOptions, Triggers } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { accessToken, prefer, wrongCode } from './clients/totp.js'
import { errorType, post } from './clients/wire.js'
import {
  CLIENT_ID,
  OTHER_CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeer,
  startPeerForTest,
  stopPeer,
} from './peer.js'

const attributes = { phone_number: '+15550001234', phone_number_verified: 'true' }
const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD, attributes }))
const triggers: Triggers = {
  defineAuthChallenge({ request, response }) {
    const session = request.session as readonly { readonly challengeResult: boolean }[]
    response.issueTokens = session.at(-1)?.challengeResult === true
    response.failAuthentication = session.at(-1)?.challengeResult === false
    response.challengeName = 'CUSTOM_CHALLENGE'
  },
  createAuthChallenge({ response }) {
    response.publicChallengeParameters = {}
    response.privateChallengeParameters = { answer: 'sesame' }
  },
  verifyAuthChallengeResponse({ request, response }) {
    response.answerCorrect = request.challengeAnswer === 'sesame'
  },
}
const pool: PoolOptions = {
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
  users,
  triggers,
}

function initiate(
  { sdk }: Peer,
  AuthFlow: AuthFlowType,
  AuthParameters: Record<string, string>,
  ClientId: string = CLIENT_ID,
): Promise<InitiateAuthCommandOutput> {
  return sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }))
}

function respond(
  { sdk }: Peer,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
  ClientId: string = CLIENT_ID,
): Promise<RespondToAuthChallengeCommandOutput> {
  const rest = Session === undefined ? {} : { Session }
  return sdk.send(
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName, ChallengeResponses, ...rest }),
  )
}

/** A sign-in that waits for the code of a text message, and that code. */
async function waitForSms(peer: Peer, username = 'ada') {
  const { Session } = await initiate(peer, 'USER_PASSWORD_AUTH', { USERNAME: username, PASSWORD })
  return { Session, code: peer.code(username) }
}

describe('a Session', () => {
  const sms = (peer: Peer, Session: string | undefined, username: string, code: string) =>
    respond(peer, 'SMS_MFA', Session, { USERNAME: username, SMS_MFA_CODE: code })

  async function start(): Promise<Peer> {
    const peer = await startPeerForTest(pool)
    const settings = { SMSMfaSettings: { Enabled: true, PreferredMfa: true } }
    await prefer(peer, 'ada', settings)
    await prefer(peer, 'eve', settings)
    return peer
  }

  test('that was given for the user is accepted, once', async () => {
    const peer = await start()
    const { Session, code } = await waitForSms(peer)
    const done = await sms(peer, Session, 'ada', code)
    expect(done.AuthenticationResult?.AccessToken).toBeTypeOf('string')
    expect((await refusal(sms(peer, Session, 'ada', code))).name).toBe('NotAuthorizedException')
  })

  test('that was invented, is missing or is empty is refused', async () => {
    const peer = await start()
    const { Session = '', code } = await waitForSms(peer)
    const invented = [undefined, '', 'invented', `${Session}x`, Session.slice(0, -1)]
    for (const session of [...invented, Session.split('').reverse().join('')]) {
      const { name } = await refusal(sms(peer, session, 'ada', code))
      expect(['NotAuthorizedException', 'InvalidParameterException']).toContain(name)
    }
  })

  test('of another user is refused', async () => {
    const peer = await start()
    const own = await waitForSms(peer, 'eve')
    const foreign = await waitForSms(peer, 'ada')
    for (const code of [own.code, foreign.code]) {
      const { name } = await refusal(sms(peer, foreign.Session, 'eve', code))
      expect(['NotAuthorizedException', 'CodeMismatchException']).toContain(name)
    }
    const swapped = await refusal(sms(peer, own.Session, 'ada', own.code))
    expect(['NotAuthorizedException', 'CodeMismatchException']).toContain(swapped.name)
  })

  test('of another client is refused', async () => {
    const peer = await start()
    const { Session, code } = await waitForSms(peer)
    const responses = { USERNAME: 'ada', SMS_MFA_CODE: code }
    const foreign = respond(peer, 'SMS_MFA', Session, responses, OTHER_CLIENT_ID)
    expect((await refusal(foreign)).name).toBe('NotAuthorizedException')
  })

  test('of another challenge is refused', async () => {
    const peer = await start()
    const { Session } = await waitForSms(peer)
    const others: readonly [ChallengeNameType, Record<string, string>][] = [
      ['NEW_PASSWORD_REQUIRED', { NEW_PASSWORD: 'Battery-staple-2' }],
      ['MFA_SETUP', {}],
      ['SOFTWARE_TOKEN_MFA', { SOFTWARE_TOKEN_MFA_CODE: '123456' }],
      ['SELECT_MFA_TYPE', { ANSWER: 'SOFTWARE_TOKEN_MFA' }],
      ['CUSTOM_CHALLENGE', { ANSWER: 'sesame' }],
      ['SELECT_CHALLENGE', { ANSWER: 'PASSWORD', PASSWORD }],
      ['WEB_AUTHN', { CREDENTIAL: '{}' }],
      ['DEVICE_SRP_AUTH', { DEVICE_KEY: 'eu-west-1_x', SRP_A: '2' }],
    ]
    for (const [challenge, responses] of others) {
      const { Session: fresh } = await waitForSms(peer)
      const jump = respond(peer, challenge, fresh, { USERNAME: 'ada', ...responses })
      const { name } = await refusal(jump)
      expect(name, challenge).toMatch(
        /^(?:NotAuthorized|InvalidParameter|CodeMismatch|ResourceNotFound)Exception$/,
      )
    }
    const setup = peer.sdk.send(new AssociateSoftwareTokenCommand({ Session }))
    expect((await refusal(setup)).name).toBe('NotAuthorizedException')
  })

  test('ends after three minutes', async () => {
    const peer = await start()
    const { Session, code } = await waitForSms(peer)
    peer.cognito.clock.advance(3 * 60_000 + 1)
    expect(await refusal(sms(peer, Session, 'ada', code))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    })
  })

  test('does not let a code be guessed', async () => {
    const peer = await start()
    const { Session, code } = await waitForSms(peer)
    const names = new Set<string>()
    for (let guess = 0; guess < 10; guess++) {
      const refused = await refusal(sms(peer, Session, 'ada', wrongCode(code)))
      names.add(refused.name)
    }
    expect(names).toContain('NotAuthorizedException')
    const late = await refusal(sms(peer, Session, 'ada', code))
    expect(late.name).toBe('NotAuthorizedException')
  })

  test('of a user who was disabled meanwhile is refused', async () => {
    const peer = await start()
    const { Session, code } = await waitForSms(peer)
    peer.cognito.disableUser({ username: 'ada' })
    expect((await refusal(sms(peer, Session, 'ada', code))).name).toBe('NotAuthorizedException')
  })

  test('of a custom challenge serves one answer', async () => {
    const peer = await startPeerForTest(pool)
    const { Session } = await initiate(peer, 'CUSTOM_AUTH', { USERNAME: 'ada' })
    const answer = { USERNAME: 'ada', ANSWER: 'sesame' }
    const done = await respond(peer, 'CUSTOM_CHALLENGE', Session, answer)
    expect(done.AuthenticationResult?.AccessToken).toBeTypeOf('string')
    const again = respond(peer, 'CUSTOM_CHALLENGE', Session, answer)
    expect((await refusal(again)).name).toBe('NotAuthorizedException')
    const other = await initiate(peer, 'CUSTOM_AUTH', { USERNAME: 'ada' })
    const foreign = respond(peer, 'CUSTOM_CHALLENGE', other.Session, { ...answer, USERNAME: 'eve' })
    expect((await refusal(foreign)).name).toBe('NotAuthorizedException')
  })
})

describe('a SECRET_BLOCK', () => {
  // A user for each wrong proof: a few of them in a row would lock one out.
  const provers = Array.from({ length: 10 }, (_, at) => `prover-${at}`)
  const withProvers = {
    users: [...users, ...provers.map((username) => ({ username, password: PASSWORD }))],
  }

  const refused = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

  test('serves once', async () => {
    const peer = await startPeerForTest(withProvers)
    const session = srpSession('ada')
    const begun = await beginSrp(peer, session)
    await finishSrp(peer, session, begun)
    expect((await refusal(finishSrp(peer, session, begun))).name).toBe('NotAuthorizedException')
  })

  test('serves the user, the client and the A that it was made for', async () => {
    const peer = await startPeerForTest(withProvers)
    const session = srpSession('ada')
    const other = await beginSrp(peer, srpSession('eve'))
    const begun = await beginSrp(peer, session)
    const block = {
      ChallengeParameters: {
        ...begun.ChallengeParameters,
        SECRET_BLOCK: other.ChallengeParameters?.SECRET_BLOCK ?? '',
      },
    }
    expect(await refusal(finishSrp(peer, session, block))).toMatchObject(refused)
    const client = finishSrp(peer, session, begun, { ClientId: OTHER_CLIENT_ID })
    expect((await refusal(client)).name).toBe('NotAuthorizedException')
    const third = await beginSrp(peer, session)
    expect(await refusal(finishSrp(peer, srpSession('ada'), third))).toMatchObject(refused)
    const asEve = finishSrp(peer, session, await beginSrp(peer, session), {
      ChallengeResponses: { USERNAME: 'eve' },
    })
    expect((await refusal(asEve)).name).toBe('NotAuthorizedException')
  })

  test('needs the timestamp that was signed, written as Cognito reads it', async () => {
    const peer = await startPeerForTest(withProvers)
    const session = srpSession('ada')
    const changed = finishSrp(peer, session, await beginSrp(peer, session), {
      ChallengeResponses: { TIMESTAMP: 'Thu Nov 5 09:08:07 UTC 2026' },
    })
    expect((await refusal(changed)).name).toBe('NotAuthorizedException')
    const proveAt = async (timestamp: string, username = 'ada') => {
      const signing = { ...session, username, timestamp }
      return finishSrp(peer, signing, await beginSrp(peer, signing))
    }
    expect(await proveAt('Thu Nov 5 09:08:07 UTC 2026')).toHaveProperty('AuthenticationResult')
    const written = [
      'Thu Nov 05 09:08:07 UTC 2026',
      'Fri Nov 5 09:08:07 UTC 2026',
      'Thu Nov 5 9:08:07 UTC 2026',
      'Thu Nov 5 09:08:07 GMT 2026',
      '2026-11-05T09:08:07Z',
    ]
    for (const [at, timestamp] of written.entries()) {
      const refused = await refusal(proveAt(timestamp, provers[at]))
      expect(refused.name, timestamp).toBe('NotAuthorizedException')
    }
  })

  test('needs a signature', async () => {
    const peer = await startPeerForTest(withProvers)
    const signatures = ['', 'AAAA', Buffer.alloc(32).toString('base64'), '%%%']
    for (const [at, signature] of signatures.entries()) {
      const session = srpSession(provers[at] ?? '')
      const begun = await beginSrp(peer, session)
      const forged = finishSrp(peer, session, begun, {
        ChallengeResponses: { PASSWORD_CLAIM_SIGNATURE: signature },
      })
      const { name } = await refusal(forged)
      expect(['NotAuthorizedException', 'InvalidParameterException']).toContain(name)
    }
  })
})

describe('wrong passwords', () => {
  test('in a row lock the user out for a while, even with the right one', async () => {
    const peer = await startPeerForTest(pool)
    const signIn = (password: string) =>
      initiate(peer, 'USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: password })
    for (let attempt = 0; attempt < 8; attempt++) await refusal(signIn('Wrong-password-1'))
    expect(await refusal(signIn(PASSWORD))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Password attempts exceeded',
    })
    expect(
      await initiate(peer, 'USER_PASSWORD_AUTH', { USERNAME: 'eve', PASSWORD }),
    ).toHaveProperty('AuthenticationResult.AccessToken')
    peer.cognito.clock.advance(15 * 60_000)
    expect(await signIn(PASSWORD)).toHaveProperty('AuthenticationResult.AccessToken')
  })

  test('do not change a password either', async () => {
    const peer = await startPeerForTest(pool)
    const change = peer.sdk.send(
      new ChangePasswordCommand({
        AccessToken: await accessToken(peer, 'ada'),
        PreviousPassword: 'Wrong-password-1',
        ProposedPassword: 'Battery-staple-2',
      }),
    )
    expect((await refusal(change)).name).toBe('NotAuthorizedException')
  })
})

describe('flows', () => {
  test('that the client does not allow are refused', async () => {
    const clients = [{ authFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }] as const
    const peer = await startPeerForTest({ ...pool, clients })
    const flows: readonly [AuthFlowType, Record<string, string>][] = [
      ['USER_SRP_AUTH', { SRP_A: '1234' }],
      ['USER_PASSWORD_AUTH', { PASSWORD }],
      ['CUSTOM_AUTH', {}],
      ['USER_AUTH', {}],
    ]
    for (const [flow, parameters] of flows) {
      const refused = await refusal(initiate(peer, flow, { USERNAME: 'ada', ...parameters }))
      expect(refused.name, flow).toBe('InvalidParameterException')
    }
  })

  test('of administrators are not for everybody', async () => {
    const peer = await startPeerForTest(pool)
    for (const flow of ['ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'NONSENSE']) {
      const refused = await refusal(
        initiate(peer, flow as AuthFlowType, { USERNAME: 'ada', PASSWORD }),
      )
      expect(refused.name).toBe('InvalidParameterException')
    }
  })

  test('without their parameters, or for a client that is not there, are refused', async () => {
    const peer = await startPeerForTest(pool)
    const missing = await refusal(initiate(peer, 'USER_PASSWORD_AUTH', { USERNAME: 'ada' }))
    expect(missing.name).toBe('InvalidParameterException')
    const nameless = await refusal(initiate(peer, 'USER_PASSWORD_AUTH', { PASSWORD }))
    expect(nameless.name).toBe('InvalidParameterException')
    const nowhere = initiate(peer, 'USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }, 'noclient')
    expect(await refusal(nowhere)).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool client noclient does not exist.',
    })
  })
})

describe('what is no request', () => {
  let peer: Peer
  beforeAll(async () => {
    peer = await startPeer(pool)
  })
  afterAll(() => stopPeer(peer))

  test.each([
    ['an unknown operation', 'NoSuchOperation', {}],
    ['an operation of administrators', 'AdminCreateUser', { Username: 'eve' }],
    ['a name of JavaScript', 'constructor', {}],
    ['another name of JavaScript', '__proto__', {}],
    ['no JSON', 'InitiateAuth', '{"ClientId":'],
    ['an empty body', 'InitiateAuth', ''],
    ['a list', 'InitiateAuth', '[]'],
    ['a number', 'InitiateAuth', '7'],
    ['null', 'InitiateAuth', 'null'],
    ['wrong types', 'InitiateAuth', { ClientId: 7, AuthFlow: {}, AuthParameters: 'x' }],
    ['a deep body', 'InitiateAuth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a huge body', 'SignUp', { Username: 'x'.repeat(3_000_000) }],
    [
      'a huge name',
      'SignUp',
      { ClientId: CLIENT_ID, Username: 'x'.repeat(129), Password: PASSWORD },
    ],
    [
      'a huge password',
      'SignUp',
      { ClientId: CLIENT_ID, Username: 'x', Password: `aA1-${'x'.repeat(300)}` },
    ],
    ['a prototype', 'GetUser', '{"__proto__":{"AccessToken":"x"}}'],
  ])('is answered with 400 in the words of Cognito: %s', async (_what, operation, body) => {
    const answer = await post(peer.url, operation, body)
    expect(answer.status).toBe(400)
    expect(errorType(answer)).toMatch(/^\w+Exception$/)
    expect(answer.headers.get('content-type')).toContain('application/x-amz-json-1.1')
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.stringify(answer.body)).not.toMatch(/node:|\.[jt]s:\d/)
  })

  test('leaves the server at work', async () => {
    expect(await accessToken(peer, 'ada')).not.toBe('')
  })
})
