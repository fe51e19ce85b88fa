import { expect, test } from 'vitest'
import { configuredFlow } from '../../transforms/configured-flow.js'

test.each([
  [
    `Amplify.configure({ Auth: { authenticationFlowType: 'USER_PASSWORD_AUTH' } })`,
    'USER_PASSWORD_AUTH',
  ],
  [`{ "authenticationFlowType": "CUSTOM_AUTH" }`, 'CUSTOM_WITH_SRP'],
  [`config.authenticationFlowType = "USER_PASSWORD_AUTH"`, 'USER_PASSWORD_AUTH'],
  [`config['authenticationFlowType'] = flow`, 'unknown'],
  [`const auth = { authenticationFlowType, region }`, 'unknown'],
  [`authenticationFlowType: process.env.FLOW,`, 'unknown'],
  [`authenticationFlowType: 'USER_SRP_AUTH'`, null],
  [`  // authenticationFlowType: 'USER_PASSWORD_AUTH',`, null],
  [
    `authenticationFlowType: 'CUSTOM_AUTH'\nauthenticationFlowType: 'USER_PASSWORD_AUTH'`,
    'unknown',
  ],
  [`Auth.signIn(name, password)`, null],
])('%s means %s', (source, flow) => {
  expect(configuredFlow(source)).toBe(flow)
})
