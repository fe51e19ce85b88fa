import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hubEvent } from './clients/hub.js'
import { refusal } from './clients/impatient.js'
import { PASSWORD, type Peer, startPeer, startPeerForTest, stopPeer } from './peer.js'

let peer: Peer
beforeAll(async () => {
  peer = await startPeer({
    autoVerifiedAttributes: ['email'],
    aliasAttributes: ['email'],
    firstFactors: ['PASSWORD', 'EMAIL_OTP'],
    mfa: 'OFF',
  })
})
afterAll(() => stopPeer(peer))

const attributes = (name: string) => ({ email: `${name}@example.com` })

describe('v6', () => {
  test('signs up, confirms with the mailed code and signs in on its own', async () => {
    const { auth } = peer.v6()
    const username = 'v6-auto'
    const signedUp = await auth.signUp({
      username,
      password: PASSWORD,
      options: { userAttributes: attributes(username), autoSignIn: true },
    })
    expect(signedUp.isSignUpComplete).toBe(false)
    expect(signedUp.nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: {
        attributeName: 'email',
        deliveryMedium: 'EMAIL',
        destination: 'v***@e***',
      },
    })
    const confirmed = await auth.confirmSignUp({ username, confirmationCode: peer.code(username) })
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')
    expect((await auth.autoSignIn()).isSignedIn).toBe(true)
    expect((await auth.getCurrentUser()).username).toBe(username)
  })

  test('signs up without a password and in through the session that the sign-up left', async () => {
    const { auth } = peer.v6()
    const username = 'v6-passwordless'
    await auth.signUp({
      username,
      options: {
        userAttributes: attributes(username),
        autoSignIn: { authFlowType: 'USER_AUTH' },
      },
    })
    peer.operations()
    const confirmed = await auth.confirmSignUp({ username, confirmationCode: peer.code(username) })
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')
    expect((await auth.autoSignIn()).isSignedIn).toBe(true)
    expect(peer.operations()).toEqual(['ConfirmSignUp', 'InitiateAuth'])
    expect((await auth.fetchUserAttributes()).email).toBe(attributes(username).email)
  })

  test('gets a new code, and the old one no longer works', async () => {
    const { auth } = peer.v6()
    const username = 'v6-resend'
    await auth.signUp({
      username,
      password: PASSWORD,
      options: { userAttributes: attributes(username) },
    })
    const first = peer.code(username)
    const sent = await auth.resendSignUpCode({ username })
    expect(sent.destination).toBe('v***@e***')
    const second = peer.code(username)
    if (first !== second) {
      const old = auth.confirmSignUp({ username, confirmationCode: first })
      expect((await refusal(old)).name).toBe('CodeMismatchException')
    }
    const done = await auth.confirmSignUp({ username, confirmationCode: second })
    expect(done.isSignUpComplete).toBe(true)
  })

  test('is told that an unconfirmed user has to confirm, over both password flows', async () => {
    const username = 'v6-unconfirmed'
    await peer.v6().auth.signUp({
      username,
      password: PASSWORD,
      options: { userAttributes: attributes(username) },
    })
    for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const { auth } = peer.v6()
      const result = await auth.signIn({ username, password: PASSWORD, options: { authFlowType } })
      expect(result.nextStep.signInStep).toBe('CONFIRM_SIGN_UP')
      const wrong = peer.v6().auth.signIn({
        username,
        password: `${PASSWORD}?`,
        options: { authFlowType },
      })
      expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
    }
  })

  test('is refused weak passwords, taken names, wrong codes and second confirmations', async () => {
    const { auth } = peer.v6()
    const username = 'v6-refused'
    const options = { userAttributes: attributes(username) }
    for (const password of ['short-1', 'no-upper-case-1', 'NO-LOWER-CASE-1', 'No-Digit-Here']) {
      const weak = await refusal(auth.signUp({ username, password, options }))
      expect(weak.name, password).toBe('InvalidPasswordException')
    }
    await auth.signUp({ username, password: PASSWORD, options })
    const taken = await refusal(auth.signUp({ username, password: PASSWORD, options }))
    expect(taken).toMatchObject({ name: 'UsernameExistsException', message: 'User already exists' })
    const code = peer.code(username)
    const other = code === '000000' ? '111111' : '000000'
    const wrong = await refusal(auth.confirmSignUp({ username, confirmationCode: other }))
    expect(wrong).toMatchObject({
      name: 'CodeMismatchException',
      message: 'Invalid verification code provided, please try again.',
    })
    await auth.confirmSignUp({ username, confirmationCode: code })
    const again = await refusal(auth.confirmSignUp({ username, confirmationCode: code }))
    expect(again.name).toBe('NotAuthorizedException')
  })

  test('takes over an alias only when it says so', async () => {
    const shared = { userAttributes: { email: 'shared@example.com' } }
    const { auth } = peer.v6()
    await auth.signUp({ username: 'alias-1', password: PASSWORD, options: shared })
    await auth.confirmSignUp({ username: 'alias-1', confirmationCode: peer.code('alias-1') })
    await auth.signUp({ username: 'alias-2', password: PASSWORD, options: shared })
    const confirmationCode = peer.code('alias-2')
    const second = { username: 'alias-2', confirmationCode }
    expect((await refusal(auth.confirmSignUp(second))).name).toBe('AliasExistsException')
    await auth.confirmSignUp({ ...second, options: { forceAliasCreation: true } })
    await auth.signIn({ username: 'shared@example.com', password: PASSWORD })
    expect((await auth.getCurrentUser()).username).toBe('alias-2')
  })
})

describe('v5', () => {
  test('signs up, confirms with the mailed code and signs in on its own', async () => {
    const { Auth, Hub } = peer.v5()
    const username = 'v5-auto'
    const result = await Auth.signUp({
      username,
      password: PASSWORD,
      attributes: attributes(username),
      autoSignIn: { enabled: true },
    })
    expect(result.userConfirmed).toBe(false)
    expect(result.userSub).toMatch(/^[0-9a-f-]{36}$/)
    expect(result.codeDeliveryDetails).toMatchObject({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'v***@e***',
    })
    const signedIn = hubEvent(Hub, 'autoSignIn')
    expect(await Auth.confirmSignUp(username, peer.code(username))).toBe('SUCCESS')
    await signedIn
    expect((await Auth.currentAuthenticatedUser()).attributes.email).toBe(
      attributes(username).email,
    )
  })

  test('gets a new code and is refused like v6, by code and message', async () => {
    const { Auth } = peer.v5()
    const username = 'v5-refused'
    const weak = await refusal(Auth.signUp({ username, password: 'weak' }))
    expect(weak).toMatchObject({ name: 'InvalidPasswordException', code: weak.name })
    await Auth.signUp({ username, password: PASSWORD, attributes: attributes(username) })
    const taken = await refusal(Auth.signUp({ username, password: PASSWORD }))
    expect(taken).toMatchObject({ code: 'UsernameExistsException', message: 'User already exists' })
    expect(await Auth.resendSignUp(username)).toMatchObject({
      CodeDeliveryDetails: { Destination: 'v***@e***' },
    })
    const unconfirmed = await refusal(Auth.signIn(username, PASSWORD))
    expect(unconfirmed).toMatchObject({
      code: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    })
    const code = peer.code(username)
    const other = code === '000000' ? '111111' : '000000'
    expect((await refusal(Auth.confirmSignUp(username, other))).code).toBe('CodeMismatchException')
    expect(await Auth.confirmSignUp(username, code)).toBe('SUCCESS')
    expect((await Auth.signIn(username, PASSWORD)).getUsername()).toBe(username)
  })
})

describe('codes', () => {
  test('expire', async () => {
    const own = await startPeerForTest({ autoVerifiedAttributes: ['email'] })
    const { auth } = own.v6()
    const username = 'late'
    await auth.signUp({
      username,
      password: PASSWORD,
      options: { userAttributes: attributes(username) },
    })
    own.cognito.clock.advance(25 * 60 * 60 * 1000)
    const late = auth.confirmSignUp({ username, confirmationCode: own.code(username) })
    expect((await refusal(late)).name).toBe('ExpiredCodeException')
  })

  test('cannot be guessed by trying', async () => {
    const own = await startPeerForTest({ autoVerifiedAttributes: ['email'] })
    const { auth } = own.v6()
    const username = 'guesser'
    await auth.signUp({
      username,
      password: PASSWORD,
      options: { userAttributes: attributes(username) },
    })
    const right = own.code(username)
    const names = new Set<string>()
    const { Auth } = own.v5()
    for (let guess = 0; guess < 30 && !names.has('LimitExceededException'); guess++) {
      const confirmationCode = String((Number(right) + 1 + guess) % 1_000_000).padStart(6, '0')
      names.add((await refusal(Auth.confirmSignUp(username, confirmationCode))).name)
    }
    expect([...names].sort()).toEqual(['CodeMismatchException', 'LimitExceededException'])
  })
})
