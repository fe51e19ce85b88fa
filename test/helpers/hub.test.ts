import { Hub as HubV6 } from 'aws-amplify/utils'
import { afterEach, expect, test, vi } from 'vitest'
import { tellListeners } from '../../helpers/announce.js'
import { Hub } from '../../helpers/hub.js'
import type { HubCapsule } from '../../helpers/hub-capsule.js'
import { HubWithUsers } from '../../helpers/hub-with-users.js'
import type { V5Hub } from '../../helpers/v5-hub.js'

// Hub warns that the channel is Amplify's own.
vi.spyOn(console, 'warn').mockImplementation(() => {})

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** What v6 sends when it brings somebody back from the hosted sign-in page, in its order. */
function comeBack(customState?: string) {
  if (customState) send({ event: 'customOAuthState', data: customState })
  send({ event: 'signInWithRedirect' })
  send({ event: 'signedIn', data: { username: 'ada', userId: '1' } })
}

function send(payload: object) {
  HubV6.dispatch('auth', payload as never, 'Auth')
}

function hear(channel: string | RegExp = 'auth', hub: V5Hub = Hub): HubCapsule[] {
  const heard: HubCapsule[] = []
  stops.push(hub.listen(channel, (capsule) => heard.push(capsule)))
  return heard
}

const told = (heard: readonly HubCapsule[]) =>
  heard.map(({ payload: { event, data, message } }) => [event, data?.username ?? data, message])

test('who comes back is told of in the order of v5', () => {
  const heard = hear()
  comeBack('cart')
  const message = 'A user ada has been signed in'
  expect(told(heard)).toEqual([
    ['signIn', 'ada', message],
    ['cognitoHostedUI', 'ada', `${message} via Cognito Hosted UI`],
    ['customOAuthState', 'cart', 'State for user ada'],
  ])
  expect(heard[0]).toMatchObject({ channel: 'auth', source: 'Auth', patternInfo: [] })
})

test('a redirect without a state, and a sign-in after it, tell of no state', () => {
  const heard = hear()
  comeBack()
  send({ event: 'signedIn', data: { username: 'eve' } })
  expect(told(heard).map(([event]) => event)).toEqual(['signIn', 'cognitoHostedUI', 'signIn'])
})

test('a redirect that fails is three failures with the error itself, and leaves no state', () => {
  const heard = hear()
  const error = Object.assign(new Error('denied'), { name: 'OAuthSignInException' })
  send({ event: 'customOAuthState', data: 'cart' })
  send({ event: 'signInWithRedirect_failure', data: { error } })
  send({ event: 'signedIn', data: { username: 'ada' } })
  expect(heard.map(({ payload }) => payload.event)).toEqual([
    'signIn_failure',
    'cognitoHostedUI_failure',
    'customState_failure',
    'signIn',
  ])
  for (const { payload } of heard.slice(0, 3)) expect(payload.data).toBe(error)
  expect(error).toMatchObject({ code: 'OAuthSignInException' })
})

test('a sign-out tells who left, once', () => {
  const heard = hear()
  send({ event: 'signedIn', data: { username: 'ada' } })
  send({ event: 'signedOut' })
  send({ event: 'signedOut' })
  expect(told(heard).slice(1)).toEqual([
    ['signOut', 'ada', 'A user has been signed out'],
    ['signOut', null, 'A user has been signed out'],
  ])
})

test('a session that the service has ended is a failed refresh and a sign-out', () => {
  const heard = hear()
  const error = new Error('Refresh Token has been revoked')
  const other = new Error('Too many requests')
  // v6 tells each caller who waited for the refresh.
  for (const each of [error, error, other]) {
    send({ event: 'tokenRefresh_failure', data: { error: each } })
  }
  expect(told(heard)).toEqual([
    ['tokenRefresh_failure', error, 'Failed to retrieve new token'],
    ['signOut', null, 'A user has been signed out'],
    ['tokenRefresh_failure', other, 'Failed to retrieve new token'],
  ])
})

test('one refresh is told once, and the next one too', async () => {
  const heard = hear()
  send({ event: 'tokenRefresh' })
  send({ event: 'tokenRefresh' })
  await vi.waitFor(() => {
    send({ event: 'tokenRefresh' })
    expect(heard).toHaveLength(2)
  })
})

test('events that others send come as they are, and only once', () => {
  const heard = hear()
  Hub.dispatch('auth', { event: 'signIn', data: 1 }, 'Page')
  HubV6.dispatch('auth', { event: 'signedIn', data: 2 } as never)
  tellListeners('signUp', 3, 'ada has signed up successfully')
  expect(heard.map(({ payload, source }) => [payload.event, payload.data, source])).toEqual([
    ['signIn', 1, 'Page'],
    ['signedIn', 2, ''],
    ['signUp', 3, 'Auth'],
  ])
})

test('a configuration is told of', () => {
  const heard = hear()
  HubV6.dispatch('core', { event: 'configure', data: {} })
  expect(heard.map(({ payload }) => payload.event)).toEqual(['configured'])
})

test('who listens for whole users is told later, and of nothing out of turn', async () => {
  const early = hear()
  const whole = hear('auth', HubWithUsers)
  send({ event: 'signedIn', data: { username: 'ada' } })
  send({ event: 'signedOut' })
  expect([early.length, whole.length]).toEqual([2, 0])
  await vi.waitFor(() => expect(whole).toHaveLength(2))
  expect(whole.map(({ payload }) => payload.event)).toEqual(['signIn', 'signOut'])
  // Nothing is pending any more.
  send({ event: 'signedOut' })
  expect(whole).toHaveLength(3)
})

test('a pattern hears messages of every channel, with what it has found', () => {
  const heard = hear(/signed (in|up)/)
  send({ event: 'signedIn', data: { username: 'ada' } })
  Hub.dispatch('cart', { event: 'member', message: 'somebody has signed up' })
  Hub.dispatch('cart', { event: 'opened' })
  expect(heard.map(({ channel, patternInfo }) => [channel, patternInfo])).toEqual([
    ['auth', ['in']],
    ['cart', ['up']],
  ])
})

test('listeners are taken away by what took them in, or by themselves', () => {
  const heard: string[] = []
  const listener = ({ channel }: HubCapsule) => void heard.push(channel)
  for (const channel of ['auth', 'cart', /opened/]) Hub.listen(channel, listener)
  const stop = Hub.listen('auth', () => heard.push('stopped'))
  stop()
  Hub.remove('auth', listener)
  Hub.remove(/opened/, listener)
  Hub.dispatch('auth', { event: 'signIn' })
  Hub.dispatch('cart', { event: 'open', message: 'opened' })
  Hub.remove('cart', listener)
  Hub.dispatch('cart', { event: 'open', message: 'opened' })
  expect(heard).toEqual(['cart'])
})

test('an object listens with itself as this, and nothing is no listener', () => {
  const page = {
    seen: 0,
    onHubCapsule() {
      this.seen++
    },
  }
  stops.push(Hub.listen('auth', page))
  Hub.dispatch('auth', { event: 'signIn' })
  expect(page.seen).toBe(1)
  expect(() => Hub.listen('auth')).toThrow('No callback supplied to Hub')
})

test('a listener that throws keeps no other from hearing', () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
  stops.push(
    Hub.listen('auth', () => {
      throw new Error('broken')
    }),
  )
  const heard = hear()
  Hub.dispatch('auth', { event: 'signIn' })
  expect(heard).toHaveLength(1)
  expect(complain).toHaveBeenCalled()
})
