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

  test('where its own file configures Amplify, and another one imports it for that', async () => {
    const own = `import { Amplify } from 'aws-amplify'\n\n${v5}\nAmplify.configure(amplifyConfig)\n`
    const read = await migrated({ 'src/config.js': own, 'src/main.js': main })
    expect(read('src/config.js')).toBe(own.replace(v5, v6))
    expect(read('src/main.js')).toContain('\nAmplify.configure(amplifyConfig)\n')
  })
})

describe('a configuration of another file stays as v5 took it, and is translated', () => {
  const other = (text: string) => ({ 'src/other.js': text })

  test.each<[string, Files]>([
    [
      'where a file without v5 reads from it',
      other(
        `import { amplifyConfig } from './config'\nexport const { region } = amplifyConfig.Auth\n`,
      ),
    ],
    ['where a file takes in all of it', other(`import * as config from './config'\nuse(config)\n`)],
    ['where a file loads it', other(`export const load = () => import('./config')\n`)],
    ['where a test puts something in its place', other(`jest.mock('./config', () => fake)\n`)],
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
    [
      'where a storage would be set behind the call',
      {
        'src/config.js': v5.replace(
          `region: 'eu-west-1'`,
          `cookieStorage: { domain: 'example.com' }`,
        ),
      },
    ],
  ])('%s', async (_, files) => {
    const all: Files = { 'src/config.js': v5, 'src/main.js': main, ...files }
    const read = await migrated(all)
    expect(read('src/config.js')).toBe(all['src/config.js'])
    expect(read('src/main.js')).toContain('configureAmplify(amplifyConfig)')
  })

  test('where a call spreads it, and it says itself what goes beside it', async () => {
    const config = v5.replace('  },\n}', '  },\n  ssr: true,\n}')
    const spreading = main.replace('(amplifyConfig)', '({ ...amplifyConfig, ssr: true })')
    const read = await migrated({ 'src/config.js': config, 'src/main.js': spreading })
    expect(read('src/config.js')).toBe(config)
    expect(read('src/main.js')).toContain('configureAmplify({ ...amplifyConfig, ssr: true })')
  })

  test('where it lies outside the paths of the run', async () => {
    const files = { 'lib/config.js': v5, 'src/main.js': configuring('../lib/config') }
    const read = await migrated(files, ['src'])
    expect(read('lib/config.js')).toBe(v5)
    expect(read('src/main.js')).toContain('configureAmplify(amplifyConfig)')
  })

  test('where an importer lies outside the paths of the run', async () => {
    const config = { 'src/config.js': v5, 'src/main.js': main }
    const read = await migrated({ ...config, 'app/main.js': configuring('../src/config') }, ['src'])
    expect(read('src/config.js')).toBe(v5)
    expect(read('src/main.js')).toContain('configureAmplify(amplifyConfig)')
  })

  test('where a type that is written out knows its keys', async () => {
    const typed = v5.replace('amplifyConfig =', 'amplifyConfig: Settings =')
    const read = await migrated({ 'src/config.ts': typed, 'src/main.ts': main })
    expect(read('src/config.ts')).toBe(typed)
    expect(read('src/main.ts')).toContain('configureAmplify(amplifyConfig)')
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
