import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import {
  commitAll,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'

/** Code whose user goes where it cannot be followed. */
const keepsUser = (name = 'user') =>
  `import { Auth } from 'aws-amplify'\nimport { store } from './store'\n\nexport async function load() {\n  store.${name} = await Auth.currentAuthenticatedUser()\n}\n`
const keepsCredentials = `import { Auth } from 'aws-amplify'\n\nexport const credentials = () => Auth.currentCredentials()\n`

describe('the helper module of a package', () => {
  test('is written into src, in TypeScript where the package has it', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/pages/home.ts': keepsUser() })
    await run(project)
    expect(project.list()).toEqual(['package.json', 'src/amplify-auth.ts', 'src/pages/home.ts'])
    expect(project.read('src/pages/home.ts')).toContain(
      `import { currentAuthenticatedUser } from '../amplify-auth'\n`,
    )
    expect(exportsOf(project, 'src/amplify-auth.ts')).toEqual(['currentAuthenticatedUser'])
  })

  test('is written beside package.json where there is no src, in JavaScript without types', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'pages/home.js': keepsUser() })
    await run(project)
    const module = project.read('amplify-auth.js')
    expect(module).toContain('export async function currentAuthenticatedUser(params) {\n')
    expect(module).not.toMatch(/\binterface\b|: Promise</)
  })

  test('is there once for each package of a repository', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'apps/one/package.json': '{}',
      'apps/one/src/a.ts': keepsUser(),
      'apps/one/src/b.ts': keepsCredentials,
      'apps/two/package.json': '{}',
      'apps/two/src/a.ts': keepsCredentials,
    })
    await run(project)
    expect(exportsOf(project, 'apps/one/src/amplify-auth.ts')).toEqual([
      'currentAuthenticatedUser',
      'currentCredentials',
    ])
    expect(exportsOf(project, 'apps/two/src/amplify-auth.ts')).toEqual(['currentCredentials'])
  })

  test('looks like the code around it', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.ts': `import { Auth } from "aws-amplify";\nimport { keep } from "./keep";\n\nexport function load() {\n\treturn Auth.currentAuthenticatedUser().then(keep);\n}\n`,
    })
    await run(project)
    const lines = project.read('src/amplify-auth.ts').split('\n')
    expect(lines).toContain('import { Amplify } from "aws-amplify";')
    expect(lines.filter((line) => /^ +\S/.test(line) && !/^ \*/.test(line))).toEqual([])
  })

  test('is the same for a second run, and grows when more is needed', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await run(project)
    commitAll(project)
    await run(project)
    expect(project.git('status', '--porcelain')).toBe('')
    project.write({ 'src/b.ts': keepsCredentials })
    commitAll(project)
    await run(project)
    expect(exportsOf(project, 'src/amplify-auth.ts')).toEqual([
      'currentAuthenticatedUser',
      'currentCredentials',
    ])
  })

  test('keeps what its owner has changed, and is found where its owner has put it', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await run(project)
    commitAll(project)
    const owned = project
      .read('src/amplify-auth.ts')
      .replace('export async function', '/** Ours. */\nexport async function')
    project.git('mv', 'src/amplify-auth.ts', 'src/session.ts')
    project.write({ 'src/session.ts': owned, 'src/b.ts': keepsCredentials })
    commitAll(project)
    await run(project)
    const grown = project.read('src/session.ts')
    expect(grown).toContain('/** Ours. */')
    expect(exportsOf(project, 'src/session.ts')).toEqual([
      'currentAuthenticatedUser',
      'currentCredentials',
    ])
    expect(grown.match(/function likeV5/g)).toHaveLength(1)
    expect(project.read('src/b.ts')).toContain(`from './session'`)
  })

  test('takes another name where its own is taken', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.ts': keepsUser(),
      'src/amplify-auth.tsx': 'export const mine = 1\n',
    })
    await run(project)
    expect(project.read('src/amplify-auth.tsx')).toBe('export const mine = 1\n')
    expect(project.read('src/a.ts')).toContain(`from './amplify-auth-v5'`)
  })

  test('is written where the user wants it, once', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await run(project, 'write', [project.root], project.at('src/lib/session.ts'))
    expect(project.read('src/a.ts')).toContain(`from './lib/session'`)
    commitAll(project)
    project.write({ 'src/b.ts': keepsCredentials })
    commitAll(project)
    await run(project, 'write', [project.root], project.at('src/elsewhere.ts'))
    expect(project.list().filter((path) => path !== 'src/lib/session.ts')).toEqual([
      'package.json',
      'src/a.ts',
      'src/b.ts',
    ])
  })

  test('is written first: without it, no file changes', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    const { files } = await run(project, 'write', [project.root], project.at('package.json/x.ts'))
    expect(files.map(({ path, result }) => `${path} ${result.status}`)).toEqual([
      'package.json/x.ts failed',
      'src/a.ts failed',
    ])
    expect(project.git('status', '--porcelain')).toBe('')
  })

  test('is never written outside the repository', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await expect(run(project, 'write', [project.root], '/tmp/session.ts')).rejects.toThrow(
      /would lie outside the repository/,
    )
  })

  test('is named with its extension where the file names those of its neighbours', async () => {
    const project = repositoryWith({
      'package.json': '{ "type": "module" }',
      'src/a.ts': keepsUser().replace('./store', './store.js'),
    })
    await run(project)
    expect(project.read('src/a.ts')).toContain(`from './amplify-auth.js'`)
  })

  test('is named as the package names its modules', async () => {
    const alone = keepsCredentials
    const spelled = async (files: Readonly<Record<string, string>>, path = 'src/a.js') => {
      const project = repositoryWith({ [path]: alone, ...files })
      await run(project)
      return /from '(.*amplify-auth[^']*)'/.exec(project.read(path))?.[1]
    }
    const module = { 'package.json': '{ "type": "module" }' }
    const plain = { 'package.json': '{}' }
    const next = { 'tsconfig.json': '{ "compilerOptions": { "module": "NodeNext" } }' }
    const bundled = { 'src/b.js': `import './c'\n${alone}` }
    expect(await spelled(module)).toBe('./amplify-auth.js')
    expect(await spelled(plain)).toBe('./amplify-auth')
    expect(await spelled({ ...module, ...bundled })).toBe('./amplify-auth')
    expect(await spelled({ ...plain, ...next }, 'src/a.ts')).toBe('./amplify-auth.js')
    expect(await spelled(module, 'src/a.mjs')).toBe('./amplify-auth.js')
    // No helper: Node would load the module as CommonJS.
    expect(await spelled(plain, 'src/a.mjs')).toBeUndefined()
  })

  test('is shown by a dry run, which writes nothing', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    const { files } = await run(project, 'try')
    const module = files.find(({ path }) => path === 'src/amplify-auth.ts')
    expect(module?.change?.before).toBeNull()
    expect(project.list()).toEqual(['package.json', 'src/a.ts'])
  })

  test('is not there where the user wants none', async () => {
    const project = repositoryWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await run(project, 'write', [project.root], false)
    expect(project.list()).toEqual(['package.json', 'src/a.ts'])
    expect(project.read('src/a.ts')).toContain(`from '@amplift/auth/legacy'`)
  })

  test('is not there where nothing needs it', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.ts': `import { Auth } from 'aws-amplify'\nawait Auth.signOut()\n`,
    })
    await run(project)
    expect(project.list()).toEqual(['package.json', 'src/a.ts'])
  })

  test('is written outside git as well', async () => {
    const project = folderWith({ 'package.json': '{}', 'src/a.ts': keepsUser() })
    await run(project, 'force')
    expect(project.list()).toContain('src/amplify-auth.ts')
  })
})

describe('sites that hand something to one another', () => {
  const signsIn = `import { Auth } from 'aws-amplify'\nimport { keep } from './keep'\n\nexport const start = (name, password) => Auth.signIn(name, password).then(keep)\n`
  const answers = `import { Auth } from 'aws-amplify'\n\nexport const answer = (user, code) => Auth.confirmSignIn(user, code)\n`

  test('leave v5 together', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.js': signsIn,
      'src/b.js': answers,
    })
    expect(await tiers(project)).toEqual(['signIn helper', 'confirmSignIn helper'])
  })

  test('stay together where one of them has to stay', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.js': signsIn,
      'src/b.js': answers.replace('Auth.confirm', 'Auth /* the old way */ .confirm'),
    })
    expect(await tiers(project)).toEqual(['signIn bridge', 'confirmSignIn bridge'])
  })

  test('stay together where a file is left alone or cannot be read', async () => {
    for (const other of [`/* amplift-ignore-file */\n${answers}`, `${answers}\n)(`]) {
      const project = repositoryWith({
        'package.json': '{}',
        'src/a.js': signsIn,
        'src/b.js': other,
      })
      expect(await tiers(project)).toEqual(['signIn bridge'])
    }
  })

  test('stay together where the run touches some of them only', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a/a.js': signsIn,
      'src/b/b.js': answers,
    })
    const { files } = await run(project, 'try', [project.at('src/a')])
    expect(siteTiers(files)).toEqual(['signIn bridge'])
  })

  test('do not stay for what a test does', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.js': signsIn,
      'src/a.test.js': answers.replace('Auth.confirm', 'Auth /* mocked */ .confirm'),
    })
    expect(await tiers(project)).toEqual(['signIn helper', 'confirmSignIn bridge'])
  })

  test('stay where a user is handed to a call that stays', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'src/a.js': keepsUser(),
      'src/b.js': `import { Auth } from 'aws-amplify'\n\nexport const change = (user, one, two) => Auth /* old */ .changePassword(user, one, two)\n`,
    })
    expect(await tiers(project)).toEqual([
      'currentAuthenticatedUser bridge',
      'changePassword bridge',
    ])
  })

  test('are the steps of a sign-up that signs in by itself, and of no other', async () => {
    const signsUp = (more: string) =>
      `import { Auth } from 'aws-amplify'\n\nexport const register = (username, password) => Auth.signUp({ username, password${more} })\n`
    const confirms = `import { Auth } from 'aws-amplify'\n\nexport const confirm = async (name, code) => {\n  await Auth.confirmSignUp(name, code)\n}\n`
    const stays = confirms.replace('Auth.confirm', 'Auth /* by mail */ .confirm')
    const both = (signUp: string, confirm: string) =>
      repositoryWith({ 'package.json': '{}', 'src/a.js': signUp, 'src/b.js': confirm })
    const promised = signsUp(', autoSignIn: { enabled: true }')
    expect(await tiers(both(promised, confirms))).toEqual(['signUp helper', 'confirmSignUp helper'])
    expect(await tiers(both(promised, stays))).toEqual(['signUp bridge', 'confirmSignUp bridge'])
    expect(await tiers(both(signsUp(''), stays))).toEqual(['signUp helper', 'confirmSignUp bridge'])
    const apart = both(promised, confirms)
    const { files } = await run(apart, 'try', [apart.at('src/a.js')])
    expect(siteTiers(files)).toEqual(['signUp bridge'])
  })

  test('stay where Auth is handed to what calls its methods by name', async () => {
    for (const other of [
      `import { Auth } from 'aws-amplify'\nimport { run } from './run'\n\nexport const begin = (name) => run([Auth, 'signIn'], name)\n`,
      `import { Auth } from 'aws-amplify'\n\nexport const answer = (method, user, code) => Auth[method](user, code)\n`,
      `import { Auth } from 'aws-amplify'\nimport { provide } from './provide'\n\nprovide(Auth)\n`,
    ]) {
      const project = repositoryWith({
        'package.json': '{}',
        'src/a.js': signsIn,
        'src/b.js': other,
      })
      expect((await tiers(project))[0]).toBe('signIn bridge')
    }
  })

  test('stay together in packages of which one imports the other', async () => {
    const project = repositoryWith({
      'core/package.json': '{ "name": "@app/core" }',
      'core/a.js': signsIn,
      'web/package.json': '{ "dependencies": { "@app/core": "*" } }',
      'web/b.js': answers.replace('Auth.confirm', 'Auth /* the old way */ .confirm'),
    })
    expect(await tiers(project)).toEqual(['signIn bridge', 'confirmSignIn bridge'])
  })

  test('leave each package by itself', async () => {
    const project = repositoryWith({
      'one/package.json': '{}',
      'one/a.js': signsIn,
      'two/package.json': '{}',
      'two/b.js': answers.replace('Auth.confirm', 'Auth /* the old way */ .confirm'),
    })
    expect(await tiers(project)).toEqual(['signIn helper', 'confirmSignIn bridge'])
  })
})

async function run(
  project: TemporaryProject,
  mode: 'write' | 'try' | 'force' = 'write',
  paths: readonly string[] = [project.root],
  helperModule?: string | false,
) {
  const migration = await migrateProject({
    paths,
    choices: { only: null, bridgeOnly: false },
    mode,
    environment: process.env,
    ...(helperModule === undefined ? {} : { helperModule }),
  })
  expect(migration.refusal).toBeNull()
  return migration
}

async function tiers(project: TemporaryProject): Promise<string[]> {
  return siteTiers((await run(project, 'try')).files)
}

function siteTiers(files: Awaited<ReturnType<typeof run>>['files']): string[] {
  const code = files.filter(({ isPackageFile }) => isPackageFile !== true)
  return code.flatMap(({ result }) => result.findings.map(({ api, tier }) => `${api} ${tier}`))
}

function exportsOf(project: TemporaryProject, path: string): string[] {
  return [...project.read(path).matchAll(/^export (?:async )?function (\w+)/gm)].map(
    ([, name = '']) => name,
  )
}
