import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal } from '../../emulator/qualification/clients/impatient.js'
import { wrongCode } from '../../emulator/qualification/clients/totp.js'
import { PASSWORD, type Peer, startPeer, stopPeer } from '../../emulator/qualification/peer.js'
import { openPage } from './page.js'

let peer: Peer
beforeAll(async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  peer = await startPeer({ users: [{ username: 'ada', password: PASSWORD, attributes }] })
})
afterAll(() => stopPeer(peer))

test('a forgotten password is replaced with the code that was sent', async () => {
  const { auth } = openPage(peer)
  const options = { clientMetadata: { from: 'a test' } }
  expect(await auth.resetPassword({ username: 'ada', options })).toEqual({
    isPasswordReset: false,
    nextStep: {
      resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
      codeDeliveryDetails: {
        destination: 'a***@e***',
        deliveryMedium: 'EMAIL',
        attributeName: 'email',
      },
    },
  })
  const told = { ClientMetadata: { from: 'a test' }, Username: 'ada' }
  expect(peer.cognito.transcript().at(-1)?.input).toMatchObject(told)
  const right = {
    username: 'ada',
    newPassword: 'Another-horse-2',
    confirmationCode: peer.code('ada'),
    options,
  }
  const wrong = { ...right, confirmationCode: wrongCode(right.confirmationCode) }
  expect((await refusal(auth.confirmResetPassword(wrong))).name).toBe('CodeMismatchException')
  expect(await auth.confirmResetPassword(right)).toBeUndefined()
  expect(peer.cognito.transcript().at(-1)?.input).toMatchObject(told)
  const old = await refusal(auth.signIn({ username: 'ada', password: PASSWORD }))
  expect(old.name).toBe('NotAuthorizedException')
  const { isSignedIn } = await auth.signIn({ username: 'ada', password: right.newPassword })
  expect(isSignedIn).toBe(true)
})

const complete = { username: 'ada', newPassword: 'Another-horse-2', confirmationCode: '123456' }
test.each([
  ['resetPassword', { username: '' }, 'EmptyResetPasswordUsername'],
  ['resetPassword', undefined, 'EmptyResetPasswordUsername'],
  ['confirmResetPassword', { ...complete, username: '' }, 'EmptyConfirmResetPasswordUsername'],
  ['confirmResetPassword', undefined, 'EmptyConfirmResetPasswordUsername'],
  [
    'confirmResetPassword',
    { ...complete, newPassword: '' },
    'EmptyConfirmResetPasswordNewPassword',
  ],
  [
    'confirmResetPassword',
    { ...complete, confirmationCode: '' },
    'EmptyConfirmResetPasswordConfirmationCode',
  ],
] as const)('is refused before any request: %s with %j', async (name, input, fault) => {
  peer.operations()
  const refused = await refusal(openPage(peer).auth[name](input as never))
  expect(refused).toMatchObject({ name: fault, recoverySuggestion: expect.any(String) })
  expect(peer.operations()).toEqual([])
})
