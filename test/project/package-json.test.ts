import { describe, expect, test } from 'vitest'
import { type Migration, migrateProject } from '../../src/project/migrate-project.js'
import { withEntry, withoutEntry } from '../../src/project/package-json.js'
import {
  commitAll,
  type Files,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'

const signsOut = `import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n`
const stays = `import { Auth } from 'aws-amplify'\nimport { store } from './store'\n\nexport async function load() {\n  store.user = await Auth.currentAuthenticatedUser()\n}\n`

describe('aws-amplify', () => {
  test.each([
    ['^5.3.41', '^6.22.1'],
    ['~5.3.1', '~6.22.1'],
    ['5.3.41', '6.22.1'],
    ['^5', '^6.22'],
    ['5.x', '^6.22'],
    ['5.3.x', '~6.22'],
    ['>=5.0.0', '>=6.22.1'],
    ['^5.0.0 || ^6.0.0', '^6.22.1'],
    ['latest', '^6.22.1'],
    ['*', '^6.22.1'],
    ['^4.3.0', '^6.22.1'],
    ['npm:aws-amplify@^5.3.1', 'npm:aws-amplify@^6.22.1'],
    ['^6.3.0', '^6.22.1'],
    ['^6.23.4', '^6.23.4'],
    ['6.22.0', '6.22.0'],
    ['file:../fork', 'file:../fork'],
  ])('at %s comes to %s', async (before, after) => {
    const { project } = await migrated({ dependencies: { 'aws-amplify': before } })
    expect(manifest(project).dependencies).toMatchObject({ 'aws-amplify': after })
  })

  test('is asked of those who use a library from the first version that goes with it on', async () => {
    const { project } = await migrated({
      peerDependencies: { 'aws-amplify': '^5', react: '*' },
      devDependencies: { 'aws-amplify': '5.3.1' },
    })
    expect(manifest(project)).toEqual({
      peerDependencies: { 'aws-amplify': '^6.22', react: '*' },
      devDependencies: { 'aws-amplify': '6.22.1' },
    })
  })

  test.each([
    'file:../fork',
    'github:acme/amplify-js#v5',
    'https://example.com/aws-amplify-5.tgz',
    'workspace:*',
    'catalog:',
  ])('is left to a person at %s', async (range) => {
    const { project, findings } = await migrated({ dependencies: { 'aws-amplify': range } })
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': range })
    expect(findings).toEqual([
      `aws-amplify manual: Stays at ${range}, which names no version: the code needs 6.22.0 or later.`,
    ])
    commitAll(project)
    expect(findingsOf(await migrate(project))).toEqual([])
  })

  test('is raised where versions are pinned, for whatever reason', async () => {
    const { project } = await migrated({
      dependencies: { 'aws-amplify': '^5.3.1' },
      resolutions: { '**/aws-amplify': '5.3.1', '@aws-amplify/core': '5.8.1', left: '1.0.0' },
      overrides: { ui: { 'aws-amplify': '5.3.1' } },
      pnpm: { overrides: { '@aws-amplify/core': '5.8.1' } },
    })
    expect(manifest(project)).toEqual({
      dependencies: { 'aws-amplify': '^6.22.1' },
      resolutions: { '**/aws-amplify': '6.22.1', left: '1.0.0' },
      overrides: { ui: { 'aws-amplify': '6.22.1' } },
    })
  })

  test('stays where v6 code of other hands is content with an older 6', async () => {
    const files = {
      'package.json': '{ "dependencies": { "aws-amplify": "^6.3.0" } }',
      'src/a.ts': `import { signOut } from 'aws-amplify/auth'\n\nexport const leave = () => signOut()\n`,
    }
    const project = repositoryWith(files)
    expect((await migrate(project)).files.map(({ path }) => path)).toEqual(['src/a.ts'])
  })

  test('comes in where only its parts were listed', async () => {
    const { project } = await migrated(
      { dependencies: { '@aws-amplify/auth': '^5.6.0', '@aws-amplify/core': '^5.8.0', zod: '3' } },
      { 'src/a.ts': signsOut.replace('aws-amplify', '@aws-amplify/auth') },
    )
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '^6.22.1', zod: '3' })
  })

  test('stays unlisted where v5 code had it from elsewhere', async () => {
    const { project } = await migrated({}, { 'src/a.ts': stays })
    expect(project.read('src/amplify-auth.ts')).toContain('aws-amplify')
    expect(manifest(project)).toEqual({})
  })

  test('comes in pinned where its parts were', async () => {
    const { project } = await migrated(
      { devDependencies: { '@aws-amplify/auth': '5.6.0' } },
      { 'src/a.ts': signsOut.replace('aws-amplify', '@aws-amplify/auth') },
    )
    expect(manifest(project)).toEqual({ devDependencies: { 'aws-amplify': '6.22.1' } })
  })
})

describe('parts of aws-amplify', () => {
  const dependencies = { '@aws-amplify/core': '^5.8.0', 'aws-amplify': '^5.3.0' }

  test('go when nothing imports them any more, and their section with the last', async () => {
    const { project, findings } = await migrated({
      dependencies,
      devDependencies: { '@aws-amplify/auth': '^5.6.0' },
    })
    expect(manifest(project)).toEqual({ dependencies: { 'aws-amplify': '^6.22.1' } })
    expect(findings).toContain('@aws-amplify/core native: Goes: nothing imports it any more.')
  })

  test('are raised while something imports them, if only a mock', async () => {
    const { project } = await migrated(
      { dependencies },
      { 'src/a.ts': signsOut, 'src/a.test.ts': `jest.mock('@aws-amplify/core')\n` },
    )
    expect(manifest(project).dependencies).toEqual({
      '@aws-amplify/core': '^6.19.2',
      'aws-amplify': '^6.22.1',
    })
  })

  test('of v6 are nobody’s business', async () => {
    const listed = { 'aws-amplify': '^5.3.0', '@aws-amplify/core': '^6.1.0' }
    const { project } = await migrated({ dependencies: listed })
    expect(manifest(project).dependencies).toMatchObject({ '@aws-amplify/core': '^6.1.0' })
  })

  test('that v6 has no more are left with a sentence while something imports them', async () => {
    const { project, findings } = await migrated(
      { dependencies: { 'aws-amplify': '^5.3.0', 'aws-amplify-vue': '^2.1.0' } },
      { 'src/a.ts': signsOut, 'src/b.css': `@import '~aws-amplify-vue/style.css';\n` },
    )
    expect(manifest(project).dependencies).toMatchObject({ 'aws-amplify-vue': '^2.1.0' })
    expect(findings).toContainEqual(
      expect.stringMatching(/^aws-amplify-vue manual: A style sheet or a page still imports it\. /),
    )
  })
})

describe('the shim', () => {
  const listed = { dependencies: { 'aws-amplify': '^5.3.0', zod: '3' } }

  test('comes in with the first bridge and goes with the last', async () => {
    const { project } = await migrated(listed, { 'src/a.ts': stays }, { helperModule: false })
    expect(manifest(project).dependencies).toEqual({
      '@amplift/auth': '^0.1.0',
      'aws-amplify': '^6.22.1',
      zod: '3',
    })
    commitAll(project)
    await migrate(project, { helperModule: true })
    expect(project.read('src/a.ts')).not.toContain('@amplift/auth')
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '^6.22.1', zod: '3' })
  })

  test('is all that comes with --bridge', async () => {
    const { project } = await migrated(
      { dependencies: { '@aws-amplify/core': '^5.8.0', 'aws-amplify': '^5.3.0' } },
      { 'src/a.ts': stays },
      { choices: { only: null, bridgeOnly: true } },
    )
    expect(manifest(project).dependencies).toEqual({
      '@amplift/auth': '^0.1.0',
      '@aws-amplify/core': '^5.8.0',
      'aws-amplify': '^5.3.0',
    })
  })
})

describe('packages around Amplify', () => {
  test('get their major for v6', async () => {
    const { project } = await migrated({
      dependencies: { '@aws-amplify/ui-react': '^5.3.2', 'aws-amplify': '^5.3.0', react: '^18' },
    })
    expect(manifest(project).dependencies).toEqual({
      '@aws-amplify/ui-react': '^6.15.6',
      'aws-amplify': '^6.22.1',
      react: '^18',
    })
  })

  test.each([
    ['^19.1.0', '^5.3.5'],
    ['~15.2.0', '~5.1.7'],
    ['^13.0.0', '^4.0.1'],
  ])('fit the Angular that is there: at %s %s', async (angular, ui) => {
    const listed = { '@angular/core': angular, '@aws-amplify/ui-angular': '^4.0.1' }
    const { project, findings } = await migrated({
      dependencies: { ...listed, 'aws-amplify': '^5.3.0' },
    })
    expect(manifest(project).dependencies).toMatchObject({ '@aws-amplify/ui-angular': ui })
    expect(findings.some((finding) => finding.includes('it needs 14.0.0 or later'))).toBe(
      ui === '^4.0.1',
    )
  })

  test('of other hands that want v5 are named where they are installed', async () => {
    const { findings } = await migrated(
      { dependencies: { 'aws-amplify': '^5.3.0', 'old-form': '^1.0.0', 'new-form': '^1.0.0' } },
      {
        'src/a.ts': signsOut,
        '.gitignore': 'node_modules\n',
        'node_modules/old-form/package.json': '{ "peerDependencies": { "aws-amplify": "5.x.x" } }',
        'node_modules/new-form/package.json': '{ "peerDependencies": { "aws-amplify": ">=5" } }',
      },
    )
    expect(findings.filter((finding) => finding.includes('-form'))).toEqual([
      'old-form manual: The installed version asks for aws-amplify 5.x.x: look for one that goes with 6.',
    ])
  })

  test.each([
    ['which v5 brought along comes in where code imports it', {}, '^6.3.21'],
    ['that is listed stays as it is', { 'amazon-cognito-identity-js': '~6.3.1' }, '~6.3.1'],
  ])('of Cognito %s', async (_, listed, range) => {
    const { project } = await migrated(
      { dependencies: { ...listed, 'aws-amplify': '^5.3.0' } },
      {
        'src/a.ts': signsOut,
        'src/pool.js': `import { CognitoUserPool } from 'amazon-cognito-identity-js'\n\nexport default new CognitoUserPool({})\n`,
      },
    )
    expect(manifest(project).dependencies).toMatchObject({ 'amazon-cognito-identity-js': range })
  })

  test('come in for React Native, the browser of redirects where it is opened', async () => {
    const dependencies = {
      'amazon-cognito-identity-js': '^6.3.0',
      'aws-amplify': '^5.3.0',
      'react-native': '0.72.0',
    }
    const { project } = await migrated(
      { dependencies },
      {
        'src/a.js': `import { Auth } from 'aws-amplify'\nexport const go = () => Auth.federatedSignIn({ provider: 'Google' })\n`,
      },
    )
    expect(Object.keys(manifest(project).dependencies ?? {})).toEqual([
      '@aws-amplify/react-native',
      '@aws-amplify/rtn-web-browser',
      '@react-native-async-storage/async-storage',
      '@react-native-community/netinfo',
      'aws-amplify',
      'react-native',
      'react-native-get-random-values',
    ])
  })
})

describe('settings of Jest', () => {
  const dependencies = { '@aws-amplify/ui-react': '^5.3.2', 'aws-amplify': '^5.3.0' }
  const pattern = '^@radix-ui/primitive/is-development$'

  test.each([
    ['jest', '^27.5.0', true],
    ['react-scripts', '5.0.1', true],
    ['jest', '^29.7.0', false],
  ])('are made for Amplify UI with %s %s: %s', async (runner, version, isMade) => {
    const { project } = await migrated({ dependencies: { ...dependencies, [runner]: version } })
    const { jest } = manifest(project)
    expect(Object.keys(jest?.moduleNameMapper ?? {})).toEqual(isMade ? [pattern] : [])
  })

  test('are told where they are code', async () => {
    const { project, findings } = await migrated(
      { dependencies, devDependencies: { jest: '^27.5.0' } },
      { 'src/a.ts': signsOut, 'jest.config.js': 'module.exports = {}\n' },
    )
    expect(manifest(project).jest).toBeUndefined()
    expect(findings).toContainEqual(
      expect.stringMatching(/^jest manual: .*moduleNameMapper in jest\.config\.js: "\^@radix-ui/),
    )
  })

  test.each([
    ['package.json', {}],
    ['code', { 'jest.config.js': `module.exports = { moduleNameMapper: MAPPED }\n` }],
  ])('are told where a file stands for Amplify, in %s', async (_, config: Files) => {
    const moduleNameMapper = {
      '^aws-amplify$': '<rootDir>/test/amplify.js',
      '^@aws-amplify/auth$': '<rootDir>/node_modules/@aws-amplify/auth/lib',
    }
    const mapped = JSON.stringify(moduleNameMapper, null, 2)
    const files = Object.entries(config).map(([name, text]) => [
      name,
      String(text).replace('MAPPED', mapped),
    ])
    const { findings } = await migrated(
      {
        dependencies: { 'aws-amplify': '^5.3.0' },
        ...(files.length === 0 ? { jest: { moduleNameMapper } } : {}),
      },
      { 'src/a.ts': signsOut, ...Object.fromEntries(files) },
    )
    expect(findings.filter((one) => one.startsWith('jest'))).toEqual([
      expect.stringContaining('jest manual: ^aws-amplify$ is mapped to <rootDir>/test/amplify.js.'),
    ])
  })

  test('are told for the preset of React Native', async () => {
    const listed = { 'aws-amplify': '^5.3.0', 'react-native': '0.72.0' }
    const { findings } = await migrated({ dependencies: listed, jest: { preset: 'react-native' } })
    expect(findings).toContainEqual(expect.stringMatching(/^jest manual: .*uuid/))
  })
})

describe('a package of which the run sees a part', () => {
  const files = {
    'package.json': '{ "dependencies": { "aws-amplify": "^5.3.0" } }\n',
    'src/login/a.ts': signsOut,
    'src/b.ts': signsOut,
  }

  test('stays on v5, and the report says why', async () => {
    const project = repositoryWith(files)
    const findings = findingsOf(await migrate(project, { paths: ['src/login'] }))
    expect(project.read('package.json')).toBe(files['package.json'])
    expect(findings).toEqual([
      'aws-amplify manual: Stays at ^5.3.0: src/b.ts has v5 code and is outside the named paths.',
    ])
  })

  test('moves with the run that has the rest', async () => {
    const project = repositoryWith(files)
    await migrate(project, { paths: ['src/login'] })
    commitAll(project)
    await migrate(project, { paths: ['src/b.ts'] })
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '^6.22.1' })
  })

  test('moves where all of its v5 code is below the named paths', async () => {
    const project = repositoryWith({ ...files, 'docs/c.ts': 'export const name = 1\n' })
    await migrate(project, { paths: ['src'] })
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '^6.22.1' })
  })

  test('stays as it is with --only', async () => {
    const project = repositoryWith(files)
    await migrate(project, { choices: { only: new Set(['signOut']), bridgeOnly: false } })
    expect(project.read('package.json')).toBe(files['package.json'])
  })
})

describe('a repository of many packages', () => {
  test('moves each package.json that gives Amplify to code of v6, and no other', async () => {
    const old = '{ "dependencies": { "aws-amplify": "^5.3.0" } }\n'
    const project = repositoryWith({
      'package.json': '{ "workspaces": ["apps/*"], "dependencies": { "aws-amplify": "~5.3.0" } }\n',
      'apps/own/package.json': old,
      'apps/own/a.ts': signsOut,
      'apps/hoisted/package.json': '{ "name": "hoisted" }\n',
      'apps/hoisted/a.ts': signsOut,
      'apps/other/package.json': old,
      'apps/other/a.ts': 'export const name = 1\n',
    })
    await migrate(project)
    expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '~6.22.1' })
    expect(project.read('apps/own/package.json')).toContain('^6.22.1')
    expect(project.read('apps/hoisted/package.json')).toBe('{ "name": "hoisted" }\n')
    expect(project.read('apps/other/package.json')).toBe(old)
  })

  test('has the range raised where it stands: in the catalogs of pnpm', async () => {
    const workspace = `packages:\n  - apps/* # all\n\ncatalog:\n  # the cloud\n  aws-amplify: "^5.3.0" # soon 6\n  react: ^18.2.0\ncatalogs:\n  old:\n    aws-amplify: ~5.2.0\noverrides:\n  '@aws-amplify/core': 5.8.0\n  zod: 3.0.0\n`
    const project = repositoryWith({
      'package.json': '{ "private": true }\n',
      'pnpm-workspace.yaml': workspace,
      'apps/a/package.json': '{ "dependencies": { "aws-amplify": "catalog:" } }\n',
      'apps/a/a.ts': signsOut,
      'apps/b/package.json': '{ "dependencies": { "aws-amplify": "catalog:old" } }\n',
      'apps/b/b.ts': signsOut,
    })
    await migrate(project)
    expect(project.read('pnpm-workspace.yaml')).toBe(
      workspace
        .replace('"^5.3.0"', '"^6.22.1"')
        .replace('~5.2.0', '~6.22.1')
        .replace(`  '@aws-amplify/core': 5.8.0\n`, ''),
    )
    expect(project.read('apps/a/package.json')).toContain('"catalog:"')
  })

  test('has the range raised in the catalogs of Bun', async () => {
    const project = repositoryWith({
      'package.json':
        '{ "workspaces": { "packages": ["apps/*"], "catalogs": { "v5": { "aws-amplify": "5.3.0" } } } }\n',
      'apps/a/package.json': '{ "dependencies": { "aws-amplify": "catalog:v5" } }\n',
      'apps/a/a.ts': signsOut,
    })
    await migrate(project)
    expect(project.read('package.json')).toContain('"v5": { "aws-amplify": "6.22.1" }')
  })

  test('has what comes in from the catalog where the version stands there', async () => {
    const project = repositoryWith({
      'package.json': '{ "private": true }\n',
      'pnpm-workspace.yaml': 'catalog:\n  aws-amplify: ^5.3.0\n',
      'a/package.json': '{ "name": "a", "dependencies": { "aws-amplify": "catalog:" } }\n',
      'a/index.js': `export { Auth } from 'aws-amplify'\n`,
      'b/package.json': '{ "dependencies": { "a": "workspace:*" } }\n',
      'b/b.js': `import { Auth } from 'a'\n\nexport const leave = () => Auth.signOut()\n`,
      'node_modules/.keep': '',
    })
    await migrate(project)
    expect(project.read('b/b.js')).toContain(`from 'aws-amplify/auth'`)
    expect(project.read('pnpm-workspace.yaml')).toContain('aws-amplify: ^6.22.1')
    expect(project.read('b/package.json')).toBe(
      '{ "dependencies": { "a": "workspace:*", "aws-amplify": "catalog:" } }\n',
    )
  })

  test('keeps a catalog that a package outside the named paths needs', async () => {
    const catalog = 'catalog:\n  aws-amplify: ^5.3.0\n'
    const project = repositoryWith({
      'pnpm-workspace.yaml': catalog,
      'package.json': '{}\n',
      'a/package.json': '{ "dependencies": { "aws-amplify": "catalog:" } }\n',
      'a/a.ts': signsOut,
      'b/package.json': '{ "dependencies": { "aws-amplify": "catalog:" } }\n',
      'b/b.ts': signsOut,
    })
    const findings = findingsOf(await migrate(project, { paths: ['a'] }))
    expect(project.read('pnpm-workspace.yaml')).toBe(catalog)
    expect(findings).toEqual([
      'aws-amplify manual: Stays at catalog:: b/b.ts has v5 code and is outside the named paths.',
    ])
  })
})

describe('the text of a package.json', () => {
  test('keeps every byte that is no version', async () => {
    const before =
      '\uFEFF{\r\n\t"name" : "a",\r\n\t"dependencies": {"zod":"3",\r\n\t\t"aws-amplify":  "^5.3.0",\r\n\t\t"@aws-amplify/auth": "^5"\r\n\t},\r\n\t"x": [ 1,2 ] }'
    const project = repositoryWith({ 'package.json': before, 'src/a.ts': signsOut })
    await migrate(project)
    expect(project.read('package.json')).toBe(
      before.replace('^5.3.0', '^6.22.1').replace(',\r\n\t\t"@aws-amplify/auth": "^5"', ''),
    )
  })

  test.each([
    ['{\n  "a": "1",\n  "b": "2"\n}', ['a'], '{\n  "b": "2"\n}'],
    ['{\n  "a": "1",\n  "b": "2",\n  "c": 3\n}', ['b'], '{\n  "a": "1",\n  "c": 3\n}'],
    ['{ "a": "1", "b": "2" }', ['b'], '{ "a": "1" }'],
    ['{\r\n\t"x": {\r\n\t\t"a": "1"\r\n\t},\r\n\t"b": 2\r\n}', ['x', 'a'], '{\r\n\t"b": 2\r\n}'],
    ['{"a":"1"}', ['a'], '{}'],
    ['{"a":"1"}', ['b'], '{"a":"1"}'],
  ])('%j without %j is %j', (text, path, after) => {
    expect(withoutEntry(text, path)).toBe(after)
  })

  test.each([
    ['{\n  "x": {\n    "b": "1"\n  }\n}', 'a', '{\n  "x": {\n    "a": "9",\n    "b": "1"\n  }\n}'],
    ['{ "x": { "a": "1", "c": "3" } }', 'b', '{ "x": { "a": "1", "b": "9", "c": "3" } }'],
    ['{"x":{"a":"1"}}', 'b', '{"x":{"a":"1","b":"9"}}'],
    ['{ "x": { "c": "1",\n\t"a": "2" } }', 'b', '{ "x": { "c": "1",\n\t"a": "2",\n\t"b": "9" } }'],
    [
      '{\n\t"x" : {\n\t\t"b" : "1"\n\t}\n}',
      'c',
      '{\n\t"x" : {\n\t\t"b" : "1",\n\t\t"c" : "9"\n\t}\n}',
    ],
    ['{\n  "y": 1\n}', 'a', '{\n  "y": 1,\n  "x": {\n    "a": "9"\n  }\n}'],
    ['{\n  "x": {}\n}', 'a', '{\n  "x": {\n    "a": "9"\n  }\n}'],
  ])('%j with %j is %j', (text, name, after) => {
    expect(withEntry(text, ['x', name], '9')).toBe(after)
  })

  test('is named and left alone when it is no JSON', async () => {
    const broken = '{ "dependencies": { "aws-amplify": "^5.3.0", } }\n'
    const project = repositoryWith({ 'package.json': broken, 'src/a.ts': signsOut })
    const { files } = await migrate(project)
    expect(files.find(({ path }) => path === 'package.json')?.result).toMatchObject({
      status: 'failed',
      reason: 'no valid JSON, so its versions are left to you',
    })
    expect(project.read('package.json')).toBe(broken)
    expect(project.read('src/a.ts')).toContain('aws-amplify/auth')
  })

  test('changes in the first run and never again', async () => {
    const { project } = await migrated(
      {
        dependencies: {
          '@aws-amplify/ui-react': '^5.0.0',
          'aws-amplify': '^5.3.0',
          jest: '27.0.0',
        },
        resolutions: { '@aws-amplify/core': '5.8.1' },
      },
      { 'src/a.ts': stays },
    )
    commitAll(project)
    await migrate(project)
    expect(project.git('status', '--porcelain')).toBe('')
  })

  test('blocks the run while it has changes that git does not know', async () => {
    const { project } = { project: repositoryWith(v5Package({}, { 'src/a.ts': signsOut })) }
    project.write({ 'package.json': '{ "dependencies": { "aws-amplify": "^5.3.1" } }' })
    const { refusal } = await migrate(project)
    expect(refusal).toEqual({ kind: 'uncommitted', paths: ['package.json'] })
  })
})

test('code that cannot be read breaks with the new version, and the report says so', async () => {
  const { project, findings } = await migrated(
    { dependencies: { 'aws-amplify': '^5.3.0' } },
    { 'src/a.ts': signsOut, 'src/b.ts': `import { Auth } from 'aws-amplify'\nAuth.(\n` },
  )
  expect(manifest(project).dependencies).toEqual({ 'aws-amplify': '^6.22.1' })
  expect(findings).toContain(
    'aws-amplify native: From ^5.3.0 to ^6.22.1. src/b.ts could not be migrated and breaks with it.',
  )
})

interface Fields {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly resolutions?: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, unknown>>
  readonly pnpm?: Readonly<Record<string, unknown>>
  readonly jest?: { readonly preset?: string; readonly moduleNameMapper?: object }
}

function v5Package(fields: Fields, files: Files): Files {
  return { 'package.json': `${JSON.stringify(fields, null, 2)}\n`, ...files }
}

async function migrated(
  fields: Fields,
  files: Files = { 'src/a.ts': signsOut },
  options: MigrateOptions = {},
): Promise<{ project: TemporaryProject; findings: readonly string[] }> {
  const project = repositoryWith(v5Package(fields, files))
  const migration = await migrate(project, options)
  expect(migration.refusal).toBeNull()
  return { project, findings: findingsOf(migration) }
}

type MigrateOptions = Partial<
  Pick<Parameters<typeof migrateProject>[0], 'choices' | 'helperModule'>
> & { readonly paths?: readonly string[] }

function migrate(project: TemporaryProject, options: MigrateOptions = {}): Promise<Migration> {
  const { paths = [''], choices = { only: null, bridgeOnly: false }, helperModule = true } = options
  return migrateProject({
    paths: paths.map((path) => project.at(path)),
    choices,
    mode: 'write',
    environment: process.env,
    helperModule,
  })
}

function findingsOf({ files }: Migration): readonly string[] {
  return files
    .filter(({ isPackageFile }) => isPackageFile)
    .flatMap(({ result }) =>
      result.findings.map(({ api, tier, note }) => `${api} ${tier}: ${note}`),
    )
}

function manifest(project: TemporaryProject): Fields {
  return JSON.parse(project.read('package.json'))
}
