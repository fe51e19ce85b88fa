import { describe, expect, test } from 'vitest'
import { configurationFacts } from '../../transforms/configuration-facts.js'
import { migrateFile, surveyFile } from '../../transforms/file.js'
import { factsOf } from '../../transforms/package-facts.js'

const LISTENER = 'aws-amplify/auth/enable-oauth-listener'
const oauth = `{ domain, scope, redirectSignIn: 'a', redirectSignOut: 'b', responseType: 'code' }`
const pool = `userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b'`
const configured = `import { Amplify } from 'aws-amplify'\nAmplify.configure({ Auth: { ${pool}, oauth: ${oauth} } })\n`

interface Text {
  readonly path: string
  readonly text: string
}

/** Does a file that configures Amplify get the import, beside other files of its package? */
function listens(path: string, others: readonly Text[] = []): boolean {
  const result = migrateFile(
    surveyFile(configured, path),
    { carrierOf: () => null, helperModule: null, package: factsOf(others) },
    { only: null, bridgeOnly: false },
  )
  return result.status === 'changed' && result.code.includes(LISTENER)
}

describe('whoever comes back from the Hosted UI is listened for', () => {
  test.each(['src/amplify.ts', 'pages/_app.tsx', 'pages/login.tsx', 'app/providers.tsx'])(
    'in %s',
    (path) => {
      expect(listens(path)).toBe(true)
    },
  )

  test.each([
    'pages/api/user.ts',
    'src/pages/api/user.ts',
    'middleware.ts',
    'app/api/user/route.ts',
    'src/hooks.server.ts',
    'src/routes/+page.server.ts',
    'server/auth.js',
    'src/setupTests.js',
    'jest.setup.js',
    'test/setup-vitest.ts',
    'src/login.test.tsx',
  ])('not in %s, where nobody comes back to', (path) => {
    expect(listens(path)).toBe(false)
  })
})

describe('one file of a package is enough', () => {
  const entry = (text: string, path = 'pages/_app.tsx') => [{ path, text }]

  test('where it is the entry of the app', () => {
    expect(listens('pages/login.tsx', entry(configured))).toBe(false)
    expect(listens('pages/login.tsx', entry(`import '${LISTENER}'`))).toBe(false)
    expect(listens('src/Login.jsx', entry(configured, 'src/main.jsx'))).toBe(false)
    expect(listens('pages/_app.tsx', entry(configured))).toBe(true)
  })

  test('not where the entry configures something else, or is none', () => {
    expect(listens('pages/login.tsx', entry(`Amplify.configure({ API: {} })`))).toBe(true)
    expect(listens('pages/login.tsx', entry(configured, 'pages/start.tsx'))).toBe(true)
  })

  test('a generated file in the entry counts as soon as somebody is sent to the Hosted UI', () => {
    const text = `import config from './aws-exports'\nAmplify.configure(config)\n`
    const facts = (more: string) =>
      configurationFacts([{ path: 'src/index.js', text: `${text}${more}` }]).entryListens
    expect([facts(''), facts('Auth.federatedSignIn()')]).toEqual([false, true])
  })
})

test('an app of React Native has no pages, unless it runs in a browser too', () => {
  const native = { path: 'App.js', text: `import { Text } from 'react-native'` }
  expect(listens('src/amplify.js', [native])).toBe(false)
  const web = { path: 'src/open.js', text: `if (Platform.OS === 'web') open(url)` }
  expect(listens('src/amplify.js', [native, web])).toBe(true)
})
