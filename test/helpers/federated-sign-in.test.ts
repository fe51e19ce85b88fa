import { describe, expect, test } from 'vitest'
import { CLIENT_ID } from '../emulator/qualification/peer.js'
import { alike, type Visit } from './alike.js'

/** What the sign-in page is asked for; the random part of the state is left out. */
async function asked(input: object | undefined, { auth, left }: Visit): Promise<unknown> {
  await auth.federatedSignIn(input)
  const { host, pathname, searchParams } = new URL(await left)
  const { state = '', code_challenge, ...query } = Object.fromEntries(searchParams)
  const customState = state.split('-')[1] ?? null
  return { page: host + pathname, query, customState, hasChallenge: code_challenge !== undefined }
}

describe('federatedSignIn', () => {
  test.each([
    ['nothing', undefined, 'COGNITO'],
    ['Cognito', { provider: 'COGNITO' }, 'COGNITO'],
    ['Google', { provider: 'Google' }, 'Google'],
    ['Facebook', { provider: 'Facebook' }, 'Facebook'],
    ['Amazon', { provider: 'LoginWithAmazon' }, 'LoginWithAmazon'],
    ['Apple', { provider: 'SignInWithApple' }, 'SignInWithApple'],
    ['a name of nobody’s list', { provider: 'AzureAD' }, 'AzureAD'],
    ['a name of v6 that v5 did not know', { provider: 'Apple' }, 'Apple'],
    ['a custom provider', { customProvider: 'Okta' }, 'Okta'],
    ['a custom state alone', { customState: 'käse' }, 'COGNITO'],
  ])('asked for %s leaves for it', async (_what, input, provider) => {
    const seen = await alike({ hostedUi: true }, (visit) => asked(input, visit))
    expect(seen).toMatchObject({
      page: 'auth.example.com/oauth2/authorize',
      query: { identity_provider: provider, client_id: CLIENT_ID, response_type: 'code' },
    })
  })

  test('takes a custom state along', async () => {
    const input = { provider: 'Google', customState: 'käse & brot' }
    const seen = await alike({ hostedUi: true }, (visit) => asked(input, visit))
    expect(seen).toMatchObject({ customState: expect.stringMatching(/^[0-9a-f]+$/) })
  })

  test('leaves although somebody is signed in, who stays so until the return', async () => {
    const seen = await alike({ hostedUi: true, signedIn: 'eve' }, async (visit) => {
      const { store } = visit
      const tokens = () => [...store.entries].filter(([key]) => /Token$|LastAuthUser$/.test(key))
      const before = new Map(tokens())
      const page = await asked({ provider: 'Google' }, visit)
      return { page, kept: tokens().filter(([key, value]) => before.get(key) === value).length }
    })
    expect(seen).toMatchObject({ page: { query: { identity_provider: 'Google' } }, kept: 4 })
  })
})
