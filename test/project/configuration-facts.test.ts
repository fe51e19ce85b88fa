import { describe, expect, test } from 'vitest'
import { configurationFacts } from '../../transforms/configuration-facts.js'

const app = (text: string, path = 'src/main.js') => ({ path, text })

describe('a package may be on v5', () => {
  test.each([
    `import { Amplify, Auth } from 'aws-amplify'`,
    `import Amplify from 'aws-amplify'`,
    `import Auth from '@aws-amplify/auth'`,
    `const { Auth } = require('aws-amplify')`,
    `export const config = { Auth: { userPoolId, userPoolWebClientId: 'b' } }`,
  ])('where it says %s', (text) => {
    expect(configurationFacts([app(text)]).mayBeV5).toBe(true)
  })

  test.each([
    `import { Amplify } from 'aws-amplify'`,
    `import { signIn } from 'aws-amplify/auth'`,
    `export const config = { Auth: { Cognito: { userPoolId, userPoolClientId: 'b' } } }`,
  ])('not where it says %s', (text) => {
    expect(configurationFacts([app(text)]).mayBeV5).toBe(false)
  })
})

describe('a configuration is merged into another', () => {
  const whole = app(`Amplify.configure(awsExports)`)
  const part = app(`Auth.configure({ cookieStorage: { domain: 'example.com' } })`, 'src/admin.js')

  test('where a part of one stands alone in a file', () => {
    expect(configurationFacts([whole, part]).isMerged).toBe(true)
  })

  test('not where each file begins with a whole one', () => {
    const behind = app(`Amplify.configure(awsExports)\n${part.text}`, 'src/admin.js')
    expect(configurationFacts([whole, behind]).isMerged).toBe(false)
  })

  test('not by a test of the app, or by a question', () => {
    const inTest = app(part.text, 'src/main.test.js')
    const asked = app(`const { userPoolId } = Auth.configure()`, 'src/pool.js')
    expect(configurationFacts([whole, inTest, asked]).isMerged).toBe(false)
  })
})

describe('what configures Auth by itself', () => {
  const auth = app(`Auth.configure({ userPoolId, userPoolWebClientId })`)

  test('is alone where nothing else configures anything', () => {
    const facts = configurationFacts([auth, app(`Amplify.configure()`, 'src/pool.js')])
    expect([facts.configuresAmplify, facts.configuresAuthAgain]).toEqual([false, false])
  })

  test('is alone where its file was found for several reasons', () => {
    expect(configurationFacts([auth, auth]).configuresAuthAgain).toBe(false)
  })

  test('is merged with what Amplify is configured with, by a test as well', () => {
    const setup = app(`Amplify.configure(awsExports)`, 'src/main.test.js')
    expect(configurationFacts([auth, setup]).configuresAmplify).toBe(true)
  })

  test('is merged with what another call says', () => {
    const other = app(`Auth.configure({ storage })`, 'src/admin.js')
    expect(configurationFacts([auth, other]).configuresAuthAgain).toBe(true)
    expect(configurationFacts([auth, { ...other, path: 'cypress/login.js' }])).toMatchObject({
      configuresAuthAgain: false,
    })
  })
})

test('users come back from the Hosted UI where somebody is sent there', () => {
  const opens = (text: string) => configurationFacts([app(text)]).opensHostedUi
  expect(opens(`Auth.federatedSignIn({ provider: 'Google' })`)).toBe(true)
  expect(opens(`Auth.signIn(name, password)`)).toBe(false)
})

describe('users may lack the scope to be asked about', () => {
  const opens = app(`Auth.federatedSignIn()`)
  const scopes = (list: string) => app(`export const oauth = { scope: [${list}] }`, 'src/oauth.js')

  test('where they come from the Hosted UI and no configuration names it', () => {
    expect(configurationFacts([opens]).mayLackScope).toBe(true)
    expect(configurationFacts([opens, scopes(`'openid', 'email'`)]).mayLackScope).toBe(true)
    const commented = app(`  // 'aws.cognito.signin.user.admin',`, 'src/oauth.js')
    expect(configurationFacts([opens, commented]).mayLackScope).toBe(true)
  })

  test('not where one does, or where nobody is sent there', () => {
    const whole = scopes(`'openid', 'aws.cognito.signin.user.admin'`)
    expect(configurationFacts([opens, whole]).mayLackScope).toBe(false)
    expect(configurationFacts([app(`Auth.signIn(name, password)`)]).mayLackScope).toBe(false)
  })
})

describe('a user pool has an endpoint of its own', () => {
  const has = (text: string) => configurationFacts([app(text)]).hasOwnEndpoint

  test.each([
    `Auth.configure({ userPoolId: 'a', endpoint: process.env.COGNITO })`,
    `export default { Auth: { oauth: { scope: ['email'] }, 'endpoint': url, region } }`,
    `const auth = { endpoint, userPoolWebClientId: 'b' }`,
    `Amplify.configure({ ...awsExports, Auth: { endpoint: url } })`,
    `Amplify.configure({ Auth: { Cognito: { userPoolId: 'a', userPoolEndpoint: url } } })`,
  ])('where %s', (text) => {
    expect(has(text)).toBe(true)
  })

  test.each([
    `export default { Auth: { userPoolId: 'a' }, API: { endpoints: [{ name: 'a', endpoint: url }] } }`,
    `export default { userPoolId: 'a', API: { endpoint: url } }`,
    `export default { aws_user_pools_id: 'a', aws_appsync_graphqlEndpoint: url }`,
    `export const endpoint = url; export const auth = { userPoolId: 'a' }`,
  ])('not where %s', (text) => {
    expect(has(text)).toBe(false)
  })
})

describe('a configuration is read back', () => {
  const isReadBack = (text: string) => configurationFacts([app(text)]).isReadBack

  test.each([
    `const { region } = Auth.configure()`,
    `const settings = Amplify.configure(awsExports)`,
    `log(Amplify.configure(awsExports))`,
    `const start = () => { return Amplify.configure(awsExports) }`,
    `const pool = Auth._config.userPoolId`,
  ])('by %s', (text) => {
    expect(isReadBack(text)).toBe(true)
  })

  test.each([
    `Amplify.configure(awsExports)`,
    `export const start = () => Auth.configure({ oauth })`,
  ])('not by %s', (text) => {
    expect(isReadBack(text)).toBe(false)
  })
})

describe('settings that v6 does not have are known', () => {
  const known = (text: string, path?: string) =>
    configurationFacts([app(text, path)]).lostSettings.map((row) => row.replace('config.', ''))

  test.each([
    [`const oauth = { redirectSignIn, urlOpener }`, 'oauth.urlOpener'],
    [`const oauth = { urlOpener: open, redirectSignIn }`, 'oauth.urlOpener'],
    [`const oauth = { async urlOpener(url) { await open(url) } }`, 'oauth.urlOpener'],
    [`awsExports.oauth.urlOpener = open`, 'oauth.urlOpener'],
    [`const auth = { refreshHandlers: { google } }`, 'refreshHandlers'],
    [`const oauth = { redirectSignIn: 'a', options: { domain } }`, 'oauth.options'],
    [`const oauth = { options: { domain }, redirectSignOut: 'a' }`, 'oauth.options'],
  ])('where code says %s', (text, setting) => {
    expect(known(text)).toEqual([setting])
  })

  test.each([
    `const same = config.urlOpener === open`,
    `function urlOpener(url) {}`,
    `signUp({ username, options: { userAttributes } })`,
  ])('not where it says %s', (text) => {
    expect(known(text)).toEqual([])
  })

  test('not where a test says it', () => {
    expect(known(`const oauth = { urlOpener: open }`, 'src/main.test.js')).toEqual([])
  })
})

describe('all that is configured is the generated file', () => {
  const imported = `import awsconfig from '../aws-exports'\nAmplify.configure(awsconfig)`
  const isGenerated = (...texts: string[]) =>
    configurationFacts(texts.map((text, index) => app(text, `src/${index}.js`))).isGenerated

  test('in every file that configures anything', () => {
    const again = `const settings = require("@/aws-exports.js")\nAuth.configure(settings)`
    const inline = `Auth.configure(require('./aws-exports'))`
    expect(isGenerated(imported, again, inline, `Auth.signOut()`)).toBe(true)
  })

  test.each([
    `Auth.configure({ ...awsExports, ssr: true })`,
    `import awsconfig from './settings'\nAuth.configure(awsconfig)`,
    `import exported from './aws-exports'\nAuth.configure(awsconfig)`,
    `Amplify.configure({ Auth: { userPoolId } })`,
  ])('not where one says %s', (other) => {
    expect(isGenerated(imported, other)).toBe(false)
  })
})
