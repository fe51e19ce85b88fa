import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import {
  OTHER_CLIENT_ID,
  PASSWORD,
  type Peer,
  startPeer,
  startPeerForTest,
  stopPeer,
} from './peer.js'

/** Passwords that a hash over the wrong bytes, or a split at the wrong place, would refuse. */
const PASSWORDS = [
  'pâsswörd-ÜÑÏ-1',
  '密码パスワード🔐🇪🇺1aA',
  'with:colon:1aA',
  ' blanks around 1aA ',
  'e\u0301 combining 1aA',
  `${'long'.repeat(60)}1aA-`,
  '"quotes\' \\ and <tags>&1aA',
]
const policy = {
  minimumLength: 6,
  requireLowercase: false,
  requireUppercase: false,
  requireNumbers: false,
  requireSymbols: false,
}
const users: readonly UserOptions[] = [
  { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } },
  { username: 'disabled', password: PASSWORD, enabled: false },
  { username: 'reset', password: PASSWORD, status: 'RESET_REQUIRED' },
  ...PASSWORDS.map((password, at) => ({ username: `unicode-${at}`, password })),
]

let peer: Peer
beforeAll(async () => {
  peer = await startPeer({
    passwordPolicy: policy,
    users,
    clients: [{ preventUserExistenceErrors: false }, { preventUserExistenceErrors: true }],
  })
})
afterAll(() => stopPeer(peer))

const FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const

describe.each(FLOWS)('%s', (flow) => {
  test('lets the right password in and tells v6 who it is', async () => {
    const { auth } = peer.v6()
    const options = { authFlowType: flow }
    const result = await auth.signIn({ username: 'ada', password: PASSWORD, options })
    expect(result).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } })
    const user = await auth.getCurrentUser()
    expect(user.username).toBe('ada')
    const { tokens, userSub } = await auth.fetchAuthSession()
    expect(tokens?.accessToken.payload.sub).toBe(userSub)
    expect(tokens?.idToken?.payload['cognito:username']).toBe('ada')
    expect((await auth.fetchUserAttributes()).email).toBe('ada@example.com')
  })

  test('lets the right password in and gives v5 the user with attributes', async () => {
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user.challengeName).toBeUndefined()
    expect(user.attributes).toMatchObject({ email: 'ada@example.com' })
    const session = await Auth.currentSession()
    expect(session.isValid()).toBe(true)
    expect(session.getAccessToken().payload.username).toBe('ada')
  })

  test('refuses a wrong password with the words of Cognito, to v5 and v6', async () => {
    const input = { username: 'ada', password: `${PASSWORD} `, options: { authFlowType: flow } }
    const wrong = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
    expect(await refusal(peer.v6().auth.signIn(input))).toMatchObject(wrong)
    const v5 = await refusal(peer.v5({ flow }).Auth.signIn('ada', 'correct-horse-1'))
    expect(v5).toMatchObject({ ...wrong, code: wrong.name })
  })

  test('refuses a disabled user even with the right password', async () => {
    const input = { username: 'disabled', password: PASSWORD, options: { authFlowType: flow } }
    const disabled = { name: 'NotAuthorizedException', message: 'User is disabled.' }
    expect(await refusal(peer.v6().auth.signIn(input))).toMatchObject(disabled)
    expect(await refusal(peer.v5({ flow }).Auth.signIn('disabled', PASSWORD))).toMatchObject(
      disabled,
    )
  })

  test('sends a user whose password was reset to the reset', async () => {
    const input = { username: 'reset', password: PASSWORD, options: { authFlowType: flow } }
    const result = await peer.v6().auth.signIn(input)
    expect(result.nextStep.signInStep).toBe('RESET_PASSWORD')
    const v5 = await refusal(peer.v5({ flow }).Auth.signIn('reset', PASSWORD))
    expect(v5).toMatchObject({
      code: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    })
  })

  test('names an unknown user only where the client allows it', async () => {
    const input = { username: 'nobody', password: PASSWORD, options: { authFlowType: flow } }
    const open = await refusal(peer.v6().auth.signIn(input))
    expect(open).toMatchObject({ name: 'UserNotFoundException', message: 'User does not exist.' })
    const clientId = OTHER_CLIENT_ID
    const hidden = await refusal(peer.v6({ clientId }).auth.signIn(input))
    expect(hidden).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
    const v5 = await refusal(peer.v5({ flow, clientId }).Auth.signIn('nobody', PASSWORD))
    expect(v5.message).toBe('Incorrect username or password.')
  })

  test('reads passwords of any letters byte by byte, for v5 and v6', async () => {
    const { auth } = peer.v6()
    const { Auth } = peer.v5({ flow })
    for (const [at, password] of PASSWORDS.entries()) {
      const username = `unicode-${at}`
      const options = { authFlowType: flow }
      const { isSignedIn } = await auth.signIn({ username, password, options })
      expect(isSignedIn, password).toBe(true)
      expect((await Auth.signIn(username, password)).getUsername(), password).toBe(username)
      await auth.signOut()
    }
  })
})

describe('names', () => {
  test('by e-mail address and telephone number reach a user whose name is a uuid', async () => {
    const own = await startPeerForTest({
      usernameAttributes: ['email', 'phone_number'],
      autoVerifiedAttributes: ['email'],
    })
    const email = 'Grace@example.com'
    const { auth, store } = own.v6()
    const { userId } = await auth.signUp({
      username: email,
      password: PASSWORD,
      options: { userAttributes: { email } },
    })
    await auth.confirmSignUp({
      username: email,
      confirmationCode: own.code(own.cognito.outbox().at(-1)!.username),
    })
    await auth.signIn({ username: email, password: PASSWORD })
    const { username } = await auth.getCurrentUser()
    expect(username).toBe(userId)
    expect([...store.entries.keys()].some((key) => key.includes(`.${userId}.accessToken`))).toBe(
      true,
    )
    const user = await own.v5().Auth.signIn(email, PASSWORD)
    expect(user.getUsername()).toBe(userId)
  })
})

describe('names in other letters', () => {
  test('reach the same user, unless the pool tells letters apart', async () => {
    const own = await startPeerForTest({ users: [{ username: 'Ada', password: PASSWORD }] })
    const { auth } = own.v6()
    await auth.signIn({ username: 'aDA', password: PASSWORD })
    const { username } = await auth.getCurrentUser()
    expect(username.toLowerCase()).toBe('ada')
    expect((await own.v5().Auth.signIn('ADA', PASSWORD)).getUsername()).toBe(username)
    const strict = await startPeerForTest({
      usernameCaseSensitive: true,
      users: [{ username: 'Ada', password: PASSWORD }],
    })
    const other = strict.v6().auth.signIn({ username: 'ada', password: PASSWORD })
    expect((await refusal(other)).name).toBe('UserNotFoundException')
  })

  test('that are words of JavaScript are names like others', async () => {
    const own = await startPeerForTest()
    const { auth } = own.v6()
    const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const
    const unknown = async (username: string) => {
      const refused = await refusal(auth.signIn({ username, password: PASSWORD, options }))
      expect(refused.name, username).toBe('UserNotFoundException')
    }
    await unknown('__proto__')
    for (const username of ['constructor', 'toString', 'hasOwnProperty']) {
      await unknown(username)
      await auth.signUp({
        username,
        password: PASSWORD,
        options: { userAttributes: { email: 'word@example.com' } },
      })
      own.cognito.confirmUser({ username })
      const result = await auth.signIn({ username, password: PASSWORD, options })
      expect(result.isSignedIn, username).toBe(true)
      await auth.signOut()
    }
  })
})

describe('NEW_PASSWORD_REQUIRED', () => {
  const temporary: readonly UserOptions[] = [
    { username: 'invited-5', password: 'Temporary-1', temporary: true },
    { username: 'invited-6', password: 'Temporary-1', temporary: true },
  ]
  const pool = { schema: { given_name: { required: true } }, users: temporary }

  test.each(FLOWS)('asks v6 for a password and what is missing, over %s', async (authFlowType) => {
    const own = await startPeerForTest(pool)
    const { auth } = own.v6()
    const options = { authFlowType }
    const input = { username: 'invited-6', password: 'Temporary-1', options }
    const wrong = own.v6().auth.signIn({ ...input, password: 'Temporary-2' })
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
    const { nextStep } = await auth.signIn(input)
    expect(nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['given_name'],
    })
    const done = await auth.confirmSignIn({
      challengeResponse: PASSWORD,
      options: { userAttributes: { given_name: 'Grace' } },
    })
    expect(done.isSignedIn).toBe(true)
    expect((await auth.fetchUserAttributes()).given_name).toBe('Grace')
    const again = await own.v6().auth.signIn({ ...input, password: PASSWORD })
    expect(again.isSignedIn).toBe(true)
    expect((await refusal(own.v6().auth.signIn(input))).name).toBe('NotAuthorizedException')
  })

  test.each(FLOWS)('asks v5 for a password and what is missing, over %s', async (flow) => {
    const own = await startPeerForTest(pool)
    const { Auth } = own.v5({ flow })
    const user = await Auth.signIn('invited-5', 'Temporary-1')
    expect(user.challengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(user.challengeParam.requiredAttributes).toEqual(['given_name'])
    expect(user.challengeParam.userAttributes).toBeTypeOf('object')
    await Auth.completeNewPassword(user, PASSWORD, { given_name: 'Grace' })
    const session = await Auth.userSession(user)
    expect(session.getIdToken().payload.given_name).toBe('Grace')
  })

  test('wants a password that follows the policy, and then asks again', async () => {
    const own = await startPeerForTest(pool)
    const { auth } = own.v6()
    await auth.signIn({ username: 'invited-6', password: 'Temporary-1' })
    const options = { userAttributes: { given_name: 'Grace' } }
    const weak = auth.confirmSignIn({ challengeResponse: 'weak', options })
    expect((await refusal(weak)).name).toBe('InvalidPasswordException')
  })
})
