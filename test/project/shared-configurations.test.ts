import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { commitAll, type Files, repositoryWith } from '../setup/temporary-project.js'

const v5 = `export const amplifyConfig = {
  Auth: {
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_a',
    userPoolWebClientId: 'b',
  },
}
`

const v6 = `export const amplifyConfig = {
  Auth: {
    Cognito: {
      userPoolId: 'eu-west-1_a',
      userPoolClientId: 'b',
    },
  },
}
`

const configuring = (specifier: string) => `import { Amplify, Auth } from 'aws-amplify'
import { amplifyConfig } from '${specifier}'

Amplify.configure(amplifyConfig)

export const leave = () => Auth.signOut()
`

const main = configuring('./config')

describe('a configuration of another file is written for v6', () => {
  test('where it is given to Amplify, which stays as it is', async () => {
    const read = await migrated({ 'src/config.js': v5, 'src/main.js': main })
    expect(read('src/config.js')).toBe(v6)
    expect(read('src/main.js')).toContain('\nAmplify.configure(amplifyConfig)\n')
    expect(read('src/amplify-v5.js')).toBeNull()
  })

  test.each([
    ['the default export', `${v5.replace('export const', 'const')}export default amplifyConfig\n`],
    ['the default export itself', v5.replace('export const amplifyConfig =', 'export default')],
    ['module.exports', v5.replace('export const amplifyConfig =', 'module.exports =')],
  ])('as %s', async (_, config) => {
    const importing = main.replace('{ amplifyConfig }', 'amplifyConfig')
    const read = await migrated({ 'src/config.js': config, 'src/main.js': importing })
    expect(read('src/config.js')).toContain('userPoolClientId')
    expect(read('src/main.js')).toContain('\nAmplify.configure(amplifyConfig)\n')
  })

  test.each([
    ['an index', './config', { 'src/config/index.js': `export * from './amplify'\n` }],
    [
      'another name',
      './config',
      {
        'src/config/index.js': `export { amplifyConfig as settings } from './amplify'\n`,
        'src/main.js': main.replace('amplifyConfig }', 'settings as amplifyConfig }'),
      },
    ],
    [
      'an import that is exported',
      './config',
      {
        'src/config/index.js': `import { amplifyConfig } from './amplify'\nexport { amplifyConfig }\n`,
      },
    ],
    [
      'paths of a tsconfig',
      '@settings/amplify',
      {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@settings/*": ["src/config/*"] } } }',
      },
    ],
  ])('through %s', async (_, specifier, files) => {
    const read = await migrated({
      'src/config/amplify.js': v5,
      'src/main.js': configuring(specifier),
      ...(files as Files),
    })
    expect(read('src/config/amplify.js')).toBe(v6)
    expect(read('src/main.js')).toContain('\nAmplify.configure(amplifyConfig)\n')
  })

  test('once for all files that configure Amplify with it, tests among them', async () => {
    const read = await migrated({
      'src/config.js': v5,
      'src/main.js': main,
      'src/admin.js': main,
      'src/main.test.js': main,
    })
    expect(read('src/config.js')).toBe(v6)
    for (const path of ['src/main.js', 'src/admin.js', 'src/main.test.js']) {
      expect(read(path)).toContain('\nAmplify.configure(amplifyConfig)\n')
    }
  })

  test('with what v6 takes beside it, and the listener for the Hosted UI', async () => {
    const oauth = `    oauth: { domain: 'a', scope: [], redirectSignIn: 'b', redirectSignOut: 'c', responseType: 'code' },\n`
    const config = v5.replace('  },\n}', `${oauth}  },\n  ssr: true,\n}`)
    const read = await migrated({ 'src/config.js': config, 'src/main.js': main })
    expect(read('src/config.js')).not.toContain('ssr')
    expect(read('src/main.js')).toContain('Amplify.configure(amplifyConfig, { ssr: true })')
    expect(read('src/main.js')).toContain(`import 'aws-amplify/auth/enable-oauth-listener'`)
  })

  test('where a call spreads it beside ssr', async () => {
    const spreading = main.replace('(amplifyConfig)', '({ ...amplifyConfig, ssr: true })')
    const read = await migrated({ 'src/config.js': v5, 'src/main.js': spreading })
    expect(read('src/config.js')).toBe(v6)
    expect(read('src/main.js')).toContain('Amplify.configure(amplifyConfig, { ssr: true })')
  })

  test('that is taken from a namespace', async () => {
    const settings = `export const url = '/api'\nexport const amplify = { Auth: { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b' } }\n`
    const main = `import { Amplify } from 'aws-amplify'
import * as settings from './settings'

Amplify.configure(settings.amplify)
export const { url } = settings
`
    const read = await migrated({ 'src/settings.js': settings, 'src/main.js': main })
    expect(read('src/settings.js')).toContain('userPoolClientId')
    expect(read('src/main.js')).toContain('\nAmplify.configure(settings.amplify)\n')
  })

  test('where its own file configures Amplify, and another one imports it for that', async () => {
    const own = `import { Amplify } from 'aws-amplify'\n\n${v5}\nAmplify.configure(amplifyConfig)\n`
    const read = await migrated({ 'src/config.js': own, 'src/main.js': main })
    expect(read('src/config.js')).toBe(own.replace(v5, v6))
    expect(read('src/main.js')).toContain('\nAmplify.configure(amplifyConfig)\n')
  })
})

const other = (text: string) => ({ 'src/other.js': text })

const spelled = `
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: amplifyConfig.Auth.userPoolId,
      userPoolClientId: amplifyConfig.Auth.userPoolWebClientId,
    },
  },
})
`

describe('a configuration of another file keeps the names of v5, and is read key by key', () => {
  test.each<[string, Files]>([
    [
      'where a file without v5 reads from it',
      other(`import { amplifyConfig } from './config'\nlog(amplifyConfig.Auth.region)\n`),
    ],
    ['where a file loads it', other(`export const load = () => import('./config')\n`)],
    [
      'where the markup reads from it',
      {
        'src/Other.vue': `<script setup>\nimport { amplifyConfig } from './config'\n</script>\n<template>{{ amplifyConfig.Auth.region }}</template>\n`,
      },
    ],
    [
      'where its own file reads from it',
      { 'src/config.js': `${v5}\nlog(amplifyConfig.Auth.region)\n` },
    ],
    [
      'where another name of it is read',
      {
        'src/config.js': `${v5}\nexport default amplifyConfig\n`,
        ...other(`import config from './config'\nlog(config.Auth.region)\n`),
      },
    ],
    [
      'where a build may put another file in its place',
      { 'src/config.prod.js': v5.replace('eu-west-1_a', 'eu-west-1_prod') },
    ],
  ])('%s', async (_, files) => {
    const all: Files = { 'src/config.js': v5, 'src/main.js': main, ...files }
    const read = await migrated(all)
    for (const path of Object.keys(all).filter((one) => one !== 'src/main.js')) {
      expect(read(path)).toBe(all[path])
    }
    expect(read('src/main.js')).toContain(spelled)
  })

  test('where a call spreads it, and it says itself what goes beside it', async () => {
    const config = v5.replace('  },\n}', '  },\n  ssr: true,\n}')
    const spreading = main.replace('(amplifyConfig)', '({ ...amplifyConfig, ssr: true })')
    const read = await migrated({ 'src/config.js': config, 'src/main.js': spreading })
    expect(read('src/config.js')).toBe(config)
    expect(read('src/main.js')).toContain(spelled.replace('})\n', '}, { ssr: true })\n'))
  })

  test('where it lies outside the paths of the run', async () => {
    const files = { 'lib/config.js': v5, 'src/main.js': configuring('../lib/config') }
    const read = await migrated(files, ['src'])
    expect(read('lib/config.js')).toBe(v5)
    expect(read('src/main.js')).toContain(spelled)
  })

  test('where an importer lies outside the paths of the run', async () => {
    const config = { 'src/config.js': v5, 'src/main.js': main }
    const read = await migrated({ ...config, 'app/main.js': configuring('../src/config') }, ['src'])
    expect(read('src/config.js')).toBe(v5)
    expect(read('src/main.js')).toContain(spelled)
  })

  test('where a type that is written out knows its keys', async () => {
    const typed = v5.replace('amplifyConfig =', 'amplifyConfig: Settings =')
    const read = await migrated({ 'src/config.ts': typed, 'src/main.ts': main })
    expect(read('src/config.ts')).toBe(typed)
    expect(read('src/main.ts')).toContain(spelled)
  })
})

describe('settings of which a configuration is a part keep the names of v5', () => {
  const auth = `{ userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b', identityPoolId: 'c' }`
  const environment = `export const environment = {
  production: false,
  cognito: ${auth},
}
`
  const service = (code: string) => `import { Amplify, Auth } from 'aws-amplify'
import { environment } from './environments/environment'

${code}

export const leave = () => Auth.signOut()
`
  const block = `
Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: environment.cognito.userPoolId,
      userPoolClientId: environment.cognito.userPoolWebClientId,
      identityPoolId: environment.cognito.identityPoolId,
      allowGuestAccess: true,
    },
  },
})
`

  test('where the block of Auth is read from the environment of a build', async () => {
    const production = environment.replace('false', 'true').replace('eu-west-1_a', 'eu-west-1_p')
    const read = await migrated({
      'src/environments/environment.ts': environment,
      'src/environments/environment.prod.ts': production,
      'src/main.ts': service('Amplify.configure({\n  Auth: environment.cognito,\n})'),
    })
    expect(read('src/main.ts')).toContain(block)
    expect(read('src/environments/environment.ts')).toBe(environment)
    expect(read('src/environments/environment.prod.ts')).toBe(production)
  })

  test('but is translated where environments have other keys', async () => {
    const production = environment.replace(`, identityPoolId: 'c'`, '')
    const read = await migrated({
      'src/environments/environment.ts': environment,
      'src/environments/environment.prod.ts': production,
      'src/main.ts': service('Amplify.configure({ Auth: environment.cognito })'),
    })
    expect(read('src/main.ts')).toContain('configureAmplify({ Auth: environment.cognito })')
  })

  test('where a build says which file takes the place of another', async () => {
    const angular = `{ "fileReplacements": [{
      "replace": "src/environments/environment.ts",
      "with": "config/live.ts"
    }] }`
    const files = {
      'angular.json': angular,
      'src/environments/environment.ts': `export const environment = { Auth: ${auth} }\n`,
      'config/live.ts': `export const environment = { Auth: ${auth}, ssr: true }\n`,
      'src/main.ts': service('Amplify.configure(environment)'),
    }
    const read = await migrated(files)
    expect(read('src/environments/environment.ts')).toBe(files['src/environments/environment.ts'])
    expect(read('src/main.ts')).toContain('configureAmplify(environment)')
  })

  test.each([
    [
      'JSON',
      'src/settings.json',
      `{ "aws": { "Auth": ${auth.replaceAll("'", '"').replace(/(\w+):/g, '"$1":')} } }`,
    ],
    ['a default export', 'src/settings.js', `export default { aws: { Auth: ${auth} } }\n`],
    ['a module of CommonJS', 'src/settings.js', `module.exports = { aws: { Auth: ${auth} } }\n`],
  ])('in %s', async (_, path, text) => {
    const main = `import { Amplify } from 'aws-amplify'
import settings from './${path.slice(4)}'

Amplify.configure(settings.aws)
`
    const read = await migrated({ [path]: text, 'src/main.js': main })
    expect(read(path)).toBe(text)
    expect(read('src/main.js')).toContain(
      'userPoolClientId: settings.aws.Auth.userPoolWebClientId,',
    )
  })

  test('in what is required, where no helper module can be', async () => {
    const settings = `module.exports = { auth: ${auth} }\n`
    const main = `const { Amplify } = require('aws-amplify')
const settings = require('./settings')

Amplify.configure({ Auth: settings.auth })
`
    const read = await migrated({ 'settings.js': settings, 'main.js': main })
    expect(read('main.js')).toContain('userPoolId: settings.auth.userPoolId,')
  })

  test.each([
    [
      'another file changes them',
      `import { environment } from './environments/environment'\nenvironment.cognito.userPoolId = pool\n`,
    ],
    [
      'another file hands them on',
      `import { environment } from './environments/environment'\nload(environment)\n`,
    ],
    [
      'a test puts something in their place',
      `jest.mock('./environments/environment', () => fake)\n`,
    ],
  ])('but are translated where %s', async (_, text) => {
    const read = await migrated({
      'src/environments/environment.ts': environment,
      'src/main.ts': service('Amplify.configure({ Auth: environment.cognito })'),
      'src/other.ts': text,
    })
    expect(read('src/main.ts')).toContain('configureAmplify({ Auth: environment.cognito })')
  })
})

describe('the block of Auth that another file exports is written for v6', () => {
  const auth = `export const auth = {
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_a',
  userPoolWebClientId: 'b',
  cookieStorage: { domain: 'example.com', secure: true },
}
`
  const main = `import { Amplify } from 'aws-amplify'
import { auth } from './auth'

Amplify.configure({ Auth: auth })
`

  test('with the storage behind the call', async () => {
    const read = await migrated({ 'src/auth.js': auth, 'src/main.js': main })
    expect(read('src/auth.js')).toBe(`export const auth = {
  userPoolId: 'eu-west-1_a',
  userPoolClientId: 'b',
}
`)
    expect(read('src/main.js')).toContain(`
Amplify.configure({ Auth: { Cognito: auth } })
cognitoUserPoolsTokenProvider.setKeyValueStorage(new CookieStorage({ domain: 'example.com', secure: true }))
`)
  })

  test('unless it is all that Amplify is configured with elsewhere', async () => {
    const read = await migrated({
      'src/auth.js': auth,
      'src/main.js': main,
      'src/admin.js': main.replace('{ Auth: auth }', 'auth'),
    })
    expect(read('src/auth.js')).toBe(auth)
    expect(read('src/main.js')).toContain('userPoolClientId: auth.userPoolWebClientId,')
    expect(read('src/main.js')).toContain('new CookieStorage(auth.cookieStorage)')
    expect(read('src/admin.js')).toContain('userPoolClientId: auth.userPoolWebClientId,')
  })
})

describe('a configuration of another file stays as v5 took it, and is translated', () => {
  test.each<[string, Files]>([
    ['where a file takes in all of it', other(`import * as config from './config'\nuse(config)\n`)],
    ['where a test puts something in its place', other(`jest.mock('./config', () => fake)\n`)],
    [
      'where its own file configures Amplify, and another one changes it',
      {
        'src/main.js': `import { Auth } from 'aws-amplify'\nAuth.signOut()\n`,
        'src/config.js': `import { Amplify } from 'aws-amplify'\n\n${v5}\nAmplify.configure(amplifyConfig)\n`,
        ...other(`import { amplifyConfig } from './config'\namplifyConfig.Auth.region = 'b'\n`),
      },
    ],
    ['where an importer cannot be parsed', other(`import { amplifyConfig } from './config'\n)(\n`)],
    [
      'where a call answers with it',
      { 'src/main.js': main.replace('Amplify.conf', 'const now = Amplify.conf') },
    ],
    [
      'where another configuration is merged into it',
      other(
        `import { Auth } from 'aws-amplify'\nAuth.configure({ storage: window.sessionStorage })\n`,
      ),
    ],
  ])('%s', async (_, files) => {
    const all: Files = { 'src/config.js': v5, 'src/main.js': main, ...files }
    const read = await migrated(all)
    expect(read('src/config.js')).toContain(v5)
    const configuring = read('src/main.js')?.includes('configure') ? 'src/main.js' : 'src/config.js'
    expect(read(configuring)).toContain('configureAmplify(amplifyConfig)')
  })
})

test('what v6 has no place for is left for a person, where the call is', async () => {
  const config = v5.replace(`region: 'eu-west-1'`, `refreshHandlers: { own: renew }`)
  const login = `import { Auth } from 'aws-amplify'
export const enter = (token, user) => Auth.federatedSignIn('own', { token }, user)
`
  const read = await migrated({
    'src/config.js': config,
    'src/main.js': main,
    'src/login.js': login,
  })
  expect(read('src/config.js')).toBe(config)
  expect(read('src/main.js')).toContain('// TODO(amplift): v6 has no place for refreshHandlers')
})

describe('a file with the name of a generated one', () => {
  const exporting = v5.replace('export const amplifyConfig =', 'export default')
  const importing = (code: string) => `import { Amplify, Auth } from 'aws-amplify'
import awsExports from './aws-exports'

${code}

export const leave = () => Auth.signOut()
`

  test('is written for v6 where somebody has written it by hand for v5', async () => {
    const main = importing('Amplify.configure(awsExports)')
    const read = await migrated({ 'src/aws-exports.js': exporting, 'src/main.js': main })
    expect(read('src/aws-exports.js')).toContain('userPoolClientId')
    expect(read('src/main.js')).toContain('\nAmplify.configure(awsExports)\n')
  })

  test('is translated while the program runs where it is no object', async () => {
    const made = `import { settings } from './settings'\nexport default settings.Auth\n`
    const main = importing('Amplify.configure({ ...awsExports, ssr: true })')
    const read = await migrated({ 'src/aws-exports.js': made, 'src/main.js': main })
    expect(read('src/aws-exports.js')).toBe(made)
    expect(read('src/main.js')).toContain('\nconfigureAmplify({ ...awsExports, ssr: true })\n')
  })

  test('may configure Amplify itself', async () => {
    const configuring = `import { Amplify } from 'aws-amplify'

Amplify.configure({ Auth: { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b' } })
`
    const read = await migrated({ 'src/aws-exports.js': configuring })
    expect(read('src/aws-exports.js')).toContain('userPoolClientId')
  })

  test.each([
    ['that the tools have written', `// WARNING: DO NOT EDIT.\nexport default { Auth: {} }\n`],
    ['that has nothing but their keys', `export default { aws_project_region: 'a' }\n`],
    ['that is not there', null],
  ])('%s stays as it is, and so does the call', async (_, text) => {
    const main = importing('Amplify.configure(awsExports)')
    const files = text === null ? {} : { 'src/aws-exports.js': text }
    const read = await migrated({ ...files, 'src/main.js': main })
    expect(read('src/aws-exports.js')).toBe(text)
    expect(read('src/main.js')).toContain('\nAmplify.configure(awsExports)\n')
  })
})

test('a file that nobody imports for Amplify is left alone', async () => {
  const read = await migrated({
    'src/config.js': v5,
    'src/main.js': `import { Auth } from 'aws-amplify'\nAuth.signOut()\n`,
  })
  expect(read('src/config.js')).toBe(v5)
})

/** Migrates a project, makes sure that a second run changes nothing, and answers with its files. */
async function migrated(
  files: Files,
  paths: readonly string[] = ['.'],
): Promise<(path: string) => string | null> {
  const project = repositoryWith({
    'package.json': '{ "dependencies": { "aws-amplify": "^5.0.0" } }',
    ...files,
  })
  const run = () =>
    migrateProject({
      paths: paths.map((path) => project.at(path)),
      choices: { only: null, bridgeOnly: false },
      mode: 'write',
      environment: process.env,
    })
  await run()
  commitAll(project)
  await run()
  expect(project.git('status', '--porcelain'), 'a second run changes nothing').toBe('')
  return (path) => (project.list().includes(path) ? project.read(path) : null)
}
