import { describe, expect, test } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { PASSWORD, type Peer, startPeerForTest } from '../emulator/qualification/peer.js'
import { attributes, rejection } from './alike.js'
import { openHelpers } from './open-helpers.js'

const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD, attributes }))
const pool = { users, mfa: 'OPTIONAL', mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] } as const

type Call = (...input: unknown[]) => Promise<V5Any>

/** The helpers of a page on v6, each by its file. */
function open(peer: Peer): (file: string, name: string) => Call {
  const helper = openHelpers(peer.v6().load)
  return (file, name) => helper(file)[name] as Call
}

async function openSignedIn(): Promise<{ peer: Peer; call: ReturnType<typeof open>; user: V5Any }> {
  const peer = await startPeerForTest(pool)
  const call = open(peer)
  const user = await call('sign-in', 'signIn')('ada', PASSWORD)
  return { peer, call, user }
}

const forUsers: readonly [string, string, ...unknown[]][] = [
  ['user-session', 'userSession'],
  ['user-attributes', 'userAttributes'],
  ['verified-contact', 'verifiedContact'],
  ['update-user-attributes', 'updateUserAttributes', { name: 'Mallory' }],
  ['delete-user-attributes', 'deleteUserAttributes', ['name']],
  ['verify-user-attribute', 'verifyUserAttribute', 'email'],
  ['verify-user-attribute-submit', 'verifyUserAttributeSubmit', 'email', '123456'],
  ['change-password', 'changePassword', PASSWORD, 'Battery-staple-2'],
  ['setup-totp', 'setupTOTP'],
  ['verify-totp-token', 'verifyTotpToken', '123456'],
  ['get-preferred-mfa', 'getPreferredMFA'],
  ['set-preferred-mfa', 'setPreferredMFA', 'SMS'],
  ['get-mfa-options', 'getMFAOptions'],
  ['enable-sms', 'enableSMS'],
  ['disable-sms', 'disableSMS'],
]

describe('a call for a user', () => {
  test('is made for nobody but the one who is signed in', async () => {
    const { peer, call } = await openSignedIn()
    peer.operations()
    for (const [file, name, ...input] of forUsers) {
      for (const user of [{ username: 'eve' }, {}, null, undefined]) {
        const refused = await rejection(call(file, name)(user, ...input))
        expect(refused, name).toMatchObject({ message: expect.stringMatching(/user/i) })
        expect(refused, name).not.toHaveProperty('resolved')
      }
    }
    expect(peer.operations()).toEqual([])
  })

  test('is made for nobody when nobody is signed in', async () => {
    const { peer, call, user } = await openSignedIn()
    await call('sign-out', 'signOut')()
    peer.operations()
    for (const [file, name, ...input] of forUsers) {
      const message = 'User is not authenticated'
      expect(await rejection(call(file, name)(user, ...input)), name).toMatchObject({ message })
    }
    expect(peer.operations()).toEqual([])
  })

  test('is made for a user object that the app has copied or kept from v5', async () => {
    const { call, user } = await openSignedIn()
    const contact = call('verified-contact', 'verifiedContact')
    const copies = [{ ...user }, new Proxy(user, {}), Object.freeze({ username: 'ada' })]
    for (const copy of copies) {
      expect(await contact(copy)).toHaveProperty('verified.email', attributes.email)
    }
  })
})

describe('a challenge', () => {
  test('is answered for the latest sign-in only', async () => {
    const peer = await startPeerForTest(pool)
    for (const username of ['ada', 'eve']) {
      peer.cognito.setMfa({ username, sms: true, preferred: 'SMS_MFA' })
    }
    const call = open(peer)
    const ada = await call('sign-in', 'signIn')('ada', PASSWORD)
    const eve = await call('sign-in', 'signIn')('eve', PASSWORD)
    peer.operations()
    const confirmSignIn = call('confirm-sign-in', 'confirmSignIn')
    const late = await rejection(confirmSignIn(ada, peer.code('ada'), 'SMS_MFA'))
    expect(late).toMatchObject({ code: 'NotAuthorizedException' })
    expect(peer.operations()).toEqual([])
    await confirmSignIn(eve, peer.code('eve'), 'SMS_MFA')
    const again = await rejection(confirmSignIn(eve, peer.code('eve'), 'SMS_MFA'))
    expect(again).toMatchObject({ code: 'NotAuthorizedException' })
  })

  test('is answered with a user object that a store has wrapped or frozen', async () => {
    const peer = await startPeerForTest(pool)
    peer.cognito.setMfa({ username: 'ada', sms: true, preferred: 'SMS_MFA' })
    const call = open(peer)
    for (const keep of [(user: object) => new Proxy(user, {}), Object.freeze]) {
      const user = keep(await call('sign-in', 'signIn')('ada', PASSWORD))
      const done = await call('confirm-sign-in', 'confirmSignIn')(user, peer.code('ada'))
      expect(done.signInUserSession.isValid()).toBe(true)
      expect(done.getUsername()).toBe('ada')
    }
  })
})
