import { expect, test } from 'vitest'
import { wrongCode } from '../emulator/qualification/clients/totp.js'
import { PASSWORD } from '../emulator/qualification/peer.js'
import { alike, rejection } from './alike.js'

const pool = {
  aliasAttributes: ['email'],
  autoVerifiedAttributes: ['email'],
  users: [
    {
      username: 'eve',
      password: PASSWORD,
      attributes: { email: 'shared@example.com', email_verified: 'true' },
    },
  ],
} as const
const delivery = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' }

test('signing up, by an object, tells who and where the code went', async () => {
  const seen = await alike({ pool }, async ({ auth, peer }) => {
    const signedUp = await auth.signUp({
      username: 'ada',
      password: PASSWORD,
      attributes: { email: 'ada@example.com', name: 'Ada' },
      validationData: { where: 'here' },
      clientMetadata: { why: 'so' },
    })
    const { user, ...result } = signedUp
    const early = await rejection(auth.signIn('ada', PASSWORD))
    const resent = await auth.resendSignUp('ada')
    const code = peer.code('ada')
    const wrong = await rejection(auth.confirmSignUp('ada', wrongCode(code)))
    const confirmed = await auth.confirmSignUp('ada', code)
    return {
      user: [user.username, user.getUsername(), user.pool.getClientId()],
      result,
      early,
      resent,
      wrong,
      confirmed,
      name: (await auth.signIn('ada', PASSWORD)).attributes.name,
    }
  })
  expect(seen).toMatchObject({
    user: ['ada', 'ada', expect.any(String)],
    result: { userConfirmed: false, userSub: '<uuid>', codeDeliveryDetails: delivery },
    early: { code: 'UserNotConfirmedException' },
    resent: { CodeDeliveryDetails: delivery },
    wrong: { code: 'CodeMismatchException' },
    confirmed: 'SUCCESS',
    name: 'Ada',
  })
})

test('signing up, by position, gives a mail address and a phone number', async () => {
  const seen = await alike({ pool }, async ({ auth, peer }) => {
    await auth.signUp('ada', PASSWORD, 'ada@example.com', '+15550001234')
    const { codeDeliveryDetails } = await auth.signUp('bob', PASSWORD)
    const { email, phone_number } = peer.cognito.getUser({ username: 'ada' }).attributes
    const { status } = peer.cognito.getUser({ username: 'bob' })
    return { email, phone_number, bob: [status, codeDeliveryDetails] }
  })
  expect(seen).toEqual({
    email: 'ada@example.com',
    phone_number: '+15550001234',
    bob: ['UNCONFIRMED', undefined],
  })
})

test('somebody whom a trigger confirms is told no place', async () => {
  const preSignUp = ({ response }: { response: Record<string, unknown> }) => {
    response.autoConfirmUser = true
  }
  const seen = await alike({ pool: { ...pool, triggers: { preSignUp } } }, async ({ auth }) => {
    const { user, ...result } = await auth.signUp({ username: 'ada', password: PASSWORD })
    return result
  })
  expect(seen).toMatchObject({ userConfirmed: true })
})

test('confirming takes over the alias of another user, unless that is forbidden', async () => {
  const seen = await alike({ pool }, async ({ auth, peer }) => {
    const attributes = { email: 'shared@example.com' }
    await auth.signUp({ username: 'ada', password: PASSWORD, attributes })
    const code = peer.code('ada')
    const polite = { forceAliasCreation: false, clientMetadata: { a: 'b' } }
    const refused = await rejection(auth.confirmSignUp('ada', code, polite))
    await auth.resendSignUp('ada')
    await auth.confirmSignUp('ada', peer.code('ada'))
    return { refused, owner: (await auth.signIn('shared@example.com', PASSWORD)).attributes.sub }
  })
  expect(seen).toMatchObject({ refused: { code: 'AliasExistsException' } })
})

test('what Cognito refuses is rejected with its code', async () => {
  const seen = await alike({ pool }, async ({ auth }) => [
    await rejection(auth.signUp('eve', PASSWORD)),
    await rejection(auth.signUp('ada', 'a')),
    await rejection(auth.confirmSignUp('nobody', '123456')),
  ])
  expect(seen).toMatchObject([
    { name: 'UsernameExistsException', code: 'UsernameExistsException' },
    { name: 'InvalidPasswordException', code: 'InvalidPasswordException' },
    { code: expect.stringMatching(/Exception$/) },
  ])
})

test('what is missing is rejected before any request', async () => {
  const seen = await alike({ pool }, async ({ auth, peer }) => {
    const calls = [
      () => auth.signUp(undefined),
      () => auth.signUp({ username: '', password: PASSWORD }),
      () => auth.signUp('ada'),
      () => auth.signUp({ username: 'ada', password: '' }),
      () => auth.confirmSignUp('', '123456'),
      () => auth.confirmSignUp('ada', ''),
      () => auth.resendSignUp(''),
    ]
    const messages: unknown[] = []
    for (const call of calls) {
      const { name, message } = (await rejection(call())) as Error
      messages.push(`${name}: ${message}`)
    }
    return { messages, operations: peer.operations() }
  })
  expect(seen).toEqual({
    messages: [
      'AuthError: Error creating account',
      'AuthError: Username cannot be empty',
      'AuthError: Password cannot be empty',
      'AuthError: Password cannot be empty',
      'AuthError: Username cannot be empty',
      'AuthError: Confirmation code cannot be empty',
      'AuthError: Username cannot be empty',
    ],
    operations: [],
  })
})
