import { createHash } from 'node:crypto'
import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import type { Triggers } from '../../../emulator/index.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { enrolTotp, nextTotpCode, prefer } from './clients/totp.js'
import { CLIENT_ID, PASSWORD, type Peer, startPeerForTest } from './peer.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const users = [{ username: 'ada', password: PASSWORD, attributes }]
const mfa = { mfa: 'OPTIONAL', mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] } as const
const SAME = 5

/** How many of the same call, sent at the same time, were accepted. */
async function accepted(call: () => Promise<object>): Promise<number> {
  const answers = await Promise.allSettled(Array.from({ length: SAME }, call))
  return answers.filter(({ status }) => status === 'fulfilled').length
}

async function begin({ sdk }: Peer, AuthFlow: 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH') {
  const AuthParameters = { USERNAME: 'ada', PASSWORD }
  const command = new InitiateAuthCommand({ ClientId: CLIENT_ID, AuthFlow, AuthParameters })
  const { Session = '' } = await sdk.send(command)
  return Session
}

function respond(
  { sdk }: Peer,
  input: Omit<RespondToAuthChallengeCommandInput, 'ClientId'>,
): Promise<object> {
  return sdk.send(new RespondToAuthChallengeCommand({ ClientId: CLIENT_ID, ...input }))
}

test('a code of a text message lets one of the same answers in', async () => {
  const peer = await startPeerForTest({ ...mfa, users })
  await prefer(peer, 'ada', { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
  const Session = await begin(peer, 'USER_PASSWORD_AUTH')
  const ChallengeResponses = { USERNAME: 'ada', SMS_MFA_CODE: peer.code('ada') }
  const answer = { ChallengeName: 'SMS_MFA', Session, ChallengeResponses } as const
  expect(await accepted(() => respond(peer, answer))).toBe(1)
})

test('a code of an authenticator app lets one of the same answers in', async () => {
  const peer = await startPeerForTest({ ...mfa, users })
  const secret = await enrolTotp(peer, 'ada')
  await prefer(peer, 'ada', { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } })
  const sessions = [
    await begin(peer, 'USER_PASSWORD_AUTH'),
    await begin(peer, 'USER_PASSWORD_AUTH'),
  ]
  const code = nextTotpCode(peer, secret)
  const ChallengeResponses = { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code }
  let turn = 0
  const answer = () =>
    respond(peer, {
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: sessions[turn++ % 2],
      ChallengeResponses,
    })
  expect(await accepted(answer)).toBe(1)
})

test('an answer to a custom challenge is taken once, however long its trigger takes', async () => {
  const triggers: Triggers = {
    defineAuthChallenge({ request, response }) {
      response.issueTokens = (request.session as readonly unknown[]).length > 0
      response.challengeName = 'CUSTOM_CHALLENGE'
    },
    createAuthChallenge({ response }) {
      response.privateChallengeParameters = { answer: 'sesame' }
    },
    async verifyAuthChallengeResponse({ response }) {
      await new Promise((resolve) => setImmediate(resolve))
      response.answerCorrect = true
    },
  }
  const peer = await startPeerForTest({ users, triggers })
  const Session = await begin(peer, 'CUSTOM_AUTH')
  const ChallengeResponses = { USERNAME: 'ada', ANSWER: 'sesame' }
  const answer = { ChallengeName: 'CUSTOM_CHALLENGE', Session, ChallengeResponses } as const
  expect(await accepted(() => respond(peer, answer))).toBe(1)
})

test('a new password is set once', async () => {
  const temporary = [{ username: 'ada', password: PASSWORD, temporary: true }]
  const peer = await startPeerForTest({ users: temporary })
  const Session = await begin(peer, 'USER_PASSWORD_AUTH')
  let turn = 0
  const answer = () =>
    respond(peer, {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: 'ada', NEW_PASSWORD: `Battery-staple-${turn++}` },
    })
  expect(await accepted(answer)).toBe(1)
})

test('a proof of a password lets one of the same answers in', async () => {
  const peer = await startPeerForTest({ users })
  const session = srpSession('ada')
  const begun = await beginSrp(peer, session)
  expect(await accepted(() => finishSrp(peer, session, begun))).toBe(1)
})

test('a code for a forgotten password sets one', async () => {
  const peer = await startPeerForTest({ users })
  const who = { ClientId: CLIENT_ID, Username: 'ada' }
  await peer.sdk.send(new ForgotPasswordCommand(who))
  const ConfirmationCode = peer.code('ada')
  let turn = 0
  const confirm = () =>
    peer.sdk.send(
      new ConfirmForgotPasswordCommand({
        ...who,
        ConfirmationCode,
        Password: `Battery-staple-${turn++}`,
      }),
    )
  expect(await accepted(confirm)).toBe(1)
})

test('a refresh token that rotates at once is exchanged once', async () => {
  const peer = await startPeerForTest({ users, clients: [{ refreshRotationGraceSeconds: 0 }] })
  const { AuthenticationResult } = await peer.sdk.send(
    new InitiateAuthCommand({
      ClientId: CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD },
    }),
  )
  const RefreshToken = AuthenticationResult?.RefreshToken ?? ''
  const command = new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT_ID, RefreshToken })
  expect(await accepted(() => peer.sdk.send(command))).toBe(1)
})

test('an authorization code is exchanged once', async () => {
  const redirect_uri = 'http://localhost:3000/'
  const peer = await startPeerForTest(
    { users, clients: [{ callbackUrls: [redirect_uri] }] },
    { autoSignIn: { username: 'ada' } },
  )
  const code_verifier = 'v'.repeat(64)
  const asked = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const sent = await fetch(`${peer.url}/oauth2/authorize?${asked}`, { redirect: 'manual' })
  const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const grant = { grant_type: 'authorization_code', client_id: CLIENT_ID, redirect_uri, code }
  const exchange = async () => {
    const body = new URLSearchParams({ ...grant, code_verifier })
    const { ok } = await fetch(`${peer.url}/oauth2/token`, { method: 'POST', body })
    if (!ok) throw new Error('refused')
    return {}
  }
  expect(await accepted(exchange)).toBe(1)
})
