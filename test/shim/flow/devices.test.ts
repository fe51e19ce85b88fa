import { ForgetDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { signOut } from '../../../shim/core/session/sign-out.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { storedValue } from '../../emulator/qualification/clients/store.js'
import { prefer } from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, startPeerForTest } from '../../emulator/qualification/peer.js'
import { openPage, type Page } from './page.js'

// The real v6 leaves out ConfirmDevice, without a word, where there is no navigator.
beforeAll(() => void vi.stubGlobal('navigator', { userAgent: 'Qualification/1.0' }))
afterAll(() => void vi.unstubAllGlobals())

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const pool: PoolOptions = {
  aliasAttributes: ['email'],
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA'],
  deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}
const DEVICE_STEPS = ['RespondToAuthChallenge', 'RespondToAuthChallenge']
const flows = {
  USER_SRP_AUTH: ['InitiateAuth', 'RespondToAuthChallenge'],
  USER_PASSWORD_AUTH: ['InitiateAuth'],
} as const
type Flow = keyof typeof flows
const byFlow = Object.entries(flows) as [Flow, readonly string[]][]
const ada = (authFlowType: Flow, username = 'ada') => ({
  username,
  password: PASSWORD,
  options: { authFlowType },
})

describe('a new device', () => {
  test.each(byFlow)('is confirmed and proves itself the next time: %s', async (flow, steps) => {
    const peer = await startPeerForTest(pool)
    const { auth, engine, store, events } = openPage(peer, {
      platform: { deviceName: async () => "Ada's laptop" },
    })
    await auth.signIn(ada(flow))
    expect(peer.operations()).toEqual([...steps, 'ConfirmDevice'])
    expect(events.map(({ kind }) => kind)).toEqual(['signedIn'])
    expect(peer.cognito.transcript().at(-1)?.input.DeviceName).toBe("Ada's laptop")
    const key = storedValue(store, '.ada.deviceKey')
    await signOut(engine)
    peer.operations()
    expect((await auth.signIn(ada(flow))).isSignedIn).toBe(true)
    expect(peer.operations()).toEqual([...steps, ...DEVICE_STEPS])
    expect(storedValue(store, '.ada.deviceKey')).toBe(key)
  })

  test('stands for the second factor the next time', async () => {
    const peer = await startPeerForTest(pool)
    await prefer(peer, 'ada', { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    const page = openPage(peer)
    const first = await page.auth.signIn(ada('USER_PASSWORD_AUTH'))
    expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
    await page.auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    await signOut(page.engine)
    expect((await page.auth.signIn(ada('USER_PASSWORD_AUTH'))).isSignedIn).toBe(true)
    const elsewhere = await openPage(peer).auth.signIn(ada('USER_PASSWORD_AUTH'))
    expect(elsewhere.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
  })

  test('is found under whichever name the user signs in with', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, engine } = openPage(peer)
    await auth.signIn(ada('USER_PASSWORD_AUTH', 'ada@example.com'))
    for (const [flow, steps] of byFlow) {
      for (const username of ['ada', 'ada@example.com']) {
        await signOut(engine)
        peer.operations()
        await auth.signIn(ada(flow, username))
        expect(peer.operations(), `${flow} ${username}`).toEqual([...steps, ...DEVICE_STEPS])
      }
    }
  })

  test('that is refused keeps nobody from signing in, and is told', async () => {
    const peer = await startPeerForTest(pool)
    peer.cognito.faults.add({
      kind: 'error',
      operation: 'ConfirmDevice',
      type: 'LimitExceededException',
    })
    const { auth, store, events } = openPage(peer)
    expect((await auth.signIn(ada('USER_SRP_AUTH'))).isSignedIn).toBe(true)
    expect(events).toMatchObject([
      { kind: 'deviceNotRemembered', fault: { name: 'LimitExceededException' } },
      { kind: 'signedIn' },
    ])
    expect([...store.entries.keys()].filter((key) => /device|random/i.test(key))).toEqual([])
  })

  test('whose name nobody can say keeps nobody from signing in either', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, events } = openPage(peer, {
      platform: { deviceName: () => Promise.reject(new TypeError('no navigator')) },
    })
    expect((await auth.signIn(ada('USER_SRP_AUTH'))).isSignedIn).toBe(true)
    expect(events).toMatchObject([{ kind: 'deviceNotRemembered' }, { kind: 'signedIn' }])
  })
})

describe('a device that the pool has forgotten', () => {
  test.each(byFlow)('is forgotten here, and replaced: %s', async (flow, steps) => {
    const peer = await startPeerForTest(pool)
    const { auth, engine, store } = openPage(peer)
    await auth.signIn(ada(flow))
    const key = storedValue(store, '.ada.deviceKey')
    const AccessToken = storedValue(store, '.accessToken')
    await peer.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey: key }))
    await signOut(engine)
    peer.operations()
    expect((await auth.signIn(ada(flow))).isSignedIn).toBe(true)
    // What named the device is sent once more without it.
    expect(peer.operations()).toEqual([...steps, steps.at(-1), 'ConfirmDevice'])
    expect(storedValue(store, '.ada.deviceKey')).not.toBe(key)
  })
})

describe('a secret that is not the device’s', () => {
  const replace = ({ store }: Page, ending: string, value: string | null) => {
    for (const key of store.entries.keys()) {
      if (!key.endsWith(ending)) continue
      if (value === null) store.removeItem(key)
      else store.setItem(key, value)
    }
  }

  test('signs nobody in', async () => {
    const peer = await startPeerForTest(pool)
    const page = openPage(peer)
    await page.auth.signIn(ada('USER_PASSWORD_AUTH'))
    await signOut(page.engine)
    replace(page, '.randomPasswordKey', 'bm90IHRoZSBzZWNyZXQ=')
    const refused = await refusal(page.auth.signIn(ada('USER_PASSWORD_AUTH')))
    expect(refused.name).toBe('NotAuthorizedException')
  })

  test('is none at all where a part of it is missing', async () => {
    const peer = await startPeerForTest(pool)
    const page = openPage(peer)
    await page.auth.signIn(ada('USER_PASSWORD_AUTH'))
    await signOut(page.engine)
    replace(page, '.deviceGroupKey', null)
    peer.operations()
    expect((await page.auth.signIn(ada('USER_PASSWORD_AUTH'))).isSignedIn).toBe(true)
    expect(peer.operations()).toEqual(['InitiateAuth', 'ConfirmDevice'])
  })
})

describe('a device is proved', () => {
  const sms = { SMSMfaSettings: { Enabled: true, PreferredMfa: true } }

  test('after a new password', async () => {
    const peer = await startPeerForTest(pool)
    const page = openPage(peer)
    await page.auth.signIn(ada('USER_SRP_AUTH'))
    await signOut(page.engine)
    peer.cognito.setPassword({ username: 'ada', password: 'Temporary-1', temporary: true })
    const first = await page.auth.signIn({ ...ada('USER_SRP_AUTH'), password: 'Temporary-1' })
    expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
    peer.operations()
    const done = await page.auth.confirmSignIn({ challengeResponse: 'Another-horse-2' })
    expect(done.isSignedIn).toBe(true)
    expect(peer.operations()).toEqual(['RespondToAuthChallenge', ...DEVICE_STEPS])
  })

  test('after the code of a second factor, where the device stands for none', async () => {
    const peer = await startPeerForTest({
      ...pool,
      deviceTracking: { challengeRequiredOnNewDevice: false, rememberedOnlyOnPrompt: false },
    })
    const page = openPage(peer)
    await page.auth.signIn(ada('USER_SRP_AUTH'))
    await signOut(page.engine)
    await prefer(peer, 'ada', sms)
    const first = await page.auth.signIn(ada('USER_SRP_AUTH'))
    expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
    peer.operations()
    const done = await page.auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(done.isSignedIn).toBe(true)
    expect(peer.operations()).toEqual(['RespondToAuthChallenge', ...DEVICE_STEPS])
  })
})

test('a device that v6 has confirmed proves itself here, and the other way round', async () => {
  const peer = await startPeerForTest(pool)
  const { auth: v6, store } = peer.v6()
  await v6.signIn(ada('USER_SRP_AUTH'))
  await v6.signOut()
  peer.operations()
  const { auth, engine } = openPage(peer, { store })
  await auth.signIn(ada('USER_SRP_AUTH'))
  expect(peer.operations()).toEqual([...flows.USER_SRP_AUTH, ...DEVICE_STEPS])
  await signOut(engine)

  const ours = openPage(peer)
  await ours.auth.signIn(ada('USER_PASSWORD_AUTH'))
  await signOut(ours.engine)
  peer.operations()
  await peer.v6({ store: ours.store }).auth.signIn(ada('USER_PASSWORD_AUTH'))
  expect(peer.operations()).toEqual([...flows.USER_PASSWORD_AUTH, ...DEVICE_STEPS])
})
