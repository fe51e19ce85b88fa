import { describe, expect, test } from 'vitest'
import { PASSWORD } from '../emulator/qualification/peer.js'
import { alike, attributes, rejection, type Visit } from './alike.js'

const signInAda = ({ auth }: Visit) => rejection(auth.signIn('ada', PASSWORD))
const poolOf = (...users: { username: string; status?: 'UNCONFIRMED' | 'RESET_REQUIRED' }[]) => ({
  users: users.map((user) => ({ password: PASSWORD, attributes, ...user })),
})

describe('signIn', () => {
  test.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
    'resolves with the signed-in user after %s',
    async (flow) => {
      const seen = await alike({ flow }, async ({ auth }) => {
        const user = await auth.signIn('ada', PASSWORD)
        return {
          username: user.getUsername(),
          attributes: user.attributes,
          isValid: user.signInUserSession.isValid(),
          challengeName: user.challengeName,
          isCurrent: (await auth.currentAuthenticatedUser()).username,
        }
      })
      expect(seen).toMatchObject({ username: 'ada', attributes: { email_verified: true } })
    },
  )

  test('names the user as the tokens are stored when an alias was typed', async () => {
    const aliases = { ...poolOf({ username: 'ada' }), aliasAttributes: ['email'] as const }
    const situation = { pool: aliases, flow: 'USER_SRP_AUTH' } as const
    const seen = await alike(situation, async ({ auth }) => {
      const user = await auth.signIn('ada@example.com', PASSWORD)
      return [user.username, (await auth.currentAuthenticatedUser()).username]
    })
    expect(seen).toEqual(['ada', 'ada'])
  })

  test('takes one object as well', async () => {
    const seen = await alike({}, async ({ auth }) => {
      const user = await auth.signIn({ username: 'ada', password: PASSWORD })
      return user.username
    })
    expect(seen).toBe('ada')
  })

  test('rejects a wrong password', async () => {
    const seen = await alike({}, ({ auth }) => rejection(auth.signIn('ada', 'Wrong-password-1')))
    expect(seen).toEqual({
      name: 'NotAuthorizedException',
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
  })

  test.each([
    ['UNCONFIRMED', 'UserNotConfirmedException', 'User is not confirmed.'],
    ['RESET_REQUIRED', 'PasswordResetRequiredException', 'Password reset required for the user'],
  ] as const)('rejects a user who is %s', async (status, name, message) => {
    const seen = await alike({ pool: poolOf({ username: 'ada', status }) }, signInAda)
    expect(seen).toEqual({ name, code: name, message })
  })

  test('rejects what is no username before any request', async () => {
    const seen = await alike({}, async ({ auth, peer }) => [
      await rejection(auth.signIn('', PASSWORD)),
      await rejection(auth.signIn({ username: '', password: PASSWORD })),
      peer.operations(),
    ])
    expect(seen).toEqual([
      { name: 'AuthError', code: undefined, message: 'Username cannot be empty' },
      {
        name: 'AuthError',
        code: undefined,
        message: 'The username should either be a string or one of the sign in types',
      },
      [],
    ])
  })

  test('rejects offline', async () => {
    const seen = await alike({}, (visit) => {
      visit.peer.cognito.faults.add({ kind: 'drop' })
      return signInAda(visit)
    })
    expect(seen).toEqual({ name: 'Error', code: 'NetworkError', message: 'Network error' })
  })

  test('refuses a second try while the first is under way, and the first goes on', async () => {
    const seen = await alike({}, async ({ auth }) => {
      const first = auth.signIn('ada', PASSWORD)
      // v5 throws, instead of rejecting.
      const second = await rejection((async () => auth.signIn('ada', PASSWORD))())
      const { username } = await first
      return [second, username, (await auth.signIn('ada', PASSWORD)).username]
    })
    expect(seen).toMatchObject([
      { name: 'Error', message: 'Pending sign-in attempt already in progress' },
      'ada',
      'ada',
    ])
  })

  test('hands the metadata to the triggers, validation data first', async () => {
    const heard: unknown[] = []
    const preAuthentication = ({ request }: { request: object }) => {
      const { clientMetadata, validationData } = request as Record<string, unknown>
      heard.push(clientMetadata ?? validationData)
    }
    const pool = { ...poolOf({ username: 'ada' }), triggers: { preAuthentication } }
    await alike({ pool }, async ({ auth }) => {
      heard.length = 0
      const metadata = { from: 'metadata' }
      await auth.signIn('ada', PASSWORD, metadata)
      const validationData = { from: 'validation' }
      await auth.signIn(
        { username: 'ada', password: PASSWORD, validationData },
        undefined,
        metadata,
      )
      return [...heard]
    })
    expect(heard).toEqual([{ from: 'metadata' }, { from: 'validation' }])
  })
})

describe('signIn while somebody is signed in', () => {
  test('replaces the session', async () => {
    const seen = await alike({ signedIn: 'eve' }, async ({ auth, peer }) => {
      const { username } = await auth.signIn('ada', PASSWORD)
      const current = await auth.currentAuthenticatedUser()
      return [username, current.username, current.attributes.email, peer.operations()]
    })
    expect(seen).toEqual(['ada', 'ada', 'ada@example.com', ['InitiateAuth', 'GetUser']])
  })

  test('keeps the session when the sign-in is refused', async () => {
    const seen = await alike({ signedIn: 'eve' }, async ({ auth }) => {
      const wrong = await rejection(auth.signIn('ada', 'Wrong-password-1'))
      const session = await auth.currentSession()
      const { username, attributes } = await auth.currentAuthenticatedUser()
      return [wrong, session.getRefreshToken().getToken().length > 20, username, attributes.email]
    })
    expect(seen).toMatchObject([{ code: 'NotAuthorizedException' }, true, 'eve', 'eve@example.com'])
  })

  describe('and a challenge is to be answered', () => {
    const pool = {
      ...poolOf({ username: 'ada' }, { username: 'eve' }),
      mfa: 'OPTIONAL',
      mfaFactors: ['SMS_MFA'],
    } as const
    const before = ({ cognito }: Visit['peer']) =>
      void cognito.setMfa({ username: 'ada', sms: true, preferred: 'SMS_MFA' })
    const situation = { pool, signedIn: 'eve', before }

    test('keeps the session until then', async () => {
      const seen = await alike(situation, async ({ auth, peer }) => {
        const user = await auth.signIn('ada', PASSWORD)
        const meanwhile = await auth.currentAuthenticatedUser()
        await auth.confirmSignIn(user, peer.code('ada'), 'SMS_MFA')
        const afterwards = await auth.currentAuthenticatedUser()
        return [user.challengeName, meanwhile.username, afterwards.username]
      })
      expect(seen).toEqual(['SMS_MFA', 'eve', 'ada'])
    })

    test('keeps the credentials apart', async () => {
      const seen = await alike({ ...situation, identityPool: true }, async ({ auth, peer }) => {
        const user = await auth.signIn('ada', PASSWORD)
        const meanwhile = await auth.currentUserCredentials()
        await auth.confirmSignIn(user, peer.code('ada'), 'SMS_MFA')
        const afterwards = await auth.currentUserCredentials()
        return [meanwhile.authenticated, meanwhile.identityId === afterwards.identityId]
      })
      expect(seen).toEqual([true, false])
    })
  })

  test('gives the new user credentials of their own', async () => {
    const seen = await alike({ signedIn: 'eve', identityPool: true }, async ({ auth }) => {
      const first = await auth.currentUserCredentials()
      await auth.signIn('ada', PASSWORD)
      const second = await auth.currentUserCredentials()
      return [first.authenticated, second.authenticated, first.identityId === second.identityId]
    })
    expect(seen).toEqual([true, true, false])
  })
})
