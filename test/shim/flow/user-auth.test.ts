import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator'
import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import { registerPasskey } from '../../../shim/core/user/passkeys.js'
import type { Passkeys } from '../../../shim/platform/platform.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { storedValue } from '../../emulator/qualification/clients/store.js'
import { wrongCode } from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer, startPeerForTest } from '../../emulator/qualification/peer.js'
import { openPage, type Page } from './page.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const pool: PoolOptions = {
  mfa: 'OFF',
  aliasAttributes: ['email'],
  firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}
const options = { authFlowType: 'USER_AUTH' } as const
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

describe('a preferred factor', () => {
  test.each(['PASSWORD', 'PASSWORD_SRP'] as const)('%s is proved at once', async (preferred) => {
    const peer = await startPeerForTest(pool)
    const input = { username: 'ada', options: { ...options, preferredChallenge: preferred } }
    const wrong = openPage(peer).auth.signIn({ ...input, password: 'Wrong-password-1' })
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
    expect(await openPage(peer).auth.signIn({ ...input, password: PASSWORD })).toEqual(done)
  })

  test.each([
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', 'EMAIL'],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'SMS'],
  ] as const)('%s sends a code', async (preferredChallenge, signInStep, deliveryMedium) => {
    const peer = await startPeerForTest(pool)
    const { auth } = openPage(peer)
    const input = { username: 'ada', options: { ...options, preferredChallenge } }
    const { nextStep } = await auth.signIn(input)
    expect(nextStep).toMatchObject({ signInStep, codeDeliveryDetails: { deliveryMedium } })
    const code = peer.code('ada')
    const wrong = await refusal(auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
    expect(wrong.name).toBe('CodeMismatchException')
    expect(await auth.confirmSignIn({ challengeResponse: code })).toEqual(done)
  })

  test('is taken from the configuration where the call names none', async () => {
    const peer = await startPeerForTest(pool)
    const passwordless = { emailOtpEnabled: true, preferredChallenge: 'EMAIL_OTP' }
    const { auth } = openPage(peer, { cognito: { passwordless } })
    const { nextStep } = await auth.signIn({ username: 'ada', options })
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
  })

  test.each([
    ['PASSWORD_SRP', 'ada'],
    ['PASSWORD', 'ada@example.com'],
    ['EMAIL_OTP', 'ada@example.com'],
  ] as const)('%s and an alias leave tokens under %s, as in v6', async (preferred, name) => {
    const peer = await startPeerForTest(pool)
    const { auth, store } = openPage(peer)
    const signIn = { ...options, preferredChallenge: preferred }
    const input = { username: 'ada@example.com', password: PASSWORD, options: signIn }
    const { isSignedIn } = await auth.signIn(input)
    if (!isSignedIn) await auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(storedValue(store, '.LastAuthUser')).toBe(name)
  })
})

describe('the choice of a first factor', () => {
  test('is what the user can prove', async () => {
    const peer = await startPeerForTest(pool)
    const { nextStep } = await openPage(peer).auth.signIn({ username: 'ada', options })
    expect(nextStep).toEqual({
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'],
    })
  })

  test.each(['PASSWORD', 'PASSWORD_SRP'])('of %s asks for it without a call', async (choice) => {
    const peer = await startPeerForTest(pool)
    const { auth } = openPage(peer)
    await auth.signIn({ username: 'ada', options })
    peer.operations()
    const chosen = await auth.confirmSignIn({ challengeResponse: choice })
    expect(chosen.nextStep).toEqual({ signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD' })
    expect(peer.operations()).toEqual([])
    const wrong = await refusal(auth.confirmSignIn({ challengeResponse: 'Wrong-password-1' }))
    expect(wrong.name).toBe('NotAuthorizedException')
    await auth.signIn({ username: 'ada', options })
    await auth.confirmSignIn({ challengeResponse: choice })
    expect(await auth.confirmSignIn({ challengeResponse: PASSWORD })).toEqual(done)
  })

  test.each(['EMAIL_OTP', 'SMS_OTP'])('of %s sends a code', async (challengeResponse) => {
    const peer = await startPeerForTest(pool)
    const { auth } = openPage(peer)
    await auth.signIn({ username: 'ada', options })
    await auth.confirmSignIn({ challengeResponse })
    expect(await auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
  })

  test('outside of what there is may be made again', async () => {
    const peer = await startPeerForTest({ ...pool, firstFactors: ['PASSWORD'] })
    const { auth } = openPage(peer)
    await auth.signIn({ username: 'ada', options })
    const refused = await refusal(auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' }))
    expect(refused.name).toBe('InvalidParameterException')
    await auth.confirmSignIn({ challengeResponse: 'PASSWORD' })
    expect(await auth.confirmSignIn({ challengeResponse: PASSWORD })).toEqual(done)
  })
})

describe('a passkey', () => {
  const ORIGIN = 'http://localhost:3000'
  const passkeyPool: PoolOptions = {
    ...pool,
    firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
    relyingPartyId: 'localhost',
  }
  const byPasskey = { ...options, preferredChallenge: 'WEB_AUTHN' } as const

  /** A device with an authenticator; what it does may be replaced. */
  function openWithPasskeys(peer: Peer, passkeys: Passkeys | null = authenticator()): Page {
    return openPage(peer, { platform: { passkeys } })
  }

  function authenticator(): Passkeys {
    const credentialsRepository = new PasskeysCredentialsMemoryRepository()
    const device = new WebAuthnEmulator(new AuthenticatorEmulator({ credentialsRepository }))
    return {
      get: async (json) => device.getJSON(ORIGIN, json as never),
      create: async (json) => device.createJSON(ORIGIN, json as never),
    }
  }

  async function withPasskey(peer: Peer): Promise<Page> {
    const page = openWithPasskeys(peer)
    await page.auth.signIn({ username: 'ada', password: PASSWORD })
    await registerPasskey(page.engine)
    await signOut(page.engine)
    peer.operations()
    return page
  }

  test('signs in at once where it is preferred, and when it is chosen', async () => {
    const peer = await startPeerForTest(passkeyPool)
    const { auth, engine } = await withPasskey(peer)
    expect(await auth.signIn({ username: 'ada', options: byPasskey })).toEqual(done)
    expect(peer.operations()).toEqual(['InitiateAuth', 'RespondToAuthChallenge'])
    await signOut(engine)
    await auth.signIn({ username: 'ada', options })
    expect(await auth.confirmSignIn({ challengeResponse: 'WEB_AUTHN' })).toEqual(done)
  })

  test.each([
    ['NotAllowedError', 'PasskeyAuthenticationCanceled'],
    ['AbortError', 'PasskeyOperationAborted'],
    ['SecurityError', 'RelyingPartyMismatch'],
    ['TypeError', 'Unknown'],
  ])('that ends in %s is %s, and the person may choose again', async (hostName, name) => {
    const peer = await startPeerForTest(passkeyPool)
    const own = authenticator()
    let isBroken = false
    const { auth, engine, tab } = openWithPasskeys(peer, {
      create: own.create,
      get: (json) =>
        isBroken
          ? Promise.reject(Object.assign(new Error('no'), { name: hostName }))
          : own.get(json),
    })
    await auth.signIn({ username: 'ada', password: PASSWORD })
    await registerPasskey(engine)
    await signOut(engine)
    isBroken = true
    expect(await refusal(auth.signIn({ username: 'ada', options: byPasskey }))).toMatchObject({
      name,
      underlyingError: { name: hostName },
    })
    expect(storedValue(tab, '.challengeName')).toBe('WEB_AUTHN')
    const chosen = await auth.confirmSignIn({ challengeResponse: 'PASSWORD' })
    expect(chosen.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD')
  })

  test('on a host without any is a fault', async () => {
    const peer = await startPeerForTest(passkeyPool)
    await withPasskey(peer)
    const { auth } = openWithPasskeys(peer, null)
    const refused = await refusal(auth.signIn({ username: 'ada', options: byPasskey }))
    expect(refused.name).toBe('PasskeyNotSupported')
  })

  test('of another device signs nobody in', async () => {
    const peer = await startPeerForTest(passkeyPool)
    await withPasskey(peer)
    const page = openWithPasskeys(peer)
    const refused = await refusal(page.auth.signIn({ username: 'ada', options: byPasskey }))
    expect(refused.name).toBe('PasskeyAuthenticationCanceled')
    expect(page.store.entries.size).toBe(0)
  })
})
