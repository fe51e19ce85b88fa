import { describe, expect, test } from 'vitest'
import { configuredFlow, packageFlow } from '../../transforms/configured-flow.js'

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

describe('a package', () => {
  const app = (text: string) => ({ path: 'src/main.ts', text })
  const ofTests = (text: string) => ({ path: 'cypress/support/commands.js', text })
  const srp = `authenticationFlowType: 'USER_SRP_AUTH'`
  const plain = `authenticationFlowType: 'USER_PASSWORD_AUTH'`

  test('signs in by the flow that all of its configurations name', () => {
    expect(packageFlow([app(plain), ofTests(plain)])).toBe('USER_PASSWORD_AUTH')
    expect(packageFlow([app(srp), app('')])).toBe(null)
  })

  test('has none that is known where configurations differ', () => {
    expect(packageFlow([app(srp), app(plain)])).toBe('unknown')
  })

  test('is not told by its tests how to sign in', () => {
    expect(packageFlow([app(''), ofTests(plain)])).toBe('unknown')
  })
})
