import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import type { Attempt } from '../../../shim/core/flow/attempt.js'
import type { AttemptPlace } from '../../../shim/core/flow/attempt-place.js'
import { replyToSignIn } from '../../../shim/core/flow/reply-to-sign-in.js'
import { startSignIn } from '../../../shim/core/flow/start-sign-in.js'
import { v6Rules } from '../../../shim/functions/sign-in-output.js'
import { systemClock } from '../../../shim/platform/clock.js'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { openBrowser, visit } from '../../emulator/qualification/clients/page.js'
import { openStore, type Store, storedValue } from '../../emulator/qualification/clients/store.js'
import { nextTotpCode, prefer, wrongCode } from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer, startPeerForTest } from '../../emulator/qualification/peer.js'
import { openPage, type Page } from './page.js'

const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'true',
}
const person = (username: string) => ({ username, password: PASSWORD, attributes })
const pool: PoolOptions = {
  mfa: 'OPTIONAL',
  mfaFactors: ['SMS_MFA'],
  users: ['ada', 'eve'].map(person),
}
const ada = { username: 'ada', password: PASSWORD }
const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } }

async function startWithSms(): Promise<Peer> {
  const peer = await startPeerForTest(pool)
  for (const name of ['ada', 'eve']) {
    await prefer(peer, name, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
  }
  return peer
}

/** The same tab after its page was loaded again; the clock is ahead of where it was. */
function reload(peer: Peer, { store, tab }: Page, later = 0): Page {
  const clock = { ...systemClock, now: () => systemClock.now() + later }
  return openPage(peer, { store, tab, platform: { clock } })
}

describe('a page that is loaded again while a person is asked', () => {
  test('goes on, and still knows how the sign-in was begun', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn({ ...ada, options: { authFlowType: 'USER_PASSWORD_AUTH' } })
    const again = reload(peer, page)
    const code = peer.code('ada')
    const wrong = await refusal(again.auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
    expect(wrong.name).toBe('CodeMismatchException')
    expect(await reload(peer, page).auth.confirmSignIn({ challengeResponse: code })).toEqual(done)
    expect(storedValue(page.store, '.signInDetails')).toBe(
      JSON.stringify({ loginId: 'ada', authFlowType: 'USER_PASSWORD_AUTH' }),
    )
    expect([...page.tab.entries]).toEqual([])
  })

  test('goes on within three minutes of the last question, not later', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    const code = { challengeResponse: peer.code('ada') }
    const late = await refusal(reload(peer, page, 180_001).auth.confirmSignIn(code))
    expect(late.name).toBe('SignInException')
    expect(late.message).toContain('page was refreshed')
    expect(await reload(peer, page, 170_000).auth.confirmSignIn(code)).toEqual(done)
  })

  test('has three minutes more from each new question on', async () => {
    const peer = await startPeerForTest({
      mfa: 'ON',
      mfaFactors: ['EMAIL_OTP'],
      users: [{ username: 'ada', password: PASSWORD }],
    })
    const page = openPage(peer)
    await page.auth.signIn(ada)
    const second = reload(peer, page, 100_000)
    await second.auth.confirmSignIn({ challengeResponse: 'ada@example.com' })
    const third = reload(peer, page, 200_000)
    expect(await third.auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
  })

  test('goes on in the set-up of a second factor, at the stage it was at', async () => {
    const peer = await startPeerForTest({
      mfa: 'ON',
      mfaFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      users: [{ username: 'ada', password: PASSWORD }],
    })
    const page = openPage(peer)
    await page.auth.signIn(ada)
    const guess = await refusal(
      reload(peer, page).auth.confirmSignIn({ challengeResponse: 'ada@example.com' }),
    )
    expect(guess.name).toBe('SignInException')
    const { nextStep } = await reload(peer, page).auth.confirmSignIn({ challengeResponse: 'TOTP' })
    const { sharedSecret } = (nextStep as { totpSetupDetails: { sharedSecret: string } })
      .totpSetupDetails
    const code = nextTotpCode(peer, sharedSecret)
    expect(await reload(peer, page).auth.confirmSignIn({ challengeResponse: code })).toEqual(done)
  })

  test('keeps nothing of a password, a code or a secret', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    await refusal(page.auth.confirmSignIn({ challengeResponse: '999999' }))
    const kept = JSON.stringify([...page.tab.entries])
    expect(kept).toContain('CognitoSignInState.signInSession')
    expect(kept).not.toContain(PASSWORD)
    expect(kept).not.toContain('999999')
    expect(kept).not.toContain(peer.code('ada'))
  })
})

describe('a page that stays open', () => {
  test('goes on for as long as the service does', async () => {
    const peer = await startPeerForTest({ ...pool, clients: [{ sessionSeconds: 900 }] })
    await prefer(peer, 'ada', { SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    let later = 0
    const clock = { ...systemClock, now: () => systemClock.now() + later }
    const page = openPage(peer, { platform: { clock } })
    await page.auth.signIn(ada)
    later = 600_000
    peer.cognito.clock.advance(later)
    expect(await page.auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
  })

  test('is told by the service that it took too long', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    peer.cognito.clock.advance(600_000)
    const late = await refusal(page.auth.confirmSignIn({ challengeResponse: peer.code('ada') }))
    expect(late.name).toBe('NotAuthorizedException')
  })

  test.each(['setItem', 'getItem', 'removeItem'] as const)(
    'needs no storage of the tab: one that fails at %s',
    async (method) => {
      const peer = await startWithSms()
      const tab: Store = openStore()
      tab[method] = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
      const page = openPage(peer, { tab })
      await page.auth.signIn(ada)
      const code = peer.code('ada')
      const wrong = await refusal(page.auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
      expect(wrong.name).toBe('CodeMismatchException')
      expect(await page.auth.confirmSignIn({ challengeResponse: code })).toEqual(done)
    },
  )
})

describe('a sign-in that the storage of the tab has no room for', () => {
  const fail = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }

  test.each([
    ['is full', { setItem: fail }],
    ['has frozen', { setItem: fail, removeItem: fail }],
  ])('is not mistaken for an older one: the storage %s', async (_what, broken) => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    Object.assign(page.tab, broken)
    await page.auth.signIn({ username: 'eve', password: PASSWORD })
    expect(await page.auth.confirmSignIn({ challengeResponse: peer.code('eve') })).toEqual(done)
    expect(page.events).toMatchObject([{ user: { username: 'eve' } }])
  })

  test('ends with a reload, and leaves no other one to go on with', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    page.tab.setItem = fail
    await page.auth.signIn({ username: 'eve', password: PASSWORD })
    const again = await refusal(reload(peer, page).auth.confirmSignIn({ challengeResponse: '1' }))
    expect(again.name).toBe('SignInException')
  })
})

describe('what somebody has made of the storage of the tab', () => {
  test.each([
    ['an expiry that is no number', '.expiry', 'soon'],
    ['no session', '.signInSession', ''],
    ['a challenge that nobody knows', '.challengeName', 'toString'],
    ['a challenge that no person answers', '.challengeName', 'DEVICE_SRP_AUTH'],
  ])('signs nobody in: %s', async (_what, ending, value) => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    page.tab.setItem(`CognitoSignInState${ending}`, value)
    const again = reload(peer, page)
    peer.operations()
    const refused = await refusal(again.auth.confirmSignIn({ challengeResponse: peer.code('ada') }))
    expect(refused.name).toBe('SignInException')
    expect(peer.operations()).toEqual([])
  })

  test.each(['', 'null', '{', '7', '{"session":7}', '{"flow":"toString","loginId":{},"setup":7}'])(
    'costs no more than what v6 does not keep: %j',
    async (more) => {
      const peer = await startWithSms()
      const page = openPage(peer)
      await page.auth.signIn(ada)
      page.tab.setItem('CognitoSignInState.ampliftAttempt', more)
      const again = reload(peer, page)
      expect(await again.auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
    },
  )
})

describe('the real v6, in the same tab after a reload', () => {
  /** The page of an app on v6 that has the storages of one of ours. */
  function openV6(peer: Peer, { store, tab }: Pick<Page, 'store' | 'tab'>) {
    visit('http://localhost:3000/', { ...openBrowser(), sessionStorage: tab })
    return peer.v6({ store })
  }

  test('goes on with a sign-in that was begun here', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    const { auth } = openV6(peer, page)
    expect(await auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
    const after = await refusal(page.auth.confirmSignIn({ challengeResponse: '123456' }))
    expect(after.name).toMatch(/^(?:SignIn|NotAuthorized)Exception$/)
  })

  test('begins a sign-in that goes on here', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    const { auth } = openV6(peer, page)
    await auth.signIn(ada)
    const again = reload(peer, page)
    const code = peer.code('ada')
    const wrong = await refusal(again.auth.confirmSignIn({ challengeResponse: wrongCode(code) }))
    expect(wrong.name).toBe('CodeMismatchException')
    expect(await again.auth.confirmSignIn({ challengeResponse: code })).toEqual(done)
    expect(page.tab.entries.size).toBe(0)
    expect([...page.store.entries.keys()].filter((key) => key.endsWith('.signInDetails'))).toEqual(
      [],
    )
  })

  test.each(['v6 and then here', 'here and then v6'])(
    'and the door take turns in one sign-in: %s',
    async (order) => {
      const peer = await startPeerForTest({
        mfa: 'ON',
        mfaFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        users: [{ username: 'ada', password: PASSWORD }],
      })
      const page = openPage(peer)
      const open = (at: number) =>
        (order.startsWith('v6') ? at % 2 === 0 : at % 2 === 1)
          ? openV6(peer, page).auth
          : reload(peer, page).auth
      const first = await open(0).signIn(ada)
      expect(first.nextStep.signInStep).toBe('CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION')
      const { nextStep } = await open(1).confirmSignIn({ challengeResponse: 'TOTP' })
      const { sharedSecret } = (nextStep as { totpSetupDetails: { sharedSecret: string } })
        .totpSetupDetails
      const code = nextTotpCode(peer, sharedSecret)
      expect(await open(2).confirmSignIn({ challengeResponse: code })).toEqual(done)
    },
  )

  test('has chosen what to set up, and the reply says here what it was', async () => {
    const peer = await startPeerForTest({
      mfa: 'ON',
      mfaFactors: ['EMAIL_OTP'],
      users: [{ username: 'ada', password: PASSWORD }],
    })
    const page = openPage(peer)
    await openV6(peer, page).auth.signIn(ada)
    const { auth } = reload(peer, page)
    const sent = await auth.confirmSignIn({ challengeResponse: 'ada@example.com' })
    expect(sent.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
    expect(await auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
  })
})

/** Resolves when an operation is called, before its answer is there. */
function called({ engine }: Page, operation: string): Promise<void> {
  const client = engine.client!
  return new Promise((resolve) => {
    engine.client = {
      call(name, input) {
        if (name === operation) resolve()
        return client.call(name, input)
      },
    }
  })
}

describe('sign-ins side by side', () => {
  /** What each user object of v5 is: a place for one attempt. */
  function openPlace(): AttemptPlace & { attempt: Attempt | null } {
    return {
      attempt: null,
      async read() {
        return this.attempt
      },
      async write(attempt) {
        this.attempt = attempt
      },
    }
  }
  const rules = { ...v6Rules, signedIn: 'replaced' } as const
  const srp = { password: PASSWORD, flow: 'USER_SRP_AUTH' } as const

  test('know nothing of each other', async () => {
    const peer = await startWithSms()
    const { engine, tab, events } = openPage(peer)
    const places = { ada: openPlace(), eve: openPlace() }
    for (const username of ['ada', 'eve'] as const) {
      const outcome = await startSignIn(engine, { username, ...srp }, places[username], rules)
      expect(outcome.kind).toBe('asked')
    }
    expect(tab.entries.size).toBe(0)
    const wrong = replyToSignIn(engine, { reply: peer.code('eve') }, places.ada, rules)
    expect((await refusal(wrong)).name).toBe('CodeMismatchException')
    for (const username of ['ada', 'eve'] as const) {
      const reply = { reply: peer.code(username) }
      const outcome = await replyToSignIn(engine, reply, places[username], rules)
      expect(outcome).toMatchObject({ kind: 'signedIn', user: { username } })
      expect(places[username].attempt).toBeNull()
    }
    expect(events).toHaveLength(2)
  })

  test('are plain JSON without anything secret, and go on from it', async () => {
    const peer = await startWithSms()
    const place = openPlace()
    const { engine } = openPage(peer)
    await startSignIn(engine, { username: 'ada', ...srp }, place, rules)
    const text = JSON.stringify(place.attempt)
    expect(text).not.toContain(PASSWORD)
    const elsewhere = openPlace()
    elsewhere.attempt = JSON.parse(text)
    const reply = { reply: peer.code('ada') }
    const outcome = await replyToSignIn(openPage(peer).engine, reply, elsewhere, rules)
    expect(outcome.kind).toBe('signedIn')
  })

  test('of one page: the one that was begun last is the one that is answered', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    await page.auth.signIn({ username: 'eve', password: PASSWORD })
    expect(await page.auth.confirmSignIn({ challengeResponse: peer.code('eve') })).toEqual(done)
    expect(page.events).toMatchObject([{ user: { username: 'eve' } }])
  })

  test('of one page: an answer to the first does not end the second', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    peer.cognito.faults.add({
      kind: 'latency',
      operation: 'RespondToAuthChallenge',
      milliseconds: 300,
      times: 1,
    })
    const slow = page.auth.confirmSignIn({ challengeResponse: peer.code('ada') })
    const { nextStep } = await page.auth.signIn({ username: 'eve', password: PASSWORD })
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
    expect(await slow).toEqual(done)
    expect(await page.auth.confirmSignIn({ challengeResponse: peer.code('eve') })).toEqual(done)
    expect(page.events).toMatchObject([
      { user: { username: 'ada' } },
      { user: { username: 'eve' } },
    ])
  })

  test('of one page: the first can be answered until the second asks something itself', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    const begun = called(page, 'InitiateAuth')
    peer.cognito.faults.add({
      kind: 'latency',
      operation: 'InitiateAuth',
      milliseconds: 300,
      times: 1,
    })
    const slow = page.auth.signIn({ username: 'eve', password: PASSWORD })
    await begun
    expect(await page.auth.confirmSignIn({ challengeResponse: peer.code('ada') })).toEqual(done)
    expect((await slow).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
  })

  test('of one page: one that fails leaves nothing to answer, as in v6', async () => {
    const peer = await startWithSms()
    const page = openPage(peer)
    await page.auth.signIn(ada)
    await refusal(page.auth.signIn({ username: 'eve', password: 'Wrong-password-1' }))
    const nothing = await refusal(page.auth.confirmSignIn({ challengeResponse: peer.code('ada') }))
    expect(nothing.name).toBe('SignInException')
  })
})
