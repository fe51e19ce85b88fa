import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileScript, compileTemplate, parse } from '@vue/compiler-sfc'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

type Sample = 'react-v5' | 'vue-v5'
type Overlay = ReadonlyMap<string, string>

const root = fileURLToPath(new URL('..', import.meta.url))
const installedV5 = join(root, 'node_modules/aws-amplify-v5')
const installedV6 = join(root, 'node_modules/aws-amplify/')
const fromV5 = createRequire(join(installedV5, 'package.json'))
const v5Package = readManifest(installedV5)

const seconds = 1000

describe('the React sample app', () => {
  it('type-checks against the real v5 under its own tsconfig', { timeout: 60 * seconds }, () => {
    const program = createProgram('react-v5')

    expect(diagnosticsOf(program)).toEqual([])
    expect(amplifyDeclarations(program)).toEqual(['aws-amplify-v5'])
  })

  it('fails the check where it calls what v5 does not have', { timeout: 60 * seconds }, () => {
    const wrong = [
      `import { Auth } from 'aws-amplify'`,
      `import { signIn } from 'aws-amplify/auth'`,
      `void Auth.fetchAuthSession()`,
      `void Auth.signIn({ username: 'ann' })`,
      `void signIn`,
    ]
    const file = join(sampleFolder('react-v5'), 'src/wrong.ts')
    const program = createProgram('react-v5', new Map([[file, wrong.join('\n')]]))

    expect(diagnosticsOf(program).map(place)).toEqual([
      'examples/react-v5/src/wrong.ts:2 TS2307',
      'examples/react-v5/src/wrong.ts:3 TS2339',
      'examples/react-v5/src/wrong.ts:4 TS2345',
    ])
  })

  it('shows every flow that the migration demo is about', () => {
    const calls = new Set(
      sources('react-v5').flatMap((text) =>
        [...text.matchAll(/\b(?:Cognito)?Auth\s*\.(\w+)\(/g)].map(([, method]) => method),
      ),
    )

    expect(demonstratedMethods.filter((method) => !calls.has(method))).toEqual([])
  })
})

describe('the Vue sample app', () => {
  it('type-checks its scripts against the real v5', { timeout: 60 * seconds }, () => {
    const components = compiledComponents('vue-v5')
    const program = createProgram('vue-v5', scriptsOf(components))

    expect(components.map(({ style }) => style).sort()).toEqual(everyStyle)
    expect(diagnosticsOf(program)).toEqual([])
    expect(amplifyDeclarations(program)).toEqual(['aws-amplify-v5'])
  })

  it('fails the check where a component misuses v5', { timeout: 60 * seconds }, () => {
    const components = compiledComponents('vue-v5', (text) =>
      text
        .replace('getAccessToken()', 'getAccessCard()')
        .replace('Auth.signIn(username.value', 'Auth.signIn(username'),
    )

    const found = diagnosticsOf(createProgram('vue-v5', scriptsOf(components)))
    expect(found.map(fileAndCode).sort()).toEqual([
      'examples/vue-v5/src/components/AccountMenu.vue.ts TS2339',
      'examples/vue-v5/src/components/SignInForm.vue.ts TS2345',
    ])
  })

  it('uses only names of the script in the templates of script setup', () => {
    expect(compiledComponents('vue-v5').flatMap(unknownNames)).toEqual([])
    expect(
      compiledComponents('vue-v5', (text) => text.replace('"busy"', '"bussy"')).flatMap(
        unknownNames,
      ),
    ).toEqual(['bussy'])
  })

  it('does not pass with a template that Vue refuses', () => {
    const broken = (text: string) => text.replace('v-else-if="user"', 'v-else-if')

    expect(() => compiledComponents('vue-v5', broken)).toThrow('App.vue')
  })
})

describe.each<Sample>(['react-v5', 'vue-v5'])('package.json of %s', (sample) => {
  it('asks for the v5 that the sample is checked against', () => {
    const { dependencies } = readManifest(sampleFolder(sample))

    expect(v5Package.version).toMatch(/^5\./)
    expect(readManifest(root).devDependencies['aws-amplify-v5']).toBe(
      `npm:aws-amplify@${dependencies['aws-amplify']}`,
    )
  })
})

const demonstratedMethods = [
  'changePassword',
  'completeNewPassword',
  'configure',
  'confirmSignIn',
  'confirmSignUp',
  'currentAuthenticatedUser',
  'currentSession',
  'currentUserCredentials',
  'currentUserInfo',
  'deleteUser',
  'federatedSignIn',
  'fetchDevices',
  'forgetDevice',
  'forgotPassword',
  'forgotPasswordSubmit',
  'getPreferredMFA',
  'rememberDevice',
  'resendSignUp',
  'setPreferredMFA',
  'setupTOTP',
  'signIn',
  'signOut',
  'signUp',
  'updateUserAttributes',
  'verifyCurrentUserAttribute',
  'verifyCurrentUserAttributeSubmit',
  'verifyTotpToken',
]

const everyStyle = ['options, js', 'options, ts', 'script setup, ts', 'script setup, ts']

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

function sampleFolder(sample: Sample): string {
  return join(root, 'examples', sample)
}

function sourceFiles(sample: Sample): string[] {
  const folder = join(sampleFolder(sample), 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:[jt]sx?|vue)$/.test(path))
    .map((path) => join(folder, path))
}

function sources(sample: Sample): string[] {
  return sourceFiles(sample).map((path) => readFileSync(path, 'utf8'))
}

/** The root has v6 under the plain name: the samples' imports are led to v5, and v6 is hidden. */
function v5Paths(): ts.MapLike<string[]> {
  const names = Object.keys(v5Package.dependencies).filter((name) =>
    name.startsWith('@aws-amplify/'),
  )
  const folders = names.map((name) => [name, dirname(fromV5.resolve(`${name}/package.json`))])
  return Object.fromEntries(
    [['aws-amplify', installedV5] as const, ...folders].flatMap(([name, folder]) => [
      [name, [folder]],
      [`${name}/*`, [`${folder}/*`]],
    ]),
  )
}

// The declarations of v5 and React are thousands of files: each is parsed once for all programs.
const parsedLibraries = new Map<string, ts.SourceFile | undefined>()

function createProgram(sample: Sample, overlay: Overlay = new Map()): ts.Program {
  const folder = sampleFolder(sample)
  const { config, error } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile)
  if (error) throw new Error(describeDiagnostic(error))
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder, {
    paths: v5Paths(),
  })

  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) =>
    overlay.has(path) || (!path.startsWith(installedV6) && fileExists(path))
  host.readFile = (path) => overlay.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/node_modules/')) return getSourceFile(path, ...rest)
    if (!parsedLibraries.has(path)) parsedLibraries.set(path, getSourceFile(path, ...rest))
    return parsedLibraries.get(path)
  }
  return ts.createProgram({
    rootNames: [...fileNames, ...overlay.keys()],
    options,
    host,
    configFileParsingDiagnostics: errors,
  })
}

function diagnosticsOf(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(describeDiagnostic)
}

function describeDiagnostic({ file, start, code, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  if (!file) return `TS${code} ${text}`
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0)
  return `${relative(root, file.fileName)}:${line + 1} TS${code} ${text}`
}

/** A compiled component has lines of its own. */
function fileAndCode(diagnostic: string): string {
  return place(diagnostic).replace(/:\d+/, '')
}

function place(diagnostic: string): string {
  return diagnostic.split(' ').slice(0, 2).join(' ')
}

/** The installed packages whose declarations stand behind the import of `aws-amplify`. */
function amplifyDeclarations(program: ts.Program): string[] {
  const packages = program
    .getSourceFiles()
    .flatMap(({ fileName }) => fileName.match(/\/node_modules\/(aws-amplify[^/]*)\//)?.[1] ?? [])
  return [...new Set(packages)]
}

interface Component {
  readonly style: string
  /** The module that Vue's own compiler makes of it, under the name that imports find. */
  readonly script: readonly [path: string, text: string]
  readonly render: string
}

function compiledComponents(
  sample: Sample,
  edit: (text: string) => string = (text) => text,
): Component[] {
  return sourceFiles(sample)
    .filter((path) => path.endsWith('.vue'))
    .map((path) => compileComponent(path, edit(readFileSync(path, 'utf8'))))
}

function compileComponent(filename: string, text: string): Component {
  const id = relative(root, filename)
  const { descriptor, errors } = parse(text, { filename })
  const script = compileScript(descriptor, { id })
  const template = compileTemplate({
    source: descriptor.template?.content ?? '',
    filename,
    id,
    compilerOptions: { bindingMetadata: script.bindings ?? {} },
  })

  const [problem] = [...errors, ...template.errors]
  if (problem) throw new Error(`${id}: ${typeof problem === 'string' ? problem : problem.message}`)

  const language = script.lang ?? 'js'
  return {
    style: `${descriptor.scriptSetup ? 'script setup' : 'options'}, ${language}`,
    script: [`${filename}.${language}`, script.content],
    render: template.code,
  }
}

function scriptsOf(components: readonly Component[]): Overlay {
  return new Map(components.map(({ script }) => script))
}

/** What a template of script setup reads although its script has no such name. */
function unknownNames({ style, render }: Component): string[] {
  if (!style.startsWith('script setup')) return []
  return [...render.matchAll(/\b_ctx\.(\w+)/g)].map(([, name]) => name ?? '')
}
