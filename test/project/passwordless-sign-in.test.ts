import { expect, test } from 'vitest'
import { signsInWithoutPassword } from '../../transforms/passwordless-sign-in.js'

test.each([
  'await Auth.signIn(email)',
  'await Auth.signIn(email.trim().toLowerCase())',
  'await Auth.signIn(`+$' + '{phone}`)',
  'await Auth.signIn(\n  values.phoneNumber,\n)',
  'await Auth.signIn(email, undefined)',
  'await Auth.signIn({ username: email })',
  'await Auth.signIn({ username: email, validationData: { from: place } })',
  'await Auth.signIn(credentials)',
  'await this.auth.signIn(input)',
  'const { signIn } = Auth\nawait signIn(username)',
  'yield call(Auth.signIn, email)',
  "yield call([Auth, 'signIn'], email)",
  "await signIn({ username, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } })",
])('sees a sign-in without a password: %s', (text) => {
  expect(signsInWithoutPassword(text)).toBe(true)
})

test.each([
  'await Auth.signIn(email, password)',
  'await Auth.signIn(email.trim(), password)',
  'await Auth.signIn({ username: email, password })',
  'await Auth.signIn({ username, password, validationData: { from: place } })',
  'yield call(Auth.signIn, email, password)',
  'await Auth.signIn(\n  email,\n  password,\n)',
  'const onSubmit = (values) => signIn(values)',
  'await Auth.federatedSignIn(provider)',
  '<button onClick={() => signIn()} />',
])('sees none: %s', (text) => {
  expect(signsInWithoutPassword(text)).toBe(false)
})
