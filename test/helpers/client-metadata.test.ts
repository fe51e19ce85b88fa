import { expect, test } from 'vitest'
import { PASSWORD } from '../emulator/qualification/peer.js'
import { alike, pool, type Visit } from './alike.js'

const metadata = { tenant: 'a' }
const own = { tenant: 'own' }

/** What arrived, with what Lambda triggers are told by it. */
function told({ peer }: Visit): [string, unknown][] {
  return peer.cognito.transcript().flatMap(({ operation, input }): [string, unknown][] => {
    const { ClientMetadata = {}, AuthFlow } = input as {
      readonly ClientMetadata?: object
      readonly AuthFlow?: string
    }
    if (Object.keys(ClientMetadata).length === 0) return []
    const isRefresh = AuthFlow === 'REFRESH_TOKEN_AUTH' || operation === 'GetTokensFromRefreshToken'
    return [[isRefresh ? 'refresh' : operation, ClientMetadata]]
  })
}

test('what is configured for all calls reaches every one that has nothing of its own', async () => {
  const world = { ...pool, autoVerifiedAttributes: ['email'] as const }
  const seen = await alike({ pool: world, metadata }, async (visit) => {
    const { auth, peer } = visit
    const email = 'bob@example.com'
    await auth.signUp({ username: 'bob', password: PASSWORD, attributes: { email } })
    await auth.resendSignUp('bob')
    await auth.confirmSignUp('bob', peer.code('bob'))
    const user = await auth.signIn('bob', PASSWORD)
    await auth.verifyUserAttribute(user, 'email')
    await auth.verifyCurrentUserAttribute('email')
    await auth.updateUserAttributes(user, { name: 'Bob' })
    await auth.changePassword(user, PASSWORD, `${PASSWORD}!`)
    await auth.forgotPassword('bob')
    await auth.forgotPasswordSubmit('bob', peer.code('bob'), PASSWORD)
    // Cognito takes none with ChangePassword; v6 tells of the refresh after a change too, v5 did not.
    return told(visit).filter(([operation]) => !/^(?:ChangePassword|refresh)$/.test(operation))
  })
  expect(seen).toEqual(
    [
      'SignUp',
      'ResendConfirmationCode',
      'ConfirmSignUp',
      'InitiateAuth',
      'GetUserAttributeVerificationCode',
      'GetUserAttributeVerificationCode',
      'UpdateUserAttributes',
      'ForgotPassword',
      'ConfirmForgotPassword',
    ].map((operation) => [operation, metadata]),
  )
})

test('a call keeps what it has of its own', async () => {
  const world = { ...pool, autoVerifiedAttributes: ['email'] as const }
  const seen = await alike({ pool: world, metadata }, async (visit) => {
    const { auth, peer } = visit
    const email = 'bob@example.com'
    const attributes = { email }
    const signUp = { username: 'bob', password: PASSWORD, attributes, clientMetadata: own }
    await auth.signUp(signUp)
    await auth.confirmSignUp('bob', peer.code('bob'), { clientMetadata: own })
    await auth.signIn('bob', PASSWORD, own)
    await auth.signIn({ username: 'bob', password: PASSWORD, validationData: { why: 'so' } })
    await auth.forgotPassword('bob', own)
    return told(visit)
  })
  expect(seen).toEqual([
    ['SignUp', own],
    ['ConfirmSignUp', own],
    ['InitiateAuth', own],
    ['InitiateAuth', { why: 'so' }],
    ['ForgotPassword', own],
  ])
})

test('a sign-up by position tells the triggers nothing', async () => {
  const seen = await alike({ metadata }, async (visit) => {
    await visit.auth.signUp('bob', PASSWORD, 'bob@example.com')
    return told(visit)
  })
  expect(seen).toEqual([])
})

test('the answers of a sign-in are told too', async () => {
  const world = {
    users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' as const }],
  }
  const seen = await alike({ pool: world, metadata }, async (visit) => {
    const user = await visit.auth.signIn('ada', PASSWORD)
    await visit.auth.completeNewPassword(user, `${PASSWORD}!`)
    return told(visit)
  })
  expect(seen).toEqual([
    ['InitiateAuth', metadata],
    ['RespondToAuthChallenge', metadata],
  ])
})

test('a sign-in that follows a sign-up by itself has metadata of its own alone', async () => {
  const preSignUp = ({ response }: { response: Record<string, unknown> }) => {
    response.autoConfirmUser = true
  }
  const world = { ...pool, triggers: { preSignUp } }
  const seen = await alike({ pool: world, metadata }, async (visit) => {
    const { auth, heard } = visit
    const autoSignIn = { enabled: true }
    await auth.signUpThenSignIn({ username: 'bob', password: PASSWORD, autoSignIn })
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    return told(visit)
  })
  expect(seen).toEqual([['SignUp', metadata]])
})

test('new tokens are fetched with it', async () => {
  const seen = await alike({ signedIn: 'ada', age: 7200, metadata }, async (visit) => {
    await visit.auth.currentSession()
    return told(visit)
  })
  expect(seen).toEqual([['refresh', metadata]])
})
