import type { Amplify } from 'aws-amplify'
import { expect, test } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { PASSWORD, startPeerForTest } from '../emulator/qualification/peer.js'
import { openHelpers } from './open-helpers.js'

type Call = (...input: unknown[]) => Promise<V5Any>

test('a user whose tokens another provider keeps is found, without a refresh token', async () => {
  const peer = await startPeerForTest({ users: [{ username: 'ada', password: PASSWORD }] })
  const { load, auth } = peer.v6()
  const { accessToken, idToken } = await peer.cognito.issueTokens({ username: 'ada' })
  const tokens = { accessToken: auth.decodeJWT(accessToken), idToken: auth.decodeJWT(idToken) }
  const app = load('aws-amplify') as { readonly Amplify: typeof Amplify }
  const tokenProvider = { getTokens: async () => tokens }
  app.Amplify.configure(app.Amplify.getConfig(), { Auth: { tokenProvider } })

  const helper = openHelpers(load)
  const call = (file: string, name: string) => helper(file)[name] as Call
  const user = await call('current-authenticated-user', 'currentAuthenticatedUser')()
  expect(user).toMatchObject({ username: 'ada', attributes: { sub: expect.any(String) } })
  const session = await call('user-session', 'userSession')(user)
  expect(session.getAccessToken().getJwtToken()).toBe(accessToken)
  expect(session.getRefreshToken().getToken()).toBe('')
})
