import { describe, expect, test } from 'vitest'
import { parseManifest } from '../../src/project/manifest.js'
import type { PathMapping } from '../../src/project/path-mappings.js'
import { type ModuleContext, resolveModule } from '../../src/project/resolve.js'

const resolve = (specifier: string, importer: string, project: Project) =>
  resolveModule(specifier, importer, contextOf(project))

describe('relative specifiers', () => {
  test.each([
    ['./auth', 'src/auth.ts'],
    ['./auth', 'src/auth.tsx'],
    ['./auth', 'src/auth.mjs'],
    ['./auth', 'src/auth/index.ts'],
    ['./auth/', 'src/auth/index.js'],
    ['./auth.js', 'src/auth.ts'],
    ['./auth.js', 'src/auth.js'],
    ['./auth.jsx', 'src/auth.tsx'],
    ['./auth.mjs', 'src/auth.mts'],
    ['./auth.service', 'src/auth.service.ts'],
    ['./auth.service.js', 'src/auth.service.ts'],
    ['./auth', 'src/auth.native.ts'],
    ['./Auth.vue', 'src/Auth.vue'],
    ['.', 'src/index.ts'],
    ['./', 'src/index.ts'],
    ['..', 'index.ts'],
    ['../lib/auth', 'lib/auth.ts'],
  ])('%s means %s', (specifier, file) => {
    expect(resolve(specifier, 'src/a.ts', { files: [file] })).toBe(file)
  })

  test('the file is taken before the folder of the same name', () => {
    const files = ['src/auth.js', 'src/auth/index.ts']
    expect(resolve('./auth', 'src/a.ts', { files })).toBe('src/auth.js')
  })

  test('a specifier that leads out of the project means nothing', () => {
    expect(resolve('../../auth', 'src/a.ts', { files: ['auth.ts'] })).toBeNull()
  })

  test('a name that only begins alike means nothing', () => {
    expect(resolve('./aut', 'src/a.ts', { files: ['src/auth.ts'] })).toBeNull()
  })
})

describe('mappings', () => {
  test('the first target that exists is taken', () => {
    const mappings = [{ pattern: '@lib/*', targets: ['gone/*', 'src/lib/*'] }]
    const project = { files: ['src/lib/auth.ts'], mappings }
    expect(resolve('@lib/auth', 'src/a.ts', project)).toBe('src/lib/auth.ts')
  })

  test('a mapping without a star fits only itself', () => {
    const mappings = [{ pattern: 'session', targets: ['src/auth.ts'] }]
    const project = { files: ['src/auth.ts'], mappings }
    expect(resolve('session', 'src/a.ts', project)).toBe('src/auth.ts')
    expect(resolve('session/x', 'src/a.ts', project)).toBeNull()
  })
})

describe('packages of the workspace', () => {
  const files = ['packages/auth/src/index.ts', 'packages/auth/src/session.ts', 'packages/auth/x.ts']
  const named = (manifest: object) => ({
    files,
    manifests: { '': {}, 'packages/auth': { name: '@acme/auth', ...manifest } },
  })

  test.each([
    ['nothing', {}],
    ['main in dist', { main: './dist/index.js' }],
    ['types beside a foreign main', { main: './gone.js', types: './src/index.ts' }],
    ['exports as a text', { exports: './dist/esm/index.js' }],
    ['exports by condition', { exports: { import: './dist/index.mjs', types: './src/index.ts' } }],
    ['exports by path', { exports: { '.': { import: { default: './build/index.js' } } } }],
  ])('the name leads to the source with %s', (_what, manifest) => {
    const found = resolve('@acme/auth', 'apps/web/a.ts', named(manifest))
    expect(found).toBe('packages/auth/src/index.ts')
  })

  test('a path behind the name leads to its source', () => {
    const exports = { './session': './dist/session.js', './all/*': './dist/*.js' }
    const project = named({ exports })
    expect(resolve('@acme/auth/session', 'a.ts', project)).toBe('packages/auth/src/session.ts')
    expect(resolve('@acme/auth/all/session', 'a.ts', project)).toBe('packages/auth/src/session.ts')
    expect(resolve('@acme/auth/x', 'a.ts', named({}))).toBe('packages/auth/x.ts')
  })

  test('another package whose name begins alike is not it', () => {
    const manifests = { '': { dependencies: { '@acme/auth-ui': '1' } } }
    const project = { ...named({}), manifests: { ...named({}).manifests, ...manifests } }
    expect(resolve('@acme/auth-ui', 'a.ts', project)).toBeNull()
  })

  test('private imports are those of the own package', () => {
    const manifests = { '': {}, 'packages/auth': { imports: { '#session': './src/session.ts' } } }
    const project = { files, manifests }
    expect(resolve('#session', 'packages/auth/src/index.ts', project)).toBe(
      'packages/auth/src/session.ts',
    )
    expect(resolve('#session', 'apps/a.ts', project)).toBeNull()
  })
})

describe('common aliases', () => {
  test.each([
    ['@/lib/auth', 'src/lib/auth.ts'],
    ['@/lib/auth', 'lib/auth.ts'],
    ['~/lib/auth', 'app/lib/auth.ts'],
    ['src/lib/auth', 'src/lib/auth.ts'],
    ['$lib/auth', 'src/lib/auth.ts'],
    ['$lib', 'src/lib/index.ts'],
    ['/src/lib/auth', 'src/lib/auth.ts'],
  ])('%s means %s', (specifier, file) => {
    expect(resolve(specifier, 'src/a.ts', { files: [file] })).toBe(file)
  })

  test('are seen from the package of the importer', () => {
    const files = ['apps/web/src/auth.ts', 'apps/admin/src/auth.ts']
    const project = { files, manifests: { 'apps/web': {}, 'apps/admin': {} } }
    expect(resolve('@/auth', 'apps/admin/src/a.ts', project)).toBe('apps/admin/src/auth.ts')
  })
})

describe('names that no package.json knows', () => {
  const files = ['src/lib/auth.ts', 'src/a.ts']

  test('mean the one module whose path ends like them', () => {
    expect(resolve('@app/lib/auth', 'src/a.ts', { files })).toBe('src/lib/auth.ts')
    expect(resolve('lib/auth', 'src/a.ts', { files })).toBe('src/lib/auth.ts')
  })

  test('mean nothing when two modules end like them', () => {
    const two = [...files, 'src/old/lib/auth.ts']
    expect(resolve('@app/lib/auth', 'src/a.ts', { files: two })).toBeNull()
  })

  test('mean nothing when they are packages', () => {
    const manifests = { '': { devDependencies: { '@app/lib': '1', auth: '1' } } }
    expect(resolve('@app/lib/auth', 'src/a.ts', { files, manifests })).toBeNull()
    expect(resolve('auth', 'src/a.ts', { files, manifests })).toBeNull()
  })

  test('mean nothing when they are Node or Amplify itself', () => {
    const project = { files: ['src/auth.ts', 'src/path.ts', 'src/a.ts'] }
    expect(resolve('path', 'src/a.ts', project)).toBeNull()
    expect(resolve('@aws-amplify/auth', 'src/a.ts', project)).toBeNull()
    expect(resolve('aws-amplify/auth', 'src/a.ts', project)).toBeNull()
    expect(resolve('@amplift/auth', 'src/a.ts', project)).toBeNull()
  })

  test('mean no module of another package', () => {
    const manifests = { 'apps/web': {}, 'libs/x': {} }
    const project = { files: ['libs/x/lib/auth.ts'], manifests }
    expect(resolve('@app/lib/auth', 'apps/web/a.ts', project)).toBeNull()
  })
})

interface Project {
  /** All files; each counts as a module in question. */
  readonly files: readonly string[]
  readonly mappings?: readonly PathMapping[]
  readonly manifests?: Readonly<Record<string, object>>
}

function contextOf({ files, mappings = [], manifests = {} }: Project): ModuleContext {
  const folders = Object.keys(manifests).sort((a, b) => b.length - a.length)
  return {
    modules: files,
    isFile: (path) => files.includes(path),
    mappingsFor: () => mappings,
    packageOf: (path) => folders.find((folder) => path.startsWith(`${folder}/`)) ?? '',
    manifestOf: (folder) => parseManifest(JSON.stringify(manifests[folder] ?? {})),
  }
}
