import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { storedValue } from '../../emulator/qualification/clients/store.js'
import { PASSWORD, type Peer, startPeer, stopPeer } from '../../emulator/qualification/peer.js'
import { openPage } from './page.js'

const EMAIL = 'ada@example.com'
const verified = { email: EMAIL, email_verified: 'true' }

let peer: Peer
beforeAll(async () => {
  peer = await startPeer({
    aliasAttributes: ['email'],
    users: [
      { username: 'ada', password: PASSWORD, attributes: verified },
      { username: 'eve', password: PASSWORD, status: 'UNCONFIRMED' },
      { username: 'forgetful', password: PASSWORD },
    ],
  })
  peer.cognito.requirePasswordReset({ username: 'forgetful' })
})
afterAll(() => stopPeer(peer))
beforeEach(() => void peer.operations())

const ada = { username: 'ada', password: PASSWORD }
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

describe('a password', () => {
  test.each([
    ['SRP, where nothing is said', undefined, ['InitiateAuth', 'RespondToAuthChallenge']],
    ['SRP', 'USER_SRP_AUTH', ['InitiateAuth', 'RespondToAuthChallenge']],
    ['itself', 'USER_PASSWORD_AUTH', ['InitiateAuth']],
  ] as const)('signs in by %s', async (_how, authFlowType, operations) => {
    const { auth, events } = openPage(peer)
    const input = authFlowType ? { ...ada, options: { authFlowType } } : ada
    expect(await auth.signIn(input)).toEqual(done)
    expect(peer.operations()).toEqual(operations)
    const signInDetails = { loginId: 'ada', authFlowType: authFlowType ?? 'USER_SRP_AUTH' }
    expect(events).toMatchObject([{ kind: 'signedIn', user: { username: 'ada', signInDetails } }])
  })

  test.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
    'that is wrong signs nobody in by %s, and is told to nobody',
    async (authFlowType) => {
      const { auth, store, tab, events } = openPage(peer)
      const password = 'Wrong-password-1'
      const options = { authFlowType }
      const wrong = await refusal(auth.signIn({ username: 'ada', password, options }))
      expect(wrong).toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Incorrect username or password.',
        recoverySuggestion: expect.any(String),
      })
      const told = JSON.stringify([wrong, Object.values(wrong)])
      expect(told).not.toContain(password)
      expect([...store.entries, ...tab.entries, ...events]).toEqual([])
    },
  )

  test.each([
    ['USER_SRP_AUTH', 'ada'],
    ['USER_PASSWORD_AUTH', EMAIL],
  ] as const)('and an alias leave tokens by %s under %s, as v5 and v6 do', async (flow, name) => {
    const { auth, store } = openPage(peer)
    const options = { authFlowType: flow }
    expect(await auth.signIn({ username: EMAIL, password: PASSWORD, options })).toEqual(done)
    expect(storedValue(store, '.LastAuthUser')).toBe(name)
    expect(storedValue(store, '.signInDetails')).toBe(
      JSON.stringify({ loginId: EMAIL, authFlowType: flow }),
    )
  })

  test('goes by SRP where the flow is none that anybody knows, as in v6', async () => {
    const { auth } = openPage(peer)
    const options = { authFlowType: 'toString' } as never
    expect(await auth.signIn({ ...ada, options })).toEqual(done)
    expect(peer.operations()).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
  })

  test('is sent with what triggers and threat protection are told', async () => {
    const { auth } = openPage(peer, {
      platform: { userContext: (name, { clientId }) => `device of ${name} for ${clientId}` },
    })
    await auth.signIn({ ...ada, options: { clientMetadata: { from: 'a test' } } })
    const context = { EncodedData: expect.stringMatching(/^device of ada for qual/) }
    const sent = peer.cognito.transcript().slice(-2)
    expect(sent.map(({ input }) => input)).toMatchObject([
      { ClientMetadata: { from: 'a test' }, UserContextData: context },
      { ClientMetadata: { from: 'a test' }, UserContextData: context },
    ])
  })
})

describe('an account that is not ready', () => {
  test.each([
    ['eve', 'CONFIRM_SIGN_UP'],
    ['forgetful', 'RESET_PASSWORD'],
  ])('of %s is a step: %s', async (username, signInStep) => {
    const { auth, store, tab } = openPage(peer)
    const answer = await auth.signIn({ username, password: PASSWORD })
    expect(answer).toEqual({ isSignedIn: false, nextStep: { signInStep } })
    expect([...store.entries, ...tab.entries]).toEqual([])
    const early = await refusal(auth.confirmSignIn({ challengeResponse: '123456' }))
    expect(early.name).toBe('SignInException')
  })
})

describe('somebody who is signed in', () => {
  test('is not signed in once more, whatever else is wrong', async () => {
    const { auth, events } = openPage(peer)
    await auth.signIn(ada)
    peer.operations()
    expect(await refusal(auth.signIn({ username: '' }))).toMatchObject({
      name: 'UserAlreadyAuthenticatedException',
      message: 'There is already a signed in user.',
    })
    expect(peer.operations()).toEqual([])
    expect(events).toHaveLength(1)
  })
})

describe('what cannot be', () => {
  const customFlow = { authFlowType: 'CUSTOM_WITHOUT_SRP' } as const
  const preferPassword = { authFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD' } as const
  test.each([
    ['no name', { username: '', password: PASSWORD }, 'EmptySignInUsername'],
    ['no input', undefined, 'EmptySignInUsername'],
    ['a name that is no text', { username: 7 }, 'EmptySignInUsername'],
    ['no password', { username: 'ada' }, 'EmptySignInPassword'],
    ['a password that is no text', { username: 'ada', password: {} }, 'EmptySignInPassword'],
    ['no preferred password', { username: 'ada', options: preferPassword }, 'EmptySignInPassword'],
    ['a password too many', { ...ada, options: customFlow }, 'CustomAuthSignInPassword'],
  ])('is refused before any request: %s', async (_what, input, name) => {
    const { auth, tab } = openPage(peer)
    const refused = await refusal(auth.signIn(input as never))
    expect(refused).toMatchObject({ name, recoverySuggestion: expect.any(String) })
    expect(peer.operations()).toEqual([])
    expect([...tab.entries]).toEqual([])
  })

  test('is refused before any request: an answer to nothing, or none to something', async () => {
    const { auth } = openPage(peer)
    const nothing = await refusal(auth.confirmSignIn({ challengeResponse: '123456' }))
    expect(nothing.name).toBe('SignInException')
    expect(nothing.message).toContain('signIn was not called before confirmSignIn')
    for (const input of [{ challengeResponse: '' }, undefined, { challengeResponse: 7 }]) {
      const none = await refusal(auth.confirmSignIn(input as never))
      expect(none.name).toBe('EmptyChallengeResponse')
    }
    expect(peer.operations()).toEqual([])
  })

  test.each(['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const)(
    'is refused before any request: %s where the configuration has it switched off',
    async (preferredChallenge) => {
      const { auth } = openPage(peer, { cognito: { passwordless: {} } })
      const options = { authFlowType: 'USER_AUTH', preferredChallenge } as const
      const refused = await refusal(auth.signIn({ username: 'ada', options }))
      expect(refused.name).toBe('InvalidPreferredChallenge')
      expect(peer.operations()).toEqual([])
    },
  )
})
