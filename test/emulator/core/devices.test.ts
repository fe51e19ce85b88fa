import { createDeviceVerifier } from 'cognito-srp-helper'
import { expect, test } from 'vitest'
import { PASSWORD, refusalOf, type Setting, setUp, type Tokens } from './setting.js'

const TRACKED = {
  deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: false },
}
const KEY = /^eu-west-1_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

test('a confirmed device is challenged by SRP at the next sign-in and keeps its key', async () => {
  const setting = setUp(TRACKED)
  const { key, groupKey, secret, tokens } = await addDevice(setting)
  expect(key).toMatch(KEY)
  expect(claimsOf(tokens.AccessToken).device_key).toBe(key)
  for (let round = 0; round < 2; round += 1) {
    const given = await setting.srp('ann', PASSWORD, { DEVICE_KEY: key })
    expect(given.ChallengeName).toBe('DEVICE_SRP_AUTH')
    const { AuthenticationResult } = await setting.proveDevice(given, key, groupKey, secret)
    expect(AuthenticationResult.NewDeviceMetadata).toBeUndefined()
    expect(claimsOf(AuthenticationResult.AccessToken).device_key).toBe(key)
  }
})

test('a wrong device secret and another device are refused', async () => {
  const setting = setUp(TRACKED)
  const first = await addDevice(setting)
  const second = await addDevice(setting)
  const given = await setting.srp('ann', PASSWORD, { DEVICE_KEY: first.key })
  const other = setting.proveDevice(given, second.key, second.groupKey, second.secret)
  expect(await refusalOf(other)).toBe('ResourceNotFoundException: Device does not exist.')
  const wrong = setting.proveDevice(given, first.key, first.groupKey, second.secret)
  expect(await refusalOf(wrong)).toBe('NotAuthorizedException: Incorrect username or password.')
  const replayed = setting.proveDevice(given, first.key, first.groupKey, first.secret)
  expect(await refusalOf(replayed)).toMatch(/only be used once/)
})

test('the device challenge is not open to someone who showed no password', async () => {
  const setting = setUp(TRACKED)
  const { key, groupKey, secret } = await addDevice(setting)
  const invented = { ChallengeParameters: { USERNAME: 'ann' }, Session: 'invented'.repeat(4) }
  const attempt = setting.proveDevice(
    { ...invented, AuthenticationResult: {} as Tokens },
    key,
    groupKey,
    secret,
  )
  expect(await refusalOf(attempt)).toBe('NotAuthorizedException: Invalid session for the user.')
})

test('a remembered device stands for the second factor, one that is not does not', async () => {
  const setting = setUp({ ...TRACKED, mfa: 'ON', mfaFactors: ['SMS_MFA'] })
  const asked = await setting.srp('ann', PASSWORD)
  expect(asked.ChallengeName).toBe('SMS_MFA')
  const code = () => ({ USERNAME: 'ann', SMS_MFA_CODE: setting.lastCode() })
  const done = await setting.respond('SMS_MFA', code(), asked)
  const { key, groupKey, secret } = await confirm(setting, done.AuthenticationResult)

  const trusted = await setting.srp('ann', PASSWORD, { DEVICE_KEY: key })
  expect(trusted.ChallengeName).toBe('DEVICE_SRP_AUTH')
  await setting.call('UpdateDeviceStatus', {
    AccessToken: done.AuthenticationResult.AccessToken,
    DeviceKey: key,
    DeviceRememberedStatus: 'not_remembered',
  })
  const again = await setting.srp('ann', PASSWORD, { DEVICE_KEY: key })
  expect(again.ChallengeName).toBe('SMS_MFA')
  const then = await setting.respond('SMS_MFA', { ...code(), DEVICE_KEY: key }, again)
  expect(then.ChallengeName).toBe('DEVICE_SRP_AUTH')
  const { AuthenticationResult } = await setting.proveDevice(then, key, groupKey, secret)
  expect(AuthenticationResult.AccessToken).toEqual(expect.any(String))
})

test('a forgotten device is told so, and the same proof without it signs in', async () => {
  const setting = setUp(TRACKED)
  const { key, tokens } = await addDevice(setting)
  await setting.call('ForgetDevice', { AccessToken: tokens.AccessToken, DeviceKey: key })
  const { call } = setting
  const send = await setting.prove('ann', PASSWORD)
  const refused = await refusalOf(send({ DEVICE_KEY: key }))
  expect(refused).toBe('ResourceNotFoundException: Device does not exist.')
  const { AuthenticationResult } = await send({ DEVICE_KEY: null })
  expect(AuthenticationResult.NewDeviceMetadata.DeviceKey).not.toBe(key)

  const plain = { USERNAME: 'ann', PASSWORD, DEVICE_KEY: key }
  const byPassword = refusalOf(setting.initiate('USER_PASSWORD_AUTH', plain))
  expect(await byPassword).toBe('ResourceNotFoundException: Device does not exist.')
  const listed = await call('ListDevices', { AccessToken: tokens.AccessToken, Limit: 60 })
  expect(listed.Devices).toEqual([])
  const gone = { AccessToken: tokens.AccessToken, DeviceKey: key }
  expect(await setting.refusal('GetDevice', gone)).toMatch(/^ResourceNotFoundException/)
})

test('a device session refreshes with its own confirmed device only', async () => {
  const setting = setUp(TRACKED)
  const { AuthenticationResult: unconfirmed } = await setting.srp('ann', PASSWORD)
  const refresh = (token: string, DEVICE_KEY?: string | null) =>
    setting.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: token, DEVICE_KEY })
  const refused = 'NotAuthorizedException: Invalid Refresh Token'
  const early = unconfirmed.NewDeviceMetadata.DeviceKey
  expect(await refusalOf(refresh(unconfirmed.RefreshToken, early))).toBe(refused)

  const { key, tokens } = await addDevice(setting)
  expect(await refusalOf(refresh(tokens.RefreshToken, null))).toBe(refused)
  expect(await refusalOf(refresh(tokens.RefreshToken, early))).toBe(refused)
  const { AuthenticationResult } = await refresh(tokens.RefreshToken, key)
  expect(claimsOf(AuthenticationResult.AccessToken).device_key).toBe(key)
})

test('devices are listed by pages, described and renamed by nobody else', async () => {
  const setting = setUp({
    deviceTracking: { challengeRequiredOnNewDevice: false, rememberedOnlyOnPrompt: true },
  })
  const first = await addDevice(setting)
  await addDevice(setting)
  expect(first.confirmation.UserConfirmationNecessary).toBe(true)
  const { AccessToken } = first.tokens
  const page = await setting.call('ListDevices', { AccessToken, Limit: 1 })
  expect(page.Devices).toHaveLength(1)
  const rest = { AccessToken, Limit: 1, PaginationToken: page.PaginationToken }
  const last = await setting.call('ListDevices', rest)
  expect(last.Devices).toHaveLength(1)
  expect(last.PaginationToken).toBeUndefined()
  const { Device } = await setting.call('GetDevice', { AccessToken, DeviceKey: first.key })
  expect(Device).toMatchObject({ DeviceKey: first.key })
  const twice = { AccessToken, DeviceKey: first.key, ...first.config }
  expect(await setting.refusal('ConfirmDevice', twice)).toMatch(/^DeviceKeyExistsException/)
})

test('a pool that does not track devices hands out no keys and knows no device', async () => {
  const setting = setUp()
  const tokens = await setting.signIn()
  expect(tokens.NewDeviceMetadata).toBeUndefined()
  const list = { AccessToken: tokens.AccessToken }
  expect(await setting.refusal('ListDevices', list)).toMatch(/^InvalidParameterException/)
})

async function addDevice(setting: Setting) {
  const { AuthenticationResult } = await setting.srp('ann', PASSWORD)
  return confirm(setting, AuthenticationResult)
}

async function confirm({ call }: Setting, tokens: Tokens) {
  const { DeviceKey: key, DeviceGroupKey: groupKey } = tokens.NewDeviceMetadata
  const made = createDeviceVerifier(key, groupKey)
  const config = { DeviceSecretVerifierConfig: made.DeviceSecretVerifierConfig }
  const input = { AccessToken: tokens.AccessToken, DeviceKey: key, DeviceName: 'test', ...config }
  const confirmation = await call('ConfirmDevice', input)
  return { key, groupKey, tokens, config, confirmation, secret: made.DeviceRandomPassword }
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
}
