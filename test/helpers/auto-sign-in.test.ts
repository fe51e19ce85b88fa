import { afterEach, expect, test, vi } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { wrongCode } from '../emulator/qualification/clients/totp.js'
import { PASSWORD } from '../emulator/qualification/peer.js'
import { alike, type Heard, rejection, type Visit } from './alike.js'

const pool = {
  autoVerifiedAttributes: ['email'],
  users: [{ username: 'eve', password: PASSWORD, attributes: {} }],
} as const
const ada = {
  username: 'ada',
  password: PASSWORD,
  attributes: { email: 'ada@example.com', name: 'Ada' },
  autoSignIn: { enabled: true },
}
const signedIn = { event: 'autoSignIn', user: 'ada', message: 'ada has signed in successfully' }

// Hub warns that the channel is Amplify's own, and v5 prints what it catches.
vi.spyOn(console, 'warn').mockImplementation(() => {})
vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => vi.useRealTimers())

test('who confirms a sign-up is signed in, and Hub tells who', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, heard }) => {
    const form = { ...ada }
    const signingUp = auth.signUpThenSignIn(form)
    // A form is cleared as soon as it is sent.
    form.password = ''
    const { userConfirmed } = await signingUp
    const code = peer.code('ada')
    const wrong = await rejection(auth.confirmSignUpThenSignIn('ada', wrongCode(code)))
    const before = [...heard]
    const confirmed = await auth.confirmSignUpThenSignIn('ada', code)
    const isLater = heard.length === 0
    await until(() => has(heard, 'autoSignIn'))
    const { name } = heard.at(-1)?.data.attributes ?? {}
    const current = await auth.currentAuthenticatedUser()
    return {
      userConfirmed,
      wrong,
      before,
      confirmed,
      isLater,
      events: heard.map(told),
      name,
      current: current.username,
    }
  })
  expect(seen).toMatchObject({
    userConfirmed: false,
    wrong: { code: 'CodeMismatchException' },
    before: [],
    confirmed: 'SUCCESS',
    isLater: true,
    events: [{ event: 'signIn' }, signedIn],
    name: 'Ada',
    current: 'ada',
  })
})

test('nobody is signed in who did not ask for it', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, heard, store }) => {
    await auth.signUpThenSignIn({ ...ada, autoSignIn: { enabled: false } })
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    const { autoSignIn, ...bob } = { ...ada, username: 'bob' }
    await auth.signUpThenSignIn(bob)
    await auth.confirmSignUpThenSignIn('bob', peer.code('bob'))
    return [heard, peer.operations(), mark(store)]
  })
  expect(seen).toEqual([[], ['SignUp', 'ConfirmSignUp', 'SignUp', 'ConfirmSignUp'], null])
})

test('whoever is signed in is replaced', async () => {
  const seen = await alike({ pool, signedIn: 'eve' }, async ({ auth, peer, heard }) => {
    await auth.signUpThenSignIn(ada)
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    await until(() => has(heard, 'autoSignIn'))
    return (await auth.currentAuthenticatedUser()).username
  })
  expect(seen).toBe('ada')
})

test('a sign-in by hand right after the confirmation is no second one too many', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, heard }) => {
    await auth.signUpThenSignIn(ada)
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    const { username } = await auth.signIn('ada', PASSWORD)
    await until(() => has(heard, 'autoSignIn'))
    return [username, (await auth.currentAuthenticatedUser()).username]
  })
  expect(seen).toEqual(['ada', 'ada'])
})

test('somebody whom a trigger confirms is signed in at once', async () => {
  const preSignUp = ({ response }: V5Any) => {
    response.autoConfirmUser = true
  }
  const triggers = { preSignUp }
  const seen = await alike({ pool: { ...pool, triggers } }, async ({ auth, heard, store }) => {
    const { userConfirmed } = await auth.signUpThenSignIn(ada)
    const isLater = heard.length === 0
    await until(() => has(heard, 'autoSignIn') && mark(store) === null)
    return [userConfirmed, isLater, heard.map(told)]
  })
  expect(seen).toMatchObject([true, true, [{ event: 'signIn' }, signedIn]])
})

test('a sign-in with a second factor waits for its answer', async () => {
  const pinned = { ...pool, mfa: 'ON', mfaMethods: ['SMS'] } as const
  const seen = await alike({ pool: pinned }, async ({ auth, peer, heard }) => {
    const attributes = { ...ada.attributes, phone_number: '+15550001234' }
    await auth.signUpThenSignIn({ ...ada, attributes })
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    await until(() => has(heard, 'autoSignIn'))
    const user = heard.at(-1)?.data
    const { challengeName } = user
    const events = heard.map(told)
    await auth.confirmSignIn(user, peer.code('ada'))
    return [events, challengeName, (await auth.currentAuthenticatedUser()).username]
  })
  expect(seen).toEqual([[signedIn], 'SMS_MFA', 'ada'])
})

test('a sign-in that Cognito refuses is told, and tried again with the next confirmation', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, heard, store }) => {
    await auth.signUpThenSignIn(ada)
    peer.cognito.confirmUser({ username: 'ada' })
    peer.cognito.disableUser({ username: 'ada' })
    await auth.signUpThenSignIn({ ...ada, username: 'bob', autoSignIn: { enabled: false } })
    const result = await auth.confirmSignUpThenSignIn('bob', peer.code('bob'))
    await until(() => has(heard, 'signIn_failure') && mark(store) === null)
    const first = heard.map(told)
    peer.cognito.enableUser({ username: 'ada' })
    await auth.signUpThenSignIn({ ...ada, username: 'cy', autoSignIn: { enabled: false } })
    await auth.confirmSignUpThenSignIn('cy', peer.code('cy'))
    await until(() => has(heard, 'autoSignIn'))
    return { result, first, last: heard.map(told).at(-1) }
  })
  expect(seen).toMatchObject({
    result: 'SUCCESS',
    first: [{ event: 'signIn_failure', code: 'NotAuthorizedException' }],
    last: signedIn,
  })
})

test('after a reload nobody is signed in, which Hub tells once', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, store, reload }) => {
    await auth.signUpThenSignIn(ada)
    const marked = mark(store)
    const { auth: later, heard } = reload()
    const confirmed = await later.confirmSignUpThenSignIn('ada', peer.code('ada'))
    const events = heard.map(told)
    await later.signUpThenSignIn({ ...ada, username: 'bob', autoSignIn: { enabled: false } })
    await later.confirmSignUpThenSignIn('bob', peer.code('bob'))
    return [marked, confirmed, events, heard.length, mark(store)]
  })
  const failure = { event: 'autoSignIn_failure', data: null, message: 'autoSignInError' }
  expect(seen).toEqual(['true', 'SUCCESS', [failure], 1, null])
})

test('a sign-up that is refused promises a sign-in all the same', async () => {
  const seen = await alike({ pool }, async ({ auth, peer, heard, store }) => {
    const refused = await rejection(auth.signUpThenSignIn({ ...ada, username: 'eve' }))
    const missing = await rejection(auth.signUpThenSignIn(undefined))
    await auth.signUpThenSignIn({ ...ada, autoSignIn: { enabled: false } })
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    return [refused, missing, heard.map(told), mark(store)]
  })
  expect(seen).toMatchObject([
    { code: 'UsernameExistsException' },
    { message: 'Error creating account' },
    [{ event: 'autoSignIn_failure' }],
    null,
  ])
})

test('the triggers of the sign-in are told what was asked for', async () => {
  const asked: unknown[] = []
  const preAuthentication = ({ request }: V5Any) => void asked.push(request.validationData)
  const triggers = { preAuthentication }
  await alike({ pool: { ...pool, triggers } }, async ({ auth, peer, heard }) => {
    const autoSignIn = { enabled: true, validationData: { plan: 'a' } }
    await auth.signUpThenSignIn({ ...ada, autoSignIn })
    await auth.confirmSignUpThenSignIn('ada', peer.code('ada'))
    await until(() => has(heard, 'autoSignIn'))
  })
  expect(asked).toEqual([{ plan: 'a' }, { plan: 'a' }])
})

test('who follows a link elsewhere is signed in within five seconds', async () => {
  const seen = await alike({ pool, verification: 'link' }, async ({ auth, peer, heard }) => {
    const tick = everyFiveSeconds()
    await auth.signUpThenSignIn(ada)
    tick()
    await until(() => has(heard, 'signIn_failure'))
    peer.cognito.confirmUser({ username: 'ada' })
    tick()
    await until(() => has(heard, 'autoSignIn'))
    const timers = vi.getTimerCount()
    return [heard.map(told), timers, (await auth.currentAuthenticatedUser()).username]
  })
  const early = { event: 'signIn_failure', code: 'UserNotConfirmedException' }
  expect(seen).toMatchObject([[early, { event: 'signIn' }, signedIn], 0, 'ada'])
})

test('a link that nobody follows for three minutes is waited for no longer', async () => {
  const seen = await alike({ pool, verification: 'link' }, async ({ auth, heard, store }) => {
    const tick = everyFiveSeconds()
    await auth.signUpThenSignIn(ada)
    vi.setSystemTime(Date.now() + 3 * 60_000)
    tick()
    await until(() => mark(store) === null)
    return [heard.map(told), vi.getTimerCount()]
  })
  const message = 'Please confirm your account and use your credentials to sign in.'
  expect(seen).toEqual([[{ event: 'autoSignIn_failure', data: null, message }], 0])
})

function until(isSo: () => boolean): Promise<boolean> {
  return vi.waitUntil(isSo, { timeout: 10_000, interval: 10 })
}

/** Stops the clock for timers that repeat, and lets five seconds go by at a call. */
function everyFiveSeconds(): () => void {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() })
  return () => void vi.advanceTimersByTime(5000)
}

function has(heard: readonly Heard[], name: string): boolean {
  return heard.some(({ event }) => event === name)
}

function mark(store: Visit['store']): string | null {
  return store.getItem('amplify-auto-sign-in')
}

/** What an event says; of a user its name, of an error its code. v6 has no message for its own. */
function told({ event, data, message }: Heard): object {
  if (event === 'signIn') return { event }
  if (data instanceof Error) return { event, code: (data as V5Any).code, message }
  return { event, ...(data ? { user: data.username } : { data }), message }
}
