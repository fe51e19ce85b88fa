import { expect, test } from 'vitest'
import { configuresMetadata } from '../../transforms/configured-metadata.js'

test.each([
  [`Amplify.configure({ Auth: { clientMetadata: { a: 'b' } } })`],
  [`const c = { 'clientMetadata': m, "userPoolWebClientId": id }`],
  [`config.userPoolWebClientId = id\nconfig.clientMetadata = metadata`],
  [`{ "aws_user_pools_web_client_id": "x", "clientMetadata": { "a": "b" } }`],
  [`export const defaults = { clientMetadata }`],
])('%s sets metadata for all calls', (source) => {
  expect(configuresMetadata(source)).toBe(true)
})

test.each([
  [`Amplify.configure(awsExports)`],
  [`Auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' })`],
  [`Auth.signIn({ username, password, clientMetadata: { a: 'b' } })`],
])('%s sets none', (source) => {
  expect(configuresMetadata(source)).toBe(false)
})

test('looks only near a configuration, not at the other end of a long file', () => {
  const far = `Amplify.configure(config)\n${'// filler\n'.repeat(500)}Auth.signUp({ clientMetadata: m })`
  expect(configuresMetadata(far)).toBe(false)
})
