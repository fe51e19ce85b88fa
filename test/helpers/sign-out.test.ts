import { describe, expect, test } from 'vitest'
import type { Peer } from '../emulator/qualification/peer.js'
import { alike, rejection } from './alike.js'

const signedIn = { signedIn: 'ada' }

describe('signOut', () => {
  test('ends the session here', async () => {
    const seen = await alike(signedIn, async ({ auth, store, peer }) => {
      const result = await auth.signOut()
      const operations = peer.operations()
      const tokens = [...store.entries.keys()].filter((key) => /Token$/.test(key))
      return { result, operations, tokens, afterwards: await rejection(auth.currentSession()) }
    })
    expect(seen).toEqual({
      result: undefined,
      operations: ['RevokeToken'],
      tokens: [],
      afterwards: 'No current user',
    })
  })

  test('is nothing to complain about when nobody is signed in', async () => {
    const seen = await alike({}, async ({ auth, peer }) => [
      await auth.signOut(),
      await auth.signOut({ global: true }),
      peer.operations(),
    ])
    expect(seen).toEqual([undefined, undefined, []])
  })
})

describe('signOut everywhere', () => {
  test('ends all sessions', async () => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const elsewhere = await peer.cognito.issueTokens({ username: 'ada' })
      const result = await auth.signOut({ global: true })
      return {
        result,
        isDone: peer.operations().includes('GlobalSignOut'),
        here: await rejection(auth.currentSession()),
        tokens: Object.keys(elsewhere).length,
      }
    })
    expect(seen).toMatchObject({ result: undefined, isDone: true, here: 'No current user' })
  })

  test.each([
    ['offline', 'drop'],
    ['when Cognito fails', 'server-error'],
  ] as const)('rejects %s and keeps the session', async (_when, kind) => {
    const seen = await alike(signedIn, async ({ auth, peer }) => {
      const mend = peer.cognito.faults.add({ kind })
      const { code } = (await rejection(auth.signOut({ global: true }))) as { code: string }
      mend()
      return [code, (await auth.currentSession()).isValid()]
    })
    expect(seen).toEqual([expect.any(String), true])
  })

  test('rejects when the session has been ended elsewhere', async () => {
    const before = ({ cognito }: Peer) => void cognito.signOutUser({ username: 'ada' })
    const seen = await alike({ ...signedIn, before }, async ({ auth }) => {
      const { name, code } = (await rejection(auth.signOut({ global: true }))) as Refused
      return { name, code }
    })
    expect(seen).toEqual({ name: 'NotAuthorizedException', code: 'NotAuthorizedException' })
  })
})

interface Refused {
  readonly name: string
  readonly code: string
}
