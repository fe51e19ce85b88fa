import { execFile, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { parse } from 'acorn'
import { publint } from 'publint'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createCognito } from '../../emulator/index.js'
import { folderWith } from '../setup/temporary-project.js'
import { bundleOf } from './bundle.js'
import { DOORS, exportsOf, fieldsOf } from './doors.js'
import { installPackedShim, type PackedApp } from './packed-app.js'
import { checkTypes, consumers } from './type-consumers.js'

const LISTENING = 'functions/listening.js'

let app: PackedApp

beforeAll(() => {
  app = installPackedShim()
  for (const [name, code] of Object.entries(nativeModules)) {
    app.write(`node_modules/${name}/index.js`, code)
  }
}, 120_000)

afterAll(() => app?.remove())

describe('the packed package', () => {
  test('holds the built doors, their stubs and the README, and no sources', () => {
    const files = readdirSync(app.installed, { recursive: true, encoding: 'utf8' })
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'LICENSE', 'package.json', 'legacy/package.json']),
    )
    const own = files.filter((file) => !file.startsWith('node_modules'))
    expect(own.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
  })

  test('is what publint asks for', async () => {
    const { messages } = await publint({ pkgDir: app.installed, pack: false, level: 'warning' })
    expect(messages).toEqual([])
  })

  test('has types that every way of resolving finds, and that fit what is found', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(app.tarball)))
    expect(analysis).toMatchObject({ types: { kind: 'included' }, problems: [] })
    const { entrypoints } = analysis as { entrypoints: object }
    const paths = DOORS.map(({ path }) => path)
    expect(Object.keys(entrypoints)).toEqual([...paths, './package.json'])
  })

  test('leads to every door, in either format, with the entry of the host', () => {
    expect(manifest('package.json')).toMatchObject({
      exports: exportsOf(DOORS),
      ...fieldsOf(DOORS[0]!, '.'),
    })
    for (const door of DOORS.slice(1)) {
      expect(manifest(`${door.path}/package.json`)).toMatchObject(fieldsOf(door, '..'))
    }
  })

  test('has a door for every public file, and for no other', () => {
    const built = readdirSync(join(app.installed, 'dist/esm'))
    const isPublic = (file: string): boolean => /^[\w-]+\.js$/.test(file)
    const doors = built.filter(isPublic).map((file) => file.replace('.js', ''))
    expect([...doors, 'legacy/index'].sort()).toEqual(DOORS.map(({ file }) => file).sort())
  })

  test('declares everything that it imports, and nothing else', () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest('package.json')
    const optional = Object.keys(peerDependencies as object)
    expect(importedPackages()).toEqual([...Object.keys(dependencies as object), ...optional].sort())
    const isOptional = optional.map((name) => [name, { optional: true }])
    expect(peerDependenciesMeta).toEqual(Object.fromEntries(isOptional))
  })

  test('says which modules do something when they are loaded: entries of hosts, and listeners', () => {
    const { sideEffects } = manifest('package.json')
    expect(sideEffects).toEqual([
      '*.node.*',
      '*.native.*',
      'enable-oauth-listener.*',
      'listening.*',
    ])
  })

  test.each([
    ['a door of which nothing is used leaves nothing', `import '@amplift/auth'`, []],
    ['a listener stays', `import '@amplift/auth/enable-oauth-listener'`, [LISTENING]],
    [
      'a sign-in with a redirect listens',
      `export { signInWithRedirect } from '@amplift/auth'`,
      [LISTENING],
    ],
    [
      'a sign-in without one does not',
      `export { signIn } from '@amplift/auth'`,
      ['functions/sign-in.js'],
    ],
  ])('lets bundlers leave out what is not used: %s', async (_what, code, expected) => {
    const { modules } = await bundleOf(code, dirname(app.write('page.js', '')))
    const found = [...modules.keys()].map((path) => path.replace(/^.*\/dist\/esm\//, ''))
    const telling = [LISTENING, 'functions/sign-in.js']
    expect(found.filter((path) => telling.includes(path) || expected.length === 0)).toEqual(
      expected,
    )
  })

  test('leads Node to the SDK in a bundle too', async () => {
    const { modules } = await bundleOf(
      `import '@amplift/auth'`,
      dirname(app.write('page.js', '')),
      'node',
    )
    expect(
      [...modules.keys()].some((path) => path.includes('client-cognito-identity-provider')),
    ).toBe(true)
  })
})

const withHosts = DOORS.filter(({ hasHosts }) => hasHosts)

describe('loading', () => {
  test.each(DOORS)(
    '$path as ESM and as CommonJS gives the same names, and changes nothing',
    ({ path, looksAt }) => {
      const name = packageName(path)
      const report = app.run(`
      import { createRequire } from 'node:module'
      const touched = []
      const names = ['localStorage', 'sessionStorage', 'document', 'window', 'navigator', 'fetch',
        'crypto', 'setTimeout', 'setInterval', 'addEventListener']
      for (const name of names) {
        const value = globalThis[name]
        const get = () => (touched.push(name), value)
        Object.defineProperty(globalThis, name, { get, configurable: true })
      }
      const before = Reflect.ownKeys(globalThis).length
      const esm = await import('${name}')
      const atImport = [...touched]
      const cjs = createRequire(import.meta.url)('${name}')
      console.log(JSON.stringify({
        touched: atImport,
        added: Reflect.ownKeys(globalThis).length - before,
        esm: Object.keys(esm).sort(),
        cjs: Object.keys(cjs).sort(),
      }))
    `)
      expect(report).toMatchObject({ touched: looksAt, added: 0 })
      expect(report.cjs).toEqual(report.esm)
    },
  )

  test.each(DOORS.slice(1))('$path by its folder leads to CommonJS', ({ path, file }) => {
    const found = createRequire(import.meta.url).resolve(join(app.installed, path))
    expect(found).toBe(join(app.installed, 'dist/cjs', `${file}.js`))
  })

  test.each(withHosts)(
    '$path in Node brings the AWS SDK for calls, in either format',
    ({ path }) => {
      const report = app.run(`
      import { createServer } from 'node:http'
      import { createRequire } from 'node:module'
      const agents = []
      const server = createServer((request, response) => {
        agents.push(request.headers['user-agent'])
        response.end('{}')
      })
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
      const require = createRequire(import.meta.url)
      await import('${packageName(path)}')
      require('${packageName(path)}')
      const dist = '${join(app.installed, 'dist')}'
      const hosts = [await import(dist + '/esm/platform/host.js'), require(dist + '/cjs/platform/host.js')]
      for (const { hostPlatform } of hosts) {
        const endpoint = 'http://127.0.0.1:' + server.address().port
        const client = hostPlatform().client({ endpoint, region: 'eu-west-1' })
        await client.call('DeleteUser', { AccessToken: 'token' })
      }
      server.close()
      console.log(JSON.stringify({ agents }))
    `)
      const ofSdk = expect.stringMatching(/^aws-sdk-js\//)
      expect(report.agents).toEqual([ofSdk, ofSdk])
    },
  )

  test.each(withHosts)('$path in React Native brings its native modules', ({ path }) => {
    const report = app.run(
      `
      require('${packageName(path)}')
      const { hostPlatform } = require('${join(app.installed, 'dist/cjs/platform/host.js')}')
      const { storage, passkeys, deviceName, open } = hostPlatform()
      const opened = open('https://sign.in', ['app://'], true)
      Promise.all([storage.getItem('key'), opened, deviceName()]).then(([item, url, device]) =>
        console.log(JSON.stringify({ item, url, device, passkeys })),
      )
    `,
      '--conditions=react-native',
    )
    expect(report).toEqual({
      item: 'value of @MemoryStorage:key',
      url: 'https://sign.in to app:// in private',
      device: 'react-native',
      passkeys: null,
    })
  })
})

describe('types', () => {
  test.each(consumers)('are found with moduleResolution $name', (consumer) => {
    const { errors, declarations } = checkTypes(app, consumer)
    expect(errors).toEqual([])
    const dist = join(app.installed, 'dist', consumer.format)
    const entries = [`${consumer.entry}.d.ts`, `legacy/${consumer.entry}.d.ts`]
    expect(declarations).toEqual(expect.arrayContaining(entries.map((entry) => join(dist, entry))))
  })
})

describe('tools from the time of v5', () => {
  test('can read the syntax of CommonJS, which is that of 2018', () => {
    const dist = join(app.installed, 'dist/cjs')
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    const scripts = files.filter((file) => file.endsWith('.js'))
    expect(scripts).toContain('index.js')
    for (const file of scripts) {
      const code = readFileSync(join(dist, file), 'utf8')
      expect(() => parse(code, { ecmaVersion: 2018 }), file).not.toThrow()
    }
  })

  test('Jest with a resolver that knows no exports loads the doors as CommonJS', () => {
    app.write('package.json', '{ "private": true }')
    app.write('doors.test.js', jestTest)
    app.write('resolver.cjs', resolverWithoutExports)
    const flags = ['--config', app.write('jest.config.json', jestConfig), '--no-cache']
    const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
    const run = spawnSync(process.execPath, [jest, ...flags], { encoding: 'utf8' })
    expect(run.stderr).toContain(`Tests:       ${DOORS.length} passed`)
  }, 60_000)
})

test('a fresh app installs it, and signs in with SRP as an ES module and in CommonJS', async () => {
  const cognito = createCognito({
    pools: [{ id: 'eu-west-1_FreshApp1', clients: [{ id: 'freshclient' }] }],
  })
  onTestFinished(() => cognito.close())
  cognito.createUser({ username: 'ada', password: 'Correct-horse-1' })
  await cognito.listen({ hostedUiPort: false })
  const main = `
    auth.configure(${JSON.stringify(cognito.configs().v6)})
    async function main() {
      const { isSignedIn } = await auth.signIn({ username: 'ada', password: 'Correct-horse-1' })
      const { tokens } = await auth.fetchAuthSession()
      await auth.signOut()
      const { tokens: after = null } = await auth.fetchAuthSession()
      const { username } = tokens.accessToken.payload
      console.log(JSON.stringify({ isSignedIn, username, after }))
    }
    main()`
  const fresh = folderWith({
    'package.json': '{ "private": true }',
    'app.mjs': `import * as auth from '@amplift/auth'\n${main}`,
    'app.cjs': `const auth = require('@amplift/auth')\n${main}`,
  })
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts']
  await run('npm', ['install', ...flags, app.tarball], { cwd: fresh.root })
  for (const file of ['app.mjs', 'app.cjs']) {
    const { stdout } = await run(process.execPath, [fresh.at(file)])
    expect(JSON.parse(stdout)).toEqual({ isSignedIn: true, username: 'ada', after: null })
  }
}, 120_000)

const run = promisify(execFile)

const nativeModules = {
  '@react-native-async-storage/async-storage': `
    exports.default = { getItem: async (key) => 'value of ' + key }`,
  '@aws-amplify/rtn-web-browser': `
    exports.module = {
      openAuthSessionAsync: async (url, redirects, isPrivate) =>
        url + ' to ' + redirects + (isPrivate ? ' in private' : ''),
    }`,
}

const jestConfig = JSON.stringify({ testEnvironment: 'node', resolver: './resolver.cjs' })

const resolverWithoutExports = `
  const { sync } = require('${createRequire(import.meta.url).resolve('resolve')}')
  module.exports = (request, { basedir, extensions, defaultResolver, ...more }) =>
    /^node:/.test(request) || require('node:module').builtinModules.includes(request)
      ? defaultResolver(request, { basedir, extensions, ...more })
      : sync(request, { basedir, extensions })`

const jestTest = `
  const doors = ${JSON.stringify(DOORS)}
  test.each(doors)('$path', ({ path, file }) => {
    const name = '@amplift/auth' + path.slice(1)
    expect(require.resolve(name)).toMatch('/dist/cjs/' + file + '.js')
    require(name)
  })`

function packageName(path: string): string {
  return `@amplift/auth${path.slice(1)}`
}

function manifest(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(app.installed, path), 'utf8'))
}

/** The packages that the built modules and their declarations import, or require where they may. */
function importedPackages(): string[] {
  const dist = join(app.installed, 'dist/esm')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  const names = files
    .filter((file) => /\.[jt]s$/.test(file))
    .flatMap((file) => ts.preProcessFile(readFileSync(join(dist, file), 'utf8'), true, true))
    .flatMap(({ importedFiles }) => importedFiles.map(({ fileName }) => fileName))
    .filter((name) => !name.startsWith('.'))
  return [...new Set(names.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))].sort()
}
