import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal } from './clients/impatient.js'
import { beginSrp, finishSrp, srpSession } from './clients/srp.js'
import { PASSWORD, type Peer, startPeer, stopPeer } from './peer.js'

// One sign-in cannot see most mistakes of SRP: a wrong one still lets every second or 256th in.
const TIMES = 10
const names = Array.from({ length: TIMES }, (_, at) => `user-${at}`)

let peer: Peer
beforeAll(async () => {
  peer = await startPeer({ users: names.map((username) => ({ username, password: PASSWORD })) })
})
afterAll(() => stopPeer(peer))

test('v6 gets in every time, and never with a wrong password', async () => {
  const { auth } = peer.v6()
  for (const username of names) {
    expect((await auth.signIn({ username, password: PASSWORD })).isSignedIn).toBe(true)
    await auth.signOut()
  }
  for (const username of names.slice(0, 2)) {
    const wrong = await refusal(auth.signIn({ username, password: `${PASSWORD}${username}` }))
    expect(wrong.name).toBe('NotAuthorizedException')
  }
})

test('v5 gets in every time, and never with a wrong password', async () => {
  const { Auth } = peer.v5()
  for (const username of names) {
    expect((await Auth.signIn(username, PASSWORD)).getUsername()).toBe(username)
    await Auth.signOut()
  }
  for (const username of names.slice(0, 2)) {
    const wrong = await refusal(Auth.signIn(username, `${PASSWORD}${username}`))
    expect(wrong.code).toBe('NotAuthorizedException')
  }
})

test('cognito-srp-helper gets in every time, and never with a wrong password', async () => {
  for (const username of names) {
    const session = srpSession(username)
    const done = await finishSrp(peer, session, await beginSrp(peer, session))
    expect(done.AuthenticationResult?.AccessToken).toBeTypeOf('string')
  }
  for (const username of names.slice(0, 2)) {
    const session = srpSession(username, `${PASSWORD}${username}`)
    const wrong = finishSrp(peer, session, await beginSrp(peer, session))
    expect((await refusal(wrong)).name).toBe('NotAuthorizedException')
  }
})
