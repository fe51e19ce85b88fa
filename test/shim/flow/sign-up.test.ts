import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import type { Platform } from '../../../shim/platform/platform.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { wrongCode } from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer, startPeerForTest } from '../../emulator/qualification/peer.js'
import { openPage, type PageOptions } from './page.js'

const pool: PoolOptions = {
  autoVerifiedAttributes: ['email'],
  firstFactors: ['PASSWORD', 'EMAIL_OTP'],
}
const userAttributes = { email: 'ada@example.com' }
const signedIn = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }
const delivery = { destination: 'a***@e***', deliveryMedium: 'EMAIL', attributeName: 'email' }
const account = (options: object = {}) => ({
  username: 'ada',
  password: PASSWORD,
  options: { userAttributes, ...options },
})

/** A clock that only waiting moves; somebody may do something while it does. */
function waitingClock(onWait: (waited: number) => unknown = () => {}) {
  let time = Date.now()
  const begun = time
  const clock: Platform['clock'] = {
    now: () => time,
    async wait(milliseconds) {
      time += milliseconds
      await onWait(time - begun)
    },
  }
  return { clock, advance: (milliseconds: number) => void (time += milliseconds) }
}

async function start(options: PageOptions = {}, poolOptions = pool) {
  const peer = await startPeerForTest(poolOptions)
  return { peer, ...openPage(peer, options) }
}

const signUpInput = (peer: Peer) =>
  peer.cognito.transcript().findLast(({ operation }) => operation === 'SignUp')?.input

describe('an account', () => {
  test('is made, confirmed with its code, and signs in', async () => {
    const { peer, auth } = await start()
    const made = await auth.signUp(account())
    expect(made).toEqual({
      isSignUpComplete: false,
      userId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      nextStep: { signUpStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails: delivery },
    })
    const confirmationCode = peer.code('ada')
    const wrong = { username: 'ada', confirmationCode: wrongCode(confirmationCode) }
    expect((await refusal(auth.confirmSignUp(wrong))).name).toBe('CodeMismatchException')
    expect(await auth.confirmSignUp({ username: 'ada', confirmationCode })).toEqual({
      isSignUpComplete: true,
      nextStep: { signUpStep: 'DONE' },
    })
    expect(await auth.signIn({ username: 'ada', password: PASSWORD })).toEqual(signedIn)
  })

  test('is complete at once where a trigger says so', async () => {
    const { auth } = await start(
      {},
      {
        ...pool,
        triggers: {
          preSignUp({ response }) {
            response.autoConfirmUser = true
          },
        },
      },
    )
    expect(await auth.signUp(account())).toMatchObject({
      isSignUpComplete: true,
      nextStep: { signUpStep: 'DONE' },
    })
  })

  test('is asked for with all that triggers are told, and nothing that was not said', async () => {
    const { peer, auth } = await start()
    await auth.signUp(
      account({ validationData: { invited: 'yes' }, clientMetadata: { from: 'a test' } }),
    )
    expect(signUpInput(peer)).toEqual({
      ClientId: expect.any(String),
      Username: 'ada',
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }],
      ValidationData: [{ Name: 'invited', Value: 'yes' }],
      ClientMetadata: { from: 'a test' },
    })
    await auth.signUp({
      username: 'eve',
      options: { userAttributes: { email: 'eve@example.com' } },
    })
    expect(Object.keys(signUpInput(peer) ?? {}).sort()).toEqual([
      'ClientId',
      'UserAttributes',
      'Username',
    ])
  })

  test('is sent another code, and none where there is nobody', async () => {
    const { peer, auth } = await start()
    await auth.signUp(account())
    peer.cognito.clock.advance(60_000)
    expect(await auth.resendSignUpCode({ username: 'ada' })).toEqual(delivery)
    const nobody = await refusal(auth.resendSignUpCode({ username: 'nobody' }))
    expect(nobody.name).toBe('UserNotFoundException')
  })

  test('forces its address on another account only where that is said', async () => {
    const { peer, auth } = await start()
    await auth.signUp(account())
    const confirm = { username: 'ada', confirmationCode: peer.code('ada') }
    await auth.confirmSignUp({ ...confirm, options: { forceAliasCreation: false } })
    expect(peer.cognito.transcript().at(-1)?.input.ForceAliasCreation).toBe(false)
    await refusal(auth.confirmSignUp(confirm))
    expect(peer.cognito.transcript().at(-1)?.input).not.toHaveProperty('ForceAliasCreation')
  })

  test.each([
    ['signUp', {}, 'EmptySignUpUsername'],
    ['signUp', undefined, 'EmptySignUpUsername'],
    ['confirmSignUp', { confirmationCode: '123456' }, 'EmptyConfirmSignUpUsername'],
    ['confirmSignUp', { username: 'ada' }, 'EmptyConfirmSignUpCode'],
    ['confirmSignUp', { username: 'ada', confirmationCode: 7 }, 'EmptyConfirmSignUpCode'],
    ['resendSignUpCode', { username: '' }, 'EmptySignUpUsername'],
  ] as const)('is refused before any request: %s with %j', async (name, input, fault) => {
    const { peer, auth } = await start()
    const call = auth[name] as (input: unknown) => Promise<unknown>
    const refused = await refusal(call(input))
    expect(refused).toMatchObject({ name: fault, recoverySuggestion: expect.any(String) })
    expect(peer.operations()).toEqual([])
  })
})

describe('a sign-in that follows by itself', () => {
  const confirm = async ({ peer, auth }: Awaited<ReturnType<typeof start>>) =>
    auth.confirmSignUp({ username: 'ada', confirmationCode: peer.code('ada') })

  test('begins once the code was right, and only once', async () => {
    const page = await start()
    const made = await page.auth.signUp(account({ autoSignIn: true }))
    expect(made.nextStep.signUpStep).toBe('CONFIRM_SIGN_UP')
    expect((await refusal(page.auth.autoSignIn())).name).toBe('AutoSignInException')
    expect(await confirm(page)).toEqual({
      isSignUpComplete: true,
      nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN' },
    })
    page.peer.operations()
    const both = await Promise.all([page.auth.autoSignIn(), page.auth.autoSignIn()])
    expect(both).toEqual([signedIn, signedIn])
    expect(page.peer.operations()).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
    expect((await refusal(page.auth.autoSignIn())).name).toBe('AutoSignInException')
  })

  test('needs no password where the sign-up proves who it is', async () => {
    const page = await start()
    const autoSignIn = { authFlowType: 'USER_AUTH' }
    await page.auth.signUp({ ...account({ autoSignIn }), password: '' })
    await confirm(page)
    page.peer.operations()
    expect(await page.auth.autoSignIn()).toEqual(signedIn)
    expect(page.peer.operations()).toEqual(['InitiateAuth'])
  })

  test('goes by the flow and with the metadata that was asked for', async () => {
    const page = await start()
    const autoSignIn = { authFlowType: 'USER_PASSWORD_AUTH', clientMetadata: { from: 'a test' } }
    await page.auth.signUp(account({ autoSignIn }))
    await confirm(page)
    await page.auth.autoSignIn()
    expect(page.peer.cognito.transcript().at(-1)?.input).toMatchObject({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientMetadata: { from: 'a test' },
    })
  })

  test('asks a person where it has to', async () => {
    const page = await start({}, { ...pool, mfa: 'ON', mfaFactors: ['EMAIL_OTP'] })
    await page.auth.signUp(account({ autoSignIn: true }))
    await confirm(page)
    const { nextStep } = await page.auth.autoSignIn()
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
    const done = await page.auth.confirmSignIn({ challengeResponse: page.peer.code('ada') })
    expect(done).toEqual(signedIn)
  })

  test('begins at once where a trigger has confirmed the account', async () => {
    const triggers: PoolOptions['triggers'] = {
      preSignUp({ response }) {
        response.autoConfirmUser = true
      },
    }
    const { auth } = await start({}, { ...pool, triggers })
    expect(await auth.signUp(account({ autoSignIn: true }))).toMatchObject({
      isSignUpComplete: true,
      nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN' },
    })
    expect(await auth.autoSignIn()).toEqual(signedIn)
  })

  test('is given up three minutes after the sign-up', async () => {
    const { clock, advance } = waitingClock()
    const page = await start({ platform: { clock } })
    await page.auth.signUp(account({ autoSignIn: true }))
    advance(180_001)
    expect(await confirm(page)).toEqual({
      isSignUpComplete: true,
      nextStep: { signUpStep: 'DONE' },
    })
    expect((await refusal(page.auth.autoSignIn())).name).toBe('AutoSignInException')
  })

  test.each([
    ['another account is confirmed', 'eve'],
    ['somebody signs in', 'ada'],
  ])('is given up where %s', async (_what, username) => {
    const page = await start({}, { ...pool, users: [{ username: 'eve', password: PASSWORD }] })
    page.peer.cognito.createUser({ username: 'mallory', password: PASSWORD, status: 'UNCONFIRMED' })
    await page.auth.signUp(account({ autoSignIn: true }))
    await confirm(page)
    if (username === 'ada') await refusal(page.auth.signIn({ username, password: 'Wrong-1-word' }))
    else {
      const other = {
        username: 'grace',
        password: PASSWORD,
        options: { userAttributes: { email: 'g@example.com' } },
      }
      await page.auth.signUp(other)
      await page.auth.confirmSignUp({
        username: 'grace',
        confirmationCode: page.peer.code('grace'),
      })
    }
    expect((await refusal(page.auth.autoSignIn())).name).toBe('AutoSignInException')
  })

  test('does not follow a sign-up that has not asked for it', async () => {
    const page = await start()
    for (const autoSignIn of [undefined, false]) {
      const username = `user-${autoSignIn}`
      const input = { ...account({ autoSignIn }), username }
      await page.auth.signUp(input)
      const code = { username, confirmationCode: page.peer.code(username) }
      expect((await page.auth.confirmSignUp(code)).nextStep.signUpStep).toBe('DONE')
      expect((await refusal(page.auth.autoSignIn())).name).toBe('AutoSignInException')
    }
  })
})

describe('a sign-in that waits for a link', () => {
  const cognito = { signUpVerificationMethod: 'link' }

  test('asks every five seconds, and signs in once the link was followed', async () => {
    let follow = () => {}
    const { clock } = waitingClock((waited) => {
      if (waited === 20_000) follow()
    })
    const { peer, auth } = await start({ cognito, platform: { clock } })
    const made = await auth.signUp(account({ autoSignIn: true }))
    expect(made).toMatchObject({
      isSignUpComplete: false,
      nextStep: { signUpStep: 'COMPLETE_AUTO_SIGN_IN', codeDeliveryDetails: delivery },
    })
    follow = () => void peer.cognito.confirmUser({ username: 'ada' })
    peer.operations()
    const both = await Promise.all([auth.autoSignIn(), auth.autoSignIn()])
    expect(both).toEqual([signedIn, signedIn])
    // Three times too early, once in time.
    const signIn = ['InitiateAuth', 'RespondToAuthChallenge']
    expect(peer.operations()).toEqual([...signIn, ...signIn, ...signIn, ...signIn])
  })

  test('gives up after three minutes', async () => {
    const { clock } = waitingClock()
    const { auth } = await start({ cognito, platform: { clock } })
    await auth.signUp(account({ autoSignIn: true }))
    const begun = clock.now()
    expect(await refusal(auth.autoSignIn())).toMatchObject({
      name: 'AutoSignInException',
      message: 'The account was not confirmed on time.',
    })
    expect(clock.now() - begun).toBe(185_000)
    const after = await refusal(auth.autoSignIn())
    expect(after.message).toContain('has not started')
  })

  test('ends where something else is refused', async () => {
    const { clock } = waitingClock()
    const { peer, auth } = await start({ cognito, platform: { clock } })
    await auth.signUp(account({ autoSignIn: true }))
    peer.cognito.confirmUser({ username: 'ada' })
    peer.cognito.disableUser({ username: 'ada' })
    expect((await refusal(auth.autoSignIn())).name).toBe('NotAuthorizedException')
  })

  test('follows a code as well, where one comes', async () => {
    const { peer, auth } = await start({ cognito })
    await auth.signUp(account({ autoSignIn: true }))
    const confirmed = await auth.confirmSignUp({
      username: 'ada',
      confirmationCode: peer.code('ada'),
    })
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')
    expect(await auth.autoSignIn()).toEqual(signedIn)
  })
})
