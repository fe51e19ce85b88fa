import { describe, expect, test } from 'vitest'
import {
  type NativeModules,
  type NativePasskeys,
  reactNativeParts,
} from '../../../shim/platform/react-native.js'
import { openAsyncStore } from './async-store.js'

describe('React Native', () => {
  test('keeps everything in AsyncStorage', async () => {
    const items = new Map<string, string>()
    const { storage } = reactNativeParts({ ...none, asyncStore: () => openAsyncStore(items) })
    await storage?.setItem('key', 'value')
    expect([...items]).toEqual([['@MemoryStorage:key', 'value']])
  })

  test('says which module is missing, when it is needed and not before', async () => {
    const parts = reactNativeParts(none)
    expect(() => parts.storage).toThrow(
      '@react-native-async-storage/async-storage is not installed or not linked.',
    )
    await expect(parts.open?.('https://sign.in', [], false)).rejects.toThrow(
      '@aws-amplify/rtn-web-browser is not installed',
    )
    expect(parts.passkeys).toBe(null)
    expect(await parts.deviceName?.()).toBe('react-native')
  })

  test('opens sign-in pages in a browser, and waits for the way back', async () => {
    const asked: unknown[] = []
    const answers: Array<string | undefined> = ['app://?code=1', undefined]
    const { open } = reactNativeParts({
      ...none,
      browser: () => ({
        async openAuthSessionAsync(...request) {
          asked.push(request)
          return answers.shift()
        },
      }),
    })
    expect(await open?.('https://sign.in', ['app://'], true)).toBe('app://?code=1')
    expect(await open?.('https://sign.in', ['app://'], false)).toBe(null)
    expect(asked).toEqual([
      ['https://sign.in', ['app://'], true],
      ['https://sign.in', ['app://'], false],
    ])
  })

  test('asks the device for its name', async () => {
    const device = () => ({ getDeviceName: async () => 'Ada’s phone' })
    expect(await reactNativeParts({ ...none, device }).deviceName?.()).toBe('Ada’s phone')
  })

  test('has the passkeys of devices that have any', async () => {
    const passkeys = passkeysOf(async (options) => ({ answerTo: options }))
    const { passkeys: found } = reactNativeParts({ ...none, passkeys: () => passkeys })
    expect(await found?.get({ challenge: 'a' })).toEqual({ answerTo: { challenge: 'a' } })
    expect(await found?.create({ challenge: 'b' })).toEqual({ answerTo: { challenge: 'b' } })
    const without = { ...passkeys, getIsPasskeySupported: () => false }
    expect(reactNativeParts({ ...none, passkeys: () => without }).passkeys).toBe(null)
  })

  test.each([
    ['CANCELED', 'NotAllowedError', 'NotAllowedError'],
    ['DUPLICATE', 'InvalidStateError', 'InvalidStateError'],
    ['RELYING_PARTY_MISMATCH', 'SecurityError', 'SecurityError'],
    ['NOT_SUPPORTED', 'NotSupportedError', 'NotSupportedError'],
    ['FAILED', 'PasskeyRetrievalFailed', 'PasskeyRegistrationFailed'],
  ])('calls the native error %s what browsers call it', async (code, atGet, atCreate) => {
    const error = Object.assign(new Error('in words'), { code })
    const passkeys = passkeysOf(() => Promise.reject(error))
    const { passkeys: found } = reactNativeParts({ ...none, passkeys: () => passkeys })
    const told = { message: 'in words', cause: error }
    await expect(found?.get({})).rejects.toMatchObject({ ...told, name: atGet })
    await expect(found?.create({})).rejects.toMatchObject({ ...told, name: atCreate })
  })

  test('passes on native errors that it does not know', async () => {
    const error = new Error('something else')
    const passkeys = passkeysOf(() => Promise.reject(error))
    const { passkeys: found } = reactNativeParts({ ...none, passkeys: () => passkeys })
    await expect(found?.get({})).rejects.toBe(error)
  })
})

const none: NativeModules = {
  asyncStore: () => null,
  browser: () => null,
  passkeys: () => null,
  device: () => null,
}

function passkeysOf(answer: (options: unknown) => Promise<unknown>): NativePasskeys {
  return { getIsPasskeySupported: () => true, getPasskey: answer, createPasskey: answer }
}
