import { expect, test } from 'vitest'
import { configuredDefaults } from '../../transforms/configured-defaults.js'

test.each([
  [`Amplify.configure({ Auth: { clientMetadata: { a: 'b' } } })`, ['clientMetadata']],
  [`Auth.configure({ authenticationFlowType: 'USER_PASSWORD_AUTH' })`, ['authenticationFlowType']],
  [`Auth.configure({ storage })`, ['storage']],
  [`Auth.configure({ storage: window.sessionStorage })`, ['storage']],
  [`export const auth = { userPoolWebClientId: 'x', cookieStorage: { domain: 'y' } }`, ['storage']],
  [`const c = { 'clientMetadata': m, "userPoolWebClientId": id }`, ['clientMetadata']],
  [
    `config.userPoolWebClientId = id\nconfig.authenticationFlowType = flow`,
    ['authenticationFlowType'],
  ],
  [
    `{ "aws_user_pools_web_client_id": "x", "authenticationFlowType": "CUSTOM_AUTH", "storage": 1 }`,
    ['authenticationFlowType', 'storage'],
  ],
])('finds in %s the settings %j', (source, settings) => {
  expect([...configuredDefaults(source)].sort()).toEqual(settings)
})

test.each([
  [`Amplify.configure(awsExports)`],
  [
    `Amplify.configure({ Auth: { region: 'eu', userPoolWebClientId: 'x' }, Storage: { bucket: 'b' } })`,
  ],
  [`Auth.signIn({ username, password, clientMetadata: { a: 'b' } })`],
  [`export const state = { storage: window.localStorage }`],
])('finds none in %s', (source) => {
  expect(configuredDefaults(source)).toEqual([])
})

test('looks only near a configuration, not at the other end of a long file', () => {
  const far = `Amplify.configure(config)\n${'// filler\n'.repeat(500)}Auth.signUp({ clientMetadata: m })`
  expect(configuredDefaults(far)).toEqual([])
})
