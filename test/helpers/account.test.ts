import { describe, expect, test, vi } from 'vitest'
import { nextTotpCode, wrongCode } from '../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer } from '../emulator/qualification/peer.js'
import { alike, attributes, rejection } from './alike.js'

const signedIn = { signedIn: 'ada' }
const offlineError = { name: 'Error', code: 'NetworkError', message: 'Network error' }

describe('userAttributes', () => {
  test('lists names and values as texts', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const list = await auth.userAttributes(await auth.currentAuthenticatedUser())
      const [first] = list
      const names = [first.getName() === first.Name, first.getValue() === first.Value]
      const json = JSON.parse(JSON.stringify(list))
      const renamed = String(first.setName('nickname').setValue('Addy'))
      return { json, names, renamed }
    })
    const renamed = '{"Name":"nickname","Value":"Addy"}'
    expect(seen).toMatchObject({ names: [true, true], renamed })
    expect(seen).toHaveProperty('json', expect.arrayContaining([{ Name: 'name', Value: 'Ada' }]))
    const flag = { Name: 'email_verified', Value: 'true' }
    expect(seen).toHaveProperty('json', expect.arrayContaining([flag]))
  })
})

describe('verifiedContact', () => {
  test('sorts the mail address and the phone number', async () => {
    const seen = await alike(signedIn, async ({ auth }) =>
      auth.verifiedContact(await auth.currentAuthenticatedUser()),
    )
    expect(seen).toEqual({
      verified: { email: 'ada@example.com' },
      unverified: { phone_number: '+15550001234' },
    })
  })
})

describe('updateUserAttributes', () => {
  test('changes what can be changed, and the tokens say so at once', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      const changes = { ...user.attributes, name: 'Countess' }
      const result = await auth.updateUserAttributes(user, changes)
      const fresh = await auth.currentAuthenticatedUser()
      const { name, email_verified } = peer.cognito.getUser({ username: 'ada' }).attributes
      return {
        result,
        name: fresh.attributes.name,
        claim: (await auth.currentSession()).getIdToken().payload.name,
        stored: [name, email_verified],
      }
    })
    expect(seen).toEqual({
      result: 'SUCCESS',
      name: 'Countess',
      claim: 'Countess',
      stored: ['Countess', 'true'],
    })
  })

  test('rejects what Cognito refuses', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      return rejection(auth.updateUserAttributes(user, { email: 'no address' }))
    })
    expect(seen).toMatchObject({
      name: 'InvalidParameterException',
      code: 'InvalidParameterException',
    })
  })

  test('rejects offline', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      peer.cognito.faults.add({ kind: 'drop' })
      return rejection(auth.updateUserAttributes(user, { name: 'Countess' }))
    })
    expect(seen).toEqual(offlineError)
  })
})

describe('deleteUserAttributes', () => {
  test('takes attributes away, and the tokens say so at once', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const result = await auth.deleteUserAttributes(user, ['name'])
      const fresh = await auth.currentAuthenticatedUser()
      const { name } = (await auth.currentSession()).getIdToken().payload
      return [result, fresh.attributes.name, name, fresh.attributes.email]
    })
    expect(seen).toEqual(['SUCCESS', undefined, undefined, 'ada@example.com'])
  })

  test('rejects what Cognito keeps', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const { name } = (await rejection(auth.deleteUserAttributes(user, ['sub']))) as Error
      return name
    })
    expect(seen).toMatch(/^(?:NotAuthorized|InvalidParameter)Exception$/)
  })
})

describe('verifying an attribute', () => {
  test('of a user takes a code', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      const sent = await auth.verifyUserAttribute(user, 'phone_number')
      const code = peer.code('ada')
      const submit = (text: string) => auth.verifyUserAttributeSubmit(user, 'phone_number', text)
      const empty = await rejection(submit(''))
      const wrong = await rejection(submit(wrongCode(code)))
      const done = await submit(code)
      const { phone_number_verified } = peer.cognito.getUser({ username: 'ada' }).attributes
      return { sent, empty, wrong, done, phone_number_verified }
    })
    expect(seen).toMatchObject({
      sent: 'SUCCESS',
      empty: { name: 'AuthError', message: 'Confirmation code cannot be empty' },
      wrong: { name: 'CodeMismatchException', code: 'CodeMismatchException' },
      done: 'SUCCESS',
      phone_number_verified: 'true',
    })
  })

  test('of whoever is signed in takes no user', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => [
      await auth.verifyCurrentUserAttribute('phone_number'),
      await auth.verifyCurrentUserAttributeSubmit('phone_number', peer.code('ada')),
    ])
    expect(seen).toEqual(['SUCCESS', 'SUCCESS'])
  })

  test('rejects with a bare string when nobody is signed in', async () => {
    const seen = await alike({}, async ({ auth }) => [
      await rejection(auth.verifyCurrentUserAttribute('email')),
      await rejection(auth.verifyCurrentUserAttributeSubmit('email', '123456')),
    ])
    expect(seen).toEqual(['No current user', 'No current user'])
  })
})

describe('passwords', () => {
  test('are changed by who knows the old one', async () => {
    const seen = await alike(signedIn, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const wrong = await rejection(auth.changePassword(user, 'Wrong-password-1', 'Battery-2'))
      const done = await auth.changePassword(user, PASSWORD, 'Battery-staple-2')
      return { wrong, done, username: (await auth.signIn('ada', 'Battery-staple-2')).username }
    })
    expect(seen).toMatchObject({
      wrong: { name: 'NotAuthorizedException', code: 'NotAuthorizedException' },
      done: 'SUCCESS',
      username: 'ada',
    })
  })

  test('are set anew with a code', async () => {
    const seen = await alike({}, async ({ auth, peer }) => {
      const sent = await auth.forgotPassword('ada')
      const code = peer.code('ada')
      const submit = (...input: string[]) => auth.forgotPasswordSubmit(...input)
      return {
        sent,
        wrong: await rejection(submit('ada', wrongCode(code), 'Battery-staple-2')),
        empty: [
          await rejection(auth.forgotPassword('')),
          await rejection(submit('', code, 'Battery-staple-2')),
          await rejection(submit('ada', '', 'Battery-staple-2')),
          await rejection(submit('ada', code, '')),
        ],
        done: await submit('ada', code, 'Battery-staple-2'),
        username: (await auth.signIn('ada', 'Battery-staple-2')).username,
      }
    })
    expect(seen).toMatchObject({
      sent: {
        CodeDeliveryDetails: {
          AttributeName: 'email',
          DeliveryMedium: 'EMAIL',
          Destination: 'a***@e***',
        },
      },
      wrong: { code: 'CodeMismatchException' },
      done: 'SUCCESS',
      username: 'ada',
    })
  })
})

describe('second factors', () => {
  const pool = {
    users: [{ username: 'ada', password: PASSWORD, attributes }],
    mfa: 'OPTIONAL',
    mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
  } as const
  const situation = { pool, signedIn: 'ada' }

  test('an app is set up and verified while signed in', async () => {
    const seen = await alike(situation, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      const secret = await auth.setupTOTP(user)
      const code = nextTotpCode(peer, secret)
      const wrong = await rejection(auth.verifyTotpToken(user, wrongCode(code)))
      const { Status } = await auth.verifyTotpToken(user, code)
      return { wrong, Status, secret: typeof secret }
    })
    expect(seen).toMatchObject({
      wrong: { code: 'EnableSoftwareTokenMFAException' },
      Status: 'SUCCESS',
      secret: 'string',
    })
  })

  test('are preferred and switched off', async () => {
    const seen = await alike(situation, async ({ auth, peer }) => {
      const user = await auth.currentAuthenticatedUser()
      const secret = await auth.setupTOTP(user)
      await auth.verifyTotpToken(user, nextTotpCode(peer, secret))
      const preferred = () => auth.getPreferredMFA(user, { bypassCache: true })
      const states: unknown[] = [await preferred()]
      for (const method of ['NOMFA', 'TOTP', 'SMS', 'NOMFA', 'SOFTWARE_TOKEN_MFA', 'SMS_MFA']) {
        states.push(await auth.setPreferredMFA(user, method), await preferred())
      }
      return { states, none: await rejection(auth.setPreferredMFA(user, 'PIGEON')) }
    })
    expect(seen).toMatchObject({
      states: [
        ...['NOMFA', 'No change for mfa type', 'NOMFA'],
        ...['SUCCESS', 'SOFTWARE_TOKEN_MFA', 'SUCCESS', 'SMS_MFA', 'SUCCESS', 'NOMFA'],
        ...['SUCCESS', 'SOFTWARE_TOKEN_MFA', 'SUCCESS', 'SMS_MFA'],
      ],
      none: { name: 'AuthError', message: 'No valid MFA method provided' },
    })
  })

  test('are not guessed at when several are on and none is preferred', async () => {
    const before = ({ cognito }: Peer) => void cognito.setMfa({ username: 'ada', sms: true })
    const seen = await alike({ ...situation, before }, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      return [
        await rejection(auth.getPreferredMFA(user)),
        await rejection(auth.setPreferredMFA(user, 'NOMFA')),
      ]
    })
    expect(seen).toMatchObject(['invalid MFA Type', { message: 'Invalid MFA type' }])
  })

  test('text messages are switched on and off the old way', async () => {
    const seen = await alike(situation, async ({ auth }) => {
      const user = await auth.currentAuthenticatedUser()
      const on = await auth.enableSMS(user)
      const challenged = await auth.signIn('ada', PASSWORD)
      const off = await auth.disableSMS(user)
      const free = await auth.signIn('ada', PASSWORD)
      const options = await auth.getMFAOptions(free)
      return { on, off, names: [challenged.challengeName, free.challengeName], options }
    })
    expect(seen).toMatchObject({ on: 'SUCCESS', off: 'SUCCESS', names: ['SMS_MFA', undefined] })
  })
})

describe('devices', () => {
  const pool = {
    users: [{ username: 'ada', password: PASSWORD }],
    deviceTracking: { challengeRequiredOnNewDevice: false, rememberedOnlyOnPrompt: true },
  }

  test('are remembered, listed and forgotten', async () => {
    vi.stubGlobal('navigator', { userAgent: 'Helpers/1.0' })
    const seen = await alike({ pool }, async ({ auth, store }) => {
      await auth.signIn('ada', PASSWORD)
      const key = [...store.entries].find(([name]) => name.endsWith('.deviceKey'))?.[1]
      const remembered = await auth.rememberDevice()
      const devices = await auth.fetchDevices()
      const isThisOne = devices[0].id === key
      const forgotten = await auth.forgetDevice()
      return { remembered, devices, isThisOne, forgotten, left: await auth.fetchDevices() }
    }).finally(() => void vi.unstubAllGlobals())
    expect(seen).toMatchObject({
      remembered: 'SUCCESS',
      devices: [{ id: 'eu-west-1_<uuid>' }],
      isThisOne: true,
      forgotten: 'SUCCESS',
      left: [],
    })
  })

  test('are nobody’s when nobody is signed in', async () => {
    const seen = await alike({}, async ({ auth }) => [
      await rejection(auth.rememberDevice()),
      await rejection(auth.forgetDevice()),
      await rejection(auth.fetchDevices()),
    ])
    const text = 'The user is not authenticated'
    expect(seen).toEqual([text, text, { name: 'Error', code: undefined, message: text }])
  })

  test('cannot be remembered where the pool does not track them', async () => {
    const seen = await alike(signedIn, async ({ auth }) => [
      await rejection(auth.rememberDevice()),
      await rejection(auth.forgetDevice()),
    ])
    const message = 'Device tracking has not been configured in this User Pool'
    expect(seen).toEqual([
      { name: 'AuthError', message },
      { name: 'AuthError', message },
    ])
  })

  test('cannot be listed offline', async () => {
    const seen = await alike(signedIn, ({ auth, peer }) => {
      peer.cognito.faults.add({ kind: 'drop', operation: 'ListDevices' })
      return rejection(auth.fetchDevices())
    })
    expect(seen).toEqual({ name: 'AuthError', code: undefined, message: 'Network Error' })
  })
})

describe('deleteUser', () => {
  test('deletes the user and signs out', async () => {
    const seen = await alike(signedIn, async ({ auth }) => [
      await auth.deleteUser(),
      await rejection(auth.currentSession()),
      ((await rejection(auth.signIn('ada', PASSWORD))) as { code: string }).code,
    ])
    expect(seen).toEqual(['SUCCESS', 'No current user', 'UserNotFoundException'])
  })

  test('rejects when nobody is signed in', async () => {
    const seen = await alike({}, ({ auth }) => rejection(auth.deleteUser()))
    expect(seen).toEqual({ name: 'Error', code: undefined, message: 'No current user.' })
  })
})

describe('currentUserInfo', () => {
  test('has the name, the attributes and no identity without an identity pool', async () => {
    const seen = await alike(signedIn, ({ auth }) => auth.currentUserInfo())
    expect(seen).toMatchObject({ username: 'ada', attributes: { email_verified: true } })
  })

  test('has the identity of the identity pool', async () => {
    const situation = { ...signedIn, identityPool: true }
    const seen = await alike(situation, async ({ auth }) => {
      const { id } = await auth.currentUserInfo()
      return [id, id === (await auth.currentCredentials()).identityId]
    })
    expect(seen).toEqual(['eu-west-1:<uuid>', true])
  })

  test('is null when nobody is signed in, and empty when Cognito does not answer', async () => {
    expect(await alike({}, ({ auth }) => auth.currentUserInfo())).toBeNull()
    const seen = await alike(signedIn, ({ auth, peer }) => {
      peer.cognito.faults.add({ kind: 'server-error', operation: 'GetUser' })
      return auth.currentUserInfo()
    })
    expect(seen).toEqual({})
  })
})

describe('credentials', () => {
  test('are those of the user', async () => {
    const seen = await alike({ ...signedIn, identityPool: true }, async ({ auth }) => {
      const credentials = await auth.currentCredentials()
      const members = Object.entries(credentials).map(([name, value]) => [name, typeof value])
      return {
        members: Object.fromEntries(members.sort()),
        expires: credentials.expiration > new Date(),
        isAuthenticated: (await auth.currentUserCredentials()).authenticated,
        essential: Object.keys(auth.essentialCredentials(credentials)).sort(),
      }
    })
    expect(seen).toMatchObject({
      members: { accessKeyId: 'string', identityId: 'string', authenticated: 'boolean' },
      expires: true,
      isAuthenticated: true,
      essential: [
        ...['accessKeyId', 'authenticated', 'identityId', 'secretAccessKey', 'sessionToken'],
      ],
    })
  })

  test('are those of a guest', async () => {
    const seen = await alike({ identityPool: true }, async ({ auth }) => {
      const first = await auth.currentUserCredentials()
      const { authenticated, identityId } = await auth.currentCredentials()
      return [authenticated, identityId === first.identityId]
    })
    expect(seen).toEqual([false, true])
  })

  test('are refused with a bare string where there is no identity pool', async () => {
    const seen = await alike({}, async ({ auth }) => [
      await rejection(auth.currentCredentials()),
      await rejection(auth.currentUserCredentials()),
    ])
    const text = 'No Cognito Identity pool provided for unauthenticated access'
    expect(seen).toEqual([text, text])
  })
})
