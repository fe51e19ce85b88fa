import type { Amplify as AmplifyV6 } from 'aws-amplify'
import ts from 'typescript'
import { expect, test } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { migrateFile, surveyFile } from '../../transforms/file.js'
import { freshModules } from '../emulator/qualification/clients/fresh-modules.js'
import { readCases } from '../fixtures/cases.js'
import { openHelpers } from './open-helpers.js'

const pool = `userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b'`
const identities = `${pool}, identityPoolId: 'eu-west-1:1'`
const addresses = `redirectSignIn: 'http://localhost/,https://example.com/', redirectSignOut: origin`
const oauth = `oauth: { domain: 'a', scope: ['openid'], ${addresses}, responseType: 'code' }`

/** Configurations of v5 that are written as v6 takes them. */
const written = [
  `{ Auth: { ${pool}, region: 'eu-west-1' } }`,
  `{ ${pool} }`,
  `{ Auth: { ${identities} } }`,
  `{ Auth: { ${identities}, mandatorySignIn: true } }`,
  `{ Auth: { ${identities}, mandatorySignIn: origin === 'a' } }`,
  `{ Auth: { identityPoolId: 'eu-west-1:1', region: 'eu-west-1' } }`,
  `{ Auth: { ${pool}, mandatorySignIn: true, endpoint: '/cognito' } }`,
  `{ Auth: { ${pool}, signUpVerificationMethod: 'link' } }`,
  `{ Auth: { ${pool}, ${oauth} } }`,
  `{ Auth: { ${pool} }, Storage: { AWSS3: { bucket: 'a', region: 'eu-west-1' } } }`,
  `{ Auth: { ${pool} }, API: { endpoints: [{ name: 'my-api', endpoint: '/a', region: 'b' }] } }`,
  `{ Auth: { ${pool} }, Analytics: { AWSPinpoint: { appId: 'a', region: 'b' } } }`,
  `{ Auth: { ${pool} }, ssr: true }`,
]

test.each(written)('%s says the same whether it is written for v6 or translated', (config) => {
  const program = `import { Amplify } from 'aws-amplify'\nconst origin = 'http://localhost/'\n`
  const source = `${program}Amplify.configure(${config})\n`
  const { knowledge, choices } = readCases().cases[0] as V5Any
  const result = migrateFile(surveyFile(source, 'main.ts'), knowledge, choices)
  const code = result.status === 'changed' ? result.code : ''
  expect(result.findings.map(({ tier }) => tier)).toEqual(['native'])
  expect(code).not.toContain('userPoolWebClientId')
  expect(configured(code, 'native')).toEqual(configured(source, 'translated'))
})

/** What v6 knows when a program has run, with its own `configure` or with the helper's. */
function configured(code: string, how: 'native' | 'translated'): unknown {
  const load = freshModules()
  const { Amplify } = load('aws-amplify') as { readonly Amplify: typeof AmplifyV6 }
  const configure = openHelpers(load)('configure-amplify').configureAmplify
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  const { outputText } = ts.transpileModule(code, { compilerOptions })
  const require = (specifier: string) =>
    specifier === 'aws-amplify' && how === 'translated'
      ? { Amplify: { configure } }
      : load(specifier)
  new Function('exports', 'require', outputText)({}, require)
  const { getGlobalContext } = load('@aws-amplify/core') as V5Any
  return { resources: Amplify.getConfig(), ssr: getGlobalContext().libraryOptions.ssr }
}
