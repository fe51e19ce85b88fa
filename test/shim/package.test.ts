import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'amplift-shim-'))
const app = join(folder, 'app')
const installed = join(app, 'node_modules/@amplift/auth')

beforeAll(() => {
  const tarball = pack()
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed package', () => {
  test('holds the built doors, their stubs and the README, and no sources', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'package.json', 'legacy/package.json']),
    )
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
  })

  test('is what publint asks for', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, level: 'warning' })
    expect(messages).toEqual([])
  })

  test('loads as ESM and as CommonJS with the same names, and touches nothing on the way', () => {
    const report = runInApp(`
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
      const esm = await import('@amplift/auth/legacy')
      const atImport = [...touched]
      const cjs = createRequire(import.meta.url)('@amplift/auth/legacy')
      console.log(JSON.stringify({
        touched: atImport,
        added: Reflect.ownKeys(globalThis).length - before,
        esm: Object.keys(esm).sort(),
        cjs: Object.keys(cjs).sort(),
      }))
    `)
    expect(report).toMatchObject({ touched: [], added: 0 })
    expect(report.esm).toEqual(expect.arrayContaining(['Auth', 'Amplify', 'Hub', 'default']))
    expect(report.cjs).toEqual(report.esm)
  })

  test('its folders lead a resolver that knows no exports to CommonJS', () => {
    const { Auth } = createRequire(import.meta.url)(join(installed, 'legacy'))
    expect(() => Auth.signIn('ada')).toThrow('Auth.signIn of @amplift/auth/legacy is not built yet')
  })

  test('has no v6 door yet, so that nothing can be mistaken for one', () => {
    const report = runInApp(`
      const error = await import('@amplift/auth').catch((error) => error)
      console.log(JSON.stringify({ code: error.code }))
    `)
    expect(report.code).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })

  test.each(consumers())('type-checks with moduleResolution $name', ({ file, options, from }) => {
    const { errors, declarations } = check(file, options)
    expect(errors).toEqual([])
    expect(declarations).toContain(join(installed, 'dist', from, 'legacy/index.d.ts'))
  })
})

/** Packs a copy of the workspace, built by its own script, as a release would be. */
function pack(): string {
  const copy = join(folder, 'shim')
  const isSource = (path: string): boolean => !['dist', 'node_modules'].includes(basename(path))
  cpSync(join(root, 'shim'), copy, { recursive: true, filter: isSource })
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!)
}

function runInApp(script: string): Record<string, unknown> {
  const file = join(app, 'script.mjs')
  writeFileSync(file, script)
  return JSON.parse(execFileSync('node', [file], { encoding: 'utf8', timeout: 10_000 }))
}

interface Consumer {
  readonly name: string
  readonly file: string
  readonly from: 'esm' | 'cjs'
  readonly options: ts.CompilerOptions
}

function consumers(): readonly Consumer[] {
  const { CommonJS, ESNext, NodeNext } = ts.ModuleKind
  const { Node10, Bundler, NodeNext: NodeNextResolution } = ts.ModuleResolutionKind
  const nodeNext = { module: NodeNext, moduleResolution: NodeNextResolution }
  return [
    {
      name: 'node',
      file: 'node10.ts',
      from: 'cjs',
      options: { module: CommonJS, moduleResolution: Node10 },
    },
    {
      name: 'bundler',
      file: 'bundler.ts',
      from: 'esm',
      options: { module: ESNext, moduleResolution: Bundler },
    },
    { name: 'nodenext in an ES module', file: 'nodenext.mts', from: 'esm', options: nodeNext },
    { name: 'nodenext in CommonJS', file: 'nodenext.cts', from: 'cjs', options: nodeNext },
  ]
}

const consumer = `
  import { Auth, CognitoHostedUIIdentityProvider, Hub } from '@amplift/auth/legacy'
  import type { CognitoUser, HubCapsule, SignUpParams } from '@amplift/auth/legacy'

  export const user: Promise<CognitoUser> = Auth.signIn('ada', 'secret')
  export const signUp = (params: SignUpParams) => Auth.signUp(params).then(({ userSub }) => userSub)
  export const google = () =>
    Auth.federatedSignIn({ provider: CognitoHostedUIIdentityProvider.Google })
  export const stop = Hub.listen('auth', ({ payload }: HubCapsule) => payload.event)
  // @ts-expect-error fails when the types are not found and everything is any
  Auth.confirmSignUp(1)
`

function check(
  name: string,
  options: ts.CompilerOptions,
): { readonly errors: readonly string[]; readonly declarations: readonly string[] } {
  const file = join(app, name)
  writeFileSync(file, consumer)
  const program = ts.createProgram([file], {
    ...options,
    strict: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    target: ts.ScriptTarget.ES2018,
    lib: ['lib.es2018.d.ts'],
    types: [],
  })
  return {
    errors: ts
      .getPreEmitDiagnostics(program)
      .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')),
    declarations: program.getSourceFiles().map(({ fileName }) => fileName),
  }
}
