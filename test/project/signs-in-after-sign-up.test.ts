import { expect, test } from 'vitest'
import { HELPER_MARK } from '../../transforms/helper-mark.js'
import { signsInAfterSignUp } from '../../transforms/signs-in-after-sign-up.js'

test.each([
  ['Auth.signUp({ username, password, autoSignIn: { enabled: true } })'],
  ['const params = { username, autoSignIn }'],
  [`{ 'autoSignIn': { enabled } }`],
  ['params.autoSignIn = { enabled: true }'],
])('%s asks for a sign-in', (source) => {
  expect(signsInAfterSignUp(source)).toBe(true)
})

test.each([
  ['Auth.signUp({ username, password })'],
  [`if (event === 'autoSignIn') leave()`],
  ['if (params.autoSignIn === undefined) ask()'],
  ['const { isSignedIn } = await autoSignIn()'],
  [`${HELPER_MARK} your own\nautoSignIn?: { enabled: boolean }, autoSignIn: true`],
])('%s does not', (source) => {
  expect(signsInAfterSignUp(source)).toBe(false)
})
