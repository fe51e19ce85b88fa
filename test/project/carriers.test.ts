import { expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import {
  type Files,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'
import { wordTransforms } from '../setup/word-transforms.js'

const v5 = `import { Auth } from 'aws-amplify'\n`
const wrapper = `${v5}export { Auth }\n`
const using = (specifier: string) => `import { Auth } from '${specifier}'\nOLD()\n`

test.each([
  ['a neighbour', 'src/auth.ts', 'src/a.ts', './auth', {}],
  ['a neighbour with the extension of the output', 'src/auth.ts', 'src/a.ts', './auth.js', {}],
  ['an index by its folder', 'src/auth/index.ts', 'src/a.ts', './auth', {}],
  ['an index above', 'src/index.ts', 'src/deep/a.ts', '..', {}],
  ['an index from beside it', 'src/index.ts', 'src/a.ts', '.', {}],
  ['a platform file', 'src/auth.native.ts', 'src/a.ts', './auth', {}],
  ['an alias of a framework', 'src/lib/auth.ts', 'src/pages/a.vue', '@/lib/auth', {}],
  ['an alias of SvelteKit', 'src/lib/auth.ts', 'src/routes/+page.svelte', '$lib/auth', {}],
  [
    'paths in a tsconfig with comments',
    'src/lib/session.ts',
    'src/a.ts',
    '@identity',
    {
      'tsconfig.json':
        '{ /* x */ "compilerOptions": { "paths": { "@identity": ["./src/lib/session.ts"], } } }',
    },
  ],
  [
    'paths of a base that another tsconfig extends',
    'libs/shared/session.ts',
    'apps/web/a.ts',
    '#shared/session',
    {
      'tsconfig.base.json':
        '{ "compilerOptions": { "paths": { "#shared/*": ["libs/shared/*"] } } }',
      'apps/web/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    },
  ],
  [
    'a baseUrl in a jsconfig',
    'src/lib/auth.js',
    'src/a.js',
    'lib/auth',
    { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }' },
  ],
  [
    'a package of the workspace',
    'packages/identity/src/index.ts',
    'apps/web/a.ts',
    '@acme/identity',
    {
      'packages/identity/package.json': '{ "name": "@acme/identity", "main": "dist/index.js" }',
      'apps/web/package.json': '{ "dependencies": { "@acme/identity": "*" } }',
    },
  ],
  [
    'private imports of a package',
    'src/session.ts',
    'src/deep/a.ts',
    '#session',
    { 'package.json': '{ "imports": { "#session": "./src/session.ts" } }' },
  ],
])('finds who imports %s', async (_what, module, importer, specifier, more: Files) => {
  const files = {
    ...more,
    [module]: wrapper,
    [importer]: using(specifier),
    'other.ts': using('./none'),
  }
  for (const project of [repositoryWith(files), folderWith(files)]) {
    expect(await changedIn(project)).toEqual([importer])
  }
})

test('goes on through modules that hand it on once more, until no new one appears', async () => {
  const project = repositoryWith({
    'src/a-first.ts': wrapper,
    'src/b/second.ts': `export { Auth } from '../a-first'`,
    'src/b/index.ts': `export * from './second'`,
    'src/c/fourth.ts': `import { Auth } from '../b'\nexport { Auth }\nOLD()`,
    'src/d.ts': using('./c/fourth'),
  })
  expect(await changedIn(project)).toEqual(['src/c/fourth.ts', 'src/d.ts'])
})

test('asks a module again when one that it imports turns out to hand it on', async () => {
  const project = repositoryWith({
    'a.ts': `// for aws-amplify\nexport * from './z'`,
    'z.ts': wrapper,
    'user.ts': using('./a'),
  })
  expect(await changedIn(project)).toEqual(['user.ts'])
})

test('decides again about a file that was decided about before its import was known', async () => {
  const project = repositoryWith({
    'a.ts': `// for aws-amplify\n${using('./z')}`,
    'z.ts': wrapper,
  })
  expect(await changedIn(project)).toEqual(['a.ts'])
})

test('ends where modules hand it on in a circle', async () => {
  const project = repositoryWith({
    'a.ts': `${v5}export * from './b'\nexport { Auth }`,
    'b.ts': `export * from './a'\nOLD()`,
  })
  expect(await changedIn(project)).toEqual(['b.ts'])
})

test('does not take a module of the same name for it', async () => {
  const project = repositoryWith({
    'src/auth.ts': wrapper,
    'other/auth.ts': 'export const Auth = 1',
    'other/a.ts': using('./auth'),
    'other/b.ts': using('some-package/auth'),
    'package.json': '{ "dependencies": { "some-package": "1" } }',
  })
  expect(await changedIn(project)).toEqual([])
})

test('knows modules outside of the named paths, and changes nothing there', async () => {
  const project = repositoryWith({
    'libs/auth.ts': `${wrapper}OLD()`,
    'libs/b.ts': using('./auth'),
    'apps/a.ts': using('../libs/auth'),
  })
  expect(await changedIn(project, ['apps'])).toEqual(['apps/a.ts'])
})

test('a module without importers costs nothing and changes nothing', async () => {
  expect(await changedIn(repositoryWith({ 'src/auth.ts': wrapper, 'a.ts': 'OLD()' }))).toEqual([])
})

test('names that mean something in a pattern are taken as they are', async () => {
  const project = repositoryWith({
    'src/[auth]+(x).ts': wrapper,
    'src/a.ts': using('./[auth]+(x)'),
    'src/auth$.ts': wrapper,
    'src/b.ts': using('./auth$'),
  })
  expect(await changedIn(project)).toEqual(['src/a.ts', 'src/b.ts'])
})

async function changedIn(
  project: TemporaryProject,
  below: readonly string[] = [''],
): Promise<string[]> {
  const { files } = await migrateProject(
    {
      paths: below.map((path) => project.at(path)),
      choices: { only: null, bridgeOnly: false },
      mode: 'look',
      environment: process.env,
    },
    () => Promise.resolve(wordTransforms),
  )
  return files.filter(({ change }) => change !== null).map(({ path }) => path)
}
