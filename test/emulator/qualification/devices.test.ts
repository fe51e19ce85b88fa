import {
  ConfirmDeviceCommand,
  ForgetDeviceCommand,
  GetDeviceCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createDeviceVerifier, signSrpSessionWithDevice } from 'cognito-srp-helper'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { storedValue } from './clients/store.js'
import { prefer } from './clients/totp.js'
import { CLIENT_ID, PASSWORD, startPeerForTest } from './peer.js'

// Without it v6 fails to name the device and leaves out ConfirmDevice without a word.
beforeAll(() => void vi.stubGlobal('navigator', { userAgent: 'Qualification/1.0' }))
afterAll(() => void vi.unstubAllGlobals())

const attributes = { phone_number: '+15550001234', phone_number_verified: 'true' }
const pool: PoolOptions = {
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA'],
  deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
  users: [{ username: 'ada', password: PASSWORD, attributes }],
}
const FIRST_SRP = ['InitiateAuth', 'RespondToAuthChallenge', 'ConfirmDevice']
const DEVICE_SRP = [
  'InitiateAuth',
  'RespondToAuthChallenge',
  'RespondToAuthChallenge',
  'RespondToAuthChallenge',
]
const ada = { username: 'ada', password: PASSWORD }
const flow = 'USER_PASSWORD_AUTH'
const byPassword = { ...ada, options: { authFlowType: flow } } as const

describe('v6', () => {
  test('confirms a new device and proves it the next time', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, store } = peer.v6()
    await auth.signIn(ada)
    expect(peer.operations()).toEqual(FIRST_SRP)
    const key = storedValue(store, '.deviceKey')
    expect(key).toMatch(/^eu-west-1_[0-9a-f-]{36}$/)
    const [device, ...others] = await auth.fetchDevices()
    expect(others).toEqual([])
    expect(device).toMatchObject({ id: key, name: 'Qualification/1.0' })
    const { tokens } = await auth.fetchAuthSession()
    expect(tokens?.accessToken.payload.device_key).toBe(key)
    await auth.signOut()
    peer.operations()
    expect((await auth.signIn(ada)).isSignedIn).toBe(true)
    expect(peer.operations()).toEqual(DEVICE_SRP)
    expect(storedValue(store, '.deviceKey')).toBe(key)
  })

  test('proves its device over the plain password flow too', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = peer.v6()
    await auth.signIn(byPassword)
    expect(peer.operations()).toEqual(['InitiateAuth', 'ConfirmDevice'])
    await auth.signOut()
    peer.operations()
    expect((await auth.signIn(byPassword)).isSignedIn).toBe(true)
    expect(peer.operations()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge',
      'RespondToAuthChallenge',
    ])
  })

  test('comes in with a device that was forgotten meanwhile, and gets a new one', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, store } = peer.v6()
    for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const input = { ...ada, options: { authFlowType } }
      await auth.signIn(input)
      const key = storedValue(store, '.deviceKey')
      const { tokens } = await auth.fetchAuthSession()
      const AccessToken = String(tokens?.accessToken)
      await peer.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey: key }))
      await auth.signOut()
      expect((await auth.signIn(input)).isSignedIn).toBe(true)
      expect(storedValue(store, '.deviceKey')).not.toBe(key)
      await auth.signOut()
    }
  })

  test('is refused with a device secret that is not the device’s', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, store } = peer.v6()
    await auth.signIn(byPassword)
    await auth.signOut()
    const [key] = [...store.entries.keys()].filter((name) => name.endsWith('.randomPasswordKey'))
    store.setItem(key ?? '', 'bm90IHRoZSBzZWNyZXQ=')
    expect((await refusal(auth.signIn(byPassword))).name).toBe('NotAuthorizedException')
  })

  test('is asked for the second factor on a new device only', async () => {
    const peer = await startPeerForTest(pool)
    await prefer(peer, 'ada', { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    const { auth, store } = peer.v6()
    const first = await auth.signIn(byPassword)
    expect(first.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
    await auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(storedValue(store, '.deviceKey')).not.toBe('')
    await auth.signOut()
    expect((await auth.signIn(byPassword)).isSignedIn).toBe(true)
    const elsewhere = await peer.v6().auth.signIn(byPassword)
    expect(elsewhere.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
  })

  test('remembers and forgets the device it is on', async () => {
    const peer = await startPeerForTest({
      ...pool,
      deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: true },
    })
    const { auth, store } = peer.v6()
    await auth.signIn(byPassword)
    const status = async () => (await auth.fetchDevices())[0]?.attributes
    expect(await status()).toMatchObject({ 'dev:device_remembered_status': 'not_remembered' })
    await auth.rememberDevice()
    expect(await status()).toMatchObject({ 'dev:device_remembered_status': 'remembered' })
    await auth.forgetDevice()
    expect(await auth.fetchDevices()).toEqual([])
    expect([...store.entries.keys()].filter((key) => key.endsWith('.deviceKey'))).toEqual([])
  })

  test('refreshes on its device, which a token without the device cannot', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, store } = peer.v6()
    await auth.signIn(byPassword)
    const before = await auth.fetchAuthSession()
    const after = await auth.fetchAuthSession({ forceRefresh: true })
    expect(String(after.tokens?.accessToken)).not.toBe(String(before.tokens?.accessToken))
    expect(after.tokens?.accessToken.payload.device_key).toBe(storedValue(store, '.deviceKey'))
    const elsewhere = peer.sdk.send(
      new InitiateAuthCommand({
        ClientId: CLIENT_ID,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: storedValue(store, '.refreshToken') },
      }),
    )
    expect(await refusal(elsewhere)).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid Refresh Token',
    })
  })
})

describe('v5', () => {
  test('confirms a new device and proves it the next time', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth, store } = peer.v5()
    await Auth.signIn('ada', PASSWORD)
    expect(peer.operations()).toEqual([...FIRST_SRP, 'GetUser'])
    const key = storedValue(store, '.deviceKey')
    expect(await Auth.fetchDevices()).toEqual([{ id: key, name: 'Qualification/1.0' }])
    await Auth.signOut()
    peer.operations()
    await Auth.signIn('ada', PASSWORD)
    expect(peer.operations()).toEqual([...DEVICE_SRP, 'GetUser'])
    expect(storedValue(store, '.deviceKey')).toBe(key)
  })

  test('comes in with a device that was forgotten meanwhile, and gets a new one', async () => {
    const peer = await startPeerForTest(pool)
    const { Auth, store } = peer.v5()
    await Auth.signIn('ada', PASSWORD)
    const key = storedValue(store, '.deviceKey')
    const AccessToken = storedValue(store, '.accessToken')
    await peer.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey: key }))
    await Auth.signOut()
    await Auth.signIn('ada', PASSWORD)
    expect(storedValue(store, '.deviceKey')).not.toBe(key)
    expect((await Auth.currentSession()).isValid()).toBe(true)
  })

  test('remembers, reads and forgets its device and refreshes on it', async () => {
    const peer = await startPeerForTest({
      ...pool,
      deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: true },
    })
    const { Auth, store } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(await Auth.rememberDevice()).toBe('SUCCESS')
    const { Device } = await new Promise<{ Device: { DeviceAttributes: unknown } }>(
      (onSuccess, onFailure) => {
        user.getCachedDeviceKeyAndPassword()
        user.getDevice({ onSuccess, onFailure })
      },
    )
    expect(Device.DeviceAttributes).toContainEqual({
      Name: 'dev:device_remembered_status',
      Value: 'remembered',
    })
    const session = await Auth.currentSession()
    await new Promise<void>((resolve, reject) =>
      user.refreshSession(session.getRefreshToken(), (error: unknown) =>
        error ? reject(error) : resolve(),
      ),
    )
    expect(storedValue(store, '.accessToken')).not.toBe(session.getAccessToken().getJwtToken())
    expect(await Auth.forgetDevice()).toBe('SUCCESS')
    expect(await Auth.fetchDevices()).toEqual([])
  })

  test('is asked for the second factor on a new device only', async () => {
    const peer = await startPeerForTest(pool)
    await prefer(peer, 'ada', { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    const { Auth } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    expect(user.challengeName).toBe('SMS_MFA')
    await Auth.confirmSignIn(user, peer.code('ada'), 'SMS_MFA')
    await Auth.signOut()
    const known = await Auth.signIn('ada', PASSWORD)
    expect(known.challengeName).toBeUndefined()
  })
})

test('devices are not offered where the pool does not track them', async () => {
  const peer = await startPeerForTest({ ...pool, deviceTracking: undefined })
  const { auth, store } = peer.v6()
  await auth.signIn(byPassword)
  expect(peer.operations()).toEqual(['InitiateAuth'])
  const AccessToken = storedValue(store, '.accessToken')
  const list = peer.sdk.send(new ListDevicesCommand({ AccessToken }))
  expect((await refusal(list)).name).toBe('InvalidParameterException')
})

test('a device is not shown to another user', async () => {
  const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
  const peer = await startPeerForTest({ ...pool, users })
  const owner = peer.v6()
  await owner.auth.signIn(byPassword)
  const DeviceKey = storedValue(owner.store, '.deviceKey')
  const other = peer.v6()
  await other.auth.signIn({ ...byPassword, username: 'eve' })
  const AccessToken = storedValue(other.store, '.accessToken')
  for (const command of [
    new GetDeviceCommand({ AccessToken, DeviceKey }),
    new ForgetDeviceCommand({ AccessToken, DeviceKey }),
  ]) {
    const refused = await refusal(peer.sdk.send(command as ForgetDeviceCommand))
    expect(refused).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Device does not exist.',
    })
  }
})

test('cognito-srp-helper confirms a device and proves it over the AWS SDK', async () => {
  const peer = await startPeerForTest(pool)
  const session = srpSession('ada')
  const first = await finishSrp(peer, session, await beginSrp(peer, session))
  const { AccessToken, NewDeviceMetadata } = first.AuthenticationResult ?? {}
  const { DeviceKey = '', DeviceGroupKey = '' } = NewDeviceMetadata ?? {}
  const verifier = createDeviceVerifier(DeviceKey, DeviceGroupKey)
  const { DeviceSecretVerifierConfig, DeviceRandomPassword } = verifier
  await peer.sdk.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig }),
  )
  const DEVICE_KEY = DeviceKey
  for (const password of [DeviceRandomPassword, 'bm90IHRoZSBzZWNyZXQ=']) {
    const again = srpSession('ada')
    const begun = await beginSrp(peer, again, { AuthParameters: { DEVICE_KEY } })
    const known = await finishSrp(peer, again, begun, { ChallengeResponses: { DEVICE_KEY } })
    expect(known.ChallengeName).toBe('DEVICE_SRP_AUTH')
    const asked = await peer.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'DEVICE_SRP_AUTH',
        ChallengeResponses: { USERNAME: 'ada', DEVICE_KEY, SRP_A: again.largeA },
        ...(known.Session && { Session: known.Session }),
      }),
    )
    expect(asked.ChallengeName).toBe('DEVICE_PASSWORD_VERIFIER')
    const signed = signSrpSessionWithDevice(again, asked as never, DeviceGroupKey, password)
    const proved = peer.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: CLIENT_ID,
        ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
        ChallengeResponses: {
          USERNAME: 'ada',
          DEVICE_KEY,
          TIMESTAMP: signed.timestamp,
          PASSWORD_CLAIM_SECRET_BLOCK: signed.secret,
          PASSWORD_CLAIM_SIGNATURE: signed.passwordSignature,
        },
        ...(asked.Session && { Session: asked.Session }),
      }),
    )
    if (password === DeviceRandomPassword) {
      expect((await proved).AuthenticationResult?.AccessToken).toBeTypeOf('string')
    } else expect((await refusal(proved)).name).toBe('NotAuthorizedException')
  }
})
