import { describe, expect, test } from 'vitest'
import { impatiently, refusal } from './clients/impatient.js'
import { storedValue } from './clients/store.js'
import { PASSWORD, startPeerForTest } from './peer.js'

const users = [{ username: 'ada', password: PASSWORD }]
const flow = 'USER_PASSWORD_AUTH'
const ada = { username: 'ada', password: PASSWORD, options: { authFlowType: flow } } as const

describe('v6', () => {
  test.each(['server-error', 'throttle', 'drop'] as const)(
    'tries again after %s, and gives up after the third',
    async (kind) => {
      const peer = await startPeerForTest({ users })
      const { auth } = peer.v6()
      peer.cognito.faults.add({ kind, operation: 'InitiateAuth', times: 2 })
      await impatiently(() => auth.signIn(ada))
      expect((await auth.getCurrentUser()).username).toBe('ada')
      peer.cognito.faults.add({ kind, operation: 'GetTokensFromRefreshToken', times: 3 })
      await refusal(impatiently(() => auth.fetchAuthSession({ forceRefresh: true })))
      expect((await auth.fetchAuthSession()).tokens).toBeDefined()
    },
  )

  test('starts over when its session is said to have expired', async () => {
    const peer = await startPeerForTest({
      mfa: 'OPTIONAL',
      mfaFactors: ['SMS_MFA'],
      users: [{ ...ada, attributes: { phone_number: '+15550001234' } }],
    })
    peer.cognito.setMfa({ username: 'ada', sms: true, preferred: 'SMS_MFA' })
    const { auth } = peer.v6()
    await auth.signIn(ada)
    const remove = peer.cognito.faults.add({ kind: 'expired-session' })
    const expired = auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(await refusal(expired)).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    })
    remove()
    await auth.signIn(ada)
    const done = await auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    expect(done.isSignedIn).toBe(true)
  })

  test('trusts its own clock whatever that of the server says', async () => {
    const peer = await startPeerForTest({ users })
    for (const skew of [-300_000, 300_000]) {
      peer.cognito.clock.set(Date.now() + skew)
      const { auth, store } = peer.v6()
      await auth.signIn(ada)
      expect(Math.abs(Number(storedValue(store, '.clockDrift')) - skew)).toBeLessThan(5_000)
      peer.operations()
      expect((await auth.fetchAuthSession()).tokens).toBeDefined()
      expect(peer.operations()).toEqual([])
    }
  })
})

describe('v5', () => {
  test('hears of a dropped connection as a network error', async () => {
    const peer = await startPeerForTest({ users })
    peer.cognito.faults.add({ kind: 'drop', operation: 'InitiateAuth', times: 1 })
    const { Auth } = peer.v5({ flow })
    expect((await refusal(Auth.signIn('ada', PASSWORD))).message).toBe('Network error')
    expect((await Auth.signIn('ada', PASSWORD)).getUsername()).toBe('ada')
  })

  test('hears of throttling by its name', async () => {
    const peer = await startPeerForTest({ users })
    peer.cognito.faults.add({ kind: 'throttle', operation: 'InitiateAuth', times: 1 })
    const refused = await refusal(peer.v5({ flow }).Auth.signIn('ada', PASSWORD))
    expect(refused.code).toBe('TooManyRequestsException')
  })

  test('keeps its tokens when a refresh fails for a passing reason', async () => {
    const peer = await startPeerForTest({ users })
    const { Auth, store } = peer.v5({ flow })
    const user = await Auth.signIn('ada', PASSWORD)
    const token = (await Auth.currentSession()).getRefreshToken()
    const remove = peer.cognito.faults.add({ kind: 'server-error', operation: 'InitiateAuth' })
    const refreshed = () =>
      new Promise((resolve, reject) =>
        user.refreshSession(token, (error: unknown) =>
          error ? reject(error) : resolve(undefined),
        ),
      )
    await refusal(impatiently(refreshed))
    remove()
    expect(storedValue(store, '.refreshToken')).toBe(token.getToken())
    await refreshed()
  })
})
