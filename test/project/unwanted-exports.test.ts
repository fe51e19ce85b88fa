import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { commitAll, repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const shim = '@amplift/auth/legacy'
const manifest = '{ "name": "app", "private": true, "dependencies": { "aws-amplify": "^5.3.0" } }'
const signsOut = (specifier: string, clause = '{ Auth }') =>
  `import ${clause} from '${specifier}'\n\nexport const leave = () => Auth.signOut()\n`

describe('Auth that a module hands on', () => {
  test.each([
    ['export { Auth, Hub } from', `export { Auth, Hub } from 'aws-amplify'\n`, '{ Auth }'],
    ['export default', `import { Auth } from 'aws-amplify'\n\nexport default Auth\n`, 'Auth'],
    ['export {}', `import { Auth } from 'aws-amplify'\n\nexport { Auth }\n`, '{ Auth }'],
    [
      'an own name',
      `import { Auth } from 'aws-amplify'\n\nexport { Auth as auth }\n`,
      '{ auth as Auth }',
    ],
    [
      'a constant',
      `import { Auth } from 'aws-amplify'\n\nexport const Auth5 = Auth\n`,
      '{ Auth5 as Auth }',
    ],
    ['export *', `export * from 'aws-amplify'\n`, '{ Auth }'],
  ])('goes away where nobody takes it any more: %s', async (_, door, clause) => {
    const project = await migrated({ 'src/door.ts': door, 'src/a.ts': signsOut('./door', clause) })
    expect(project.read('src/door.ts')).not.toMatch(/\bAuth\b/)
    expect(project.read('package.json')).not.toContain('@amplift/auth')
    expect(project.read('src/a.ts')).toBe(
      `import { signOut } from 'aws-amplify/auth'\n\nexport const leave = () => signOut()\n`,
    )
    await expectStill(project)
  })

  test('goes away through modules that hand it on', async () => {
    const project = await migrated({
      'src/auth.ts': `export { Auth } from 'aws-amplify'\n`,
      'src/lib/index.ts': `export { Auth as Users } from '../auth'\nexport const one = 1\n`,
      'src/index.ts': `export * from './lib'\n`,
      'src/a.ts': signsOut('.', '{ Users as Auth }'),
    })
    expect(project.read('src/auth.ts')).toBe('export {}\n')
    expect(project.read('src/lib/index.ts')).toBe('export const one = 1\n')
    expect(project.read('src/index.ts')).toBe(`export * from './lib'\n`)
    await expectStill(project)
  })

  test.each([
    ['a site stays', { 'src/b.ts': `import { Auth } from './door'\n\nhandOn(Auth)\n` }],
    [
      'a file asks for the whole module',
      { 'src/b.js': `const door = require('./door')\n\nuse(door)\n` },
    ],
    ['a file loads it late', { 'src/b.ts': `import('./door').then(use)\n` }],
    ['a file is left alone', { 'src/b.ts': `// amplift-ignore-file\n${signsOut('./door')}` }],
    ['a file cannot be read', { 'src/b.ts': `import { Auth } from './door'\n)(\n` }],
    [
      'a comment says so',
      {
        'src/b.ts': `// amplift-ignore-next-line\nimport { Auth } from './door'\n\n// amplift-ignore-next-line\nAuth.signOut()\n`,
      },
    ],
    [
      'the package is for others',
      {
        'package.json':
          '{ "name": "lib", "exports": "./src/door.ts", "dependencies": { "aws-amplify": "^5.3.0" } }',
      },
    ],
  ])('stays where %s', async (_, files) => {
    const project = await migrated({
      'src/door.ts': `export { Auth } from 'aws-amplify'\n`,
      'src/a.ts': signsOut('./door'),
      ...files,
    })
    expect(project.read('src/door.ts')).toBe(`export { Auth } from '${shim}'\n`)
  })
})

describe('a module of which nothing is taken any more', () => {
  const configures = `import { Amplify, Auth } from 'aws-amplify'\n\nAmplify.configure({ Auth: { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b' } })\n\nexport default Auth\n`

  test('is still loaded for what it does', async () => {
    const project = await migrated({
      'src/auth.ts': configures,
      'src/a.ts': signsOut('./auth', 'Auth'),
    })
    expect(project.read('src/a.ts')).toBe(
      `import './auth'\nimport { signOut } from 'aws-amplify/auth'\n\nexport const leave = () => signOut()\n`,
    )
    expect(project.read('src/auth.ts')).not.toContain('export')
    await expectStill(project)
  })

  test('is still loaded for what the modules do that it loads', async () => {
    const project = await migrated({
      'src/configure.ts': `import { Amplify } from 'aws-amplify'\n\nAmplify.configure({ Auth: { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b' } })\n`,
      'src/auth.ts': `import './configure'\n\nexport { Auth } from 'aws-amplify'\n`,
      'src/index.ts': `export * from './auth'\nexport * from './a'\n`,
      'src/a.ts': signsOut('./index'),
    })
    expect(project.read('src/a.ts')).toContain(`import './index'\n`)
  })

  test('is still required for what it does', async () => {
    const project = await migrated({
      'src/auth.js': `const { Amplify, Auth } = require('aws-amplify')\n\nAmplify.configure({ Auth: { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'b' } })\n\nmodule.exports = { Auth }\n`,
      'src/a.js': `const { Auth } = require('./auth')\n\nexports.leave = () => Auth.signOut()\n`,
    })
    expect(project.read('src/a.js')).toContain(`require('./auth')`)
  })
})

async function migrated(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const project = repositoryWith({ 'package.json': manifest, ...files })
  await run(project)
  return project
}

async function expectStill(project: TemporaryProject): Promise<void> {
  commitAll(project)
  await run(project)
  expect(project.git('diff')).toBe('')
}

async function run(project: TemporaryProject): Promise<void> {
  const migration = await migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'write',
    environment: process.env,
  })
  expect(migration.refusal).toBeNull()
}
