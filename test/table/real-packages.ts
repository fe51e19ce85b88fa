import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The repository's root, from which packages are found as a user's code would find them. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url))

const fromRoot = createRequire(join(ROOT, 'package.json'))
const fromV5 = createRequire(fromRoot.resolve('aws-amplify-v5/package.json'))
const V5_AUTH = dirname(fromV5.resolve('@aws-amplify/auth/package.json'))
const fromV5Auth = createRequire(join(V5_AUTH, 'package.json'))
const V5_CORE = dirname(fromV5Auth.resolve('@aws-amplify/core/package.json'))
const IDENTITY = dirname(fromV5Auth.resolve('amazon-cognito-identity-js/package.json'))
const fromV6 = createRequire(fromRoot.resolve('aws-amplify/package.json'))

type Declared =
  | 'auth'
  | 'authClass'
  | 'authErrors'
  | 'authTypes'
  | 'hub'
  | 'credentials'
  | 'identity'

/** Declaration files of v5, by what they declare. */
export const declarations: Readonly<Record<Declared, string>> = {
  auth: join(V5_AUTH, 'lib-esm/index.d.ts'),
  authClass: join(V5_AUTH, 'lib-esm/Auth.d.ts'),
  authErrors: join(V5_AUTH, 'lib-esm/Errors.d.ts'),
  authTypes: join(V5_AUTH, 'lib-esm/types/Auth.d.ts'),
  hub: join(V5_CORE, 'lib-esm/Hub.d.ts'),
  credentials: join(V5_CORE, 'lib-esm/types/types.d.ts'),
  identity: join(IDENTITY, 'index.d.ts'),
}

/** The real v5 modules, as they run. */
export function loadV5(module: '@aws-amplify/auth' | 'amazon-cognito-identity-js'): object {
  return fromV5Auth(module === '@aws-amplify/auth' ? V5_AUTH : IDENTITY) as object
}

/** A module inside v5 Auth that no door leads to. */
export function loadInsideV5Auth(path: string): object {
  return fromV5Auth(join(V5_AUTH, path)) as object
}

/** The text of all sources of v5 Auth and of the classes below it. */
export function v5Sources(): string {
  return [V5_AUTH, IDENTITY, V5_CORE].map((folder) => textBelow(join(folder, 'src'))).join('\n')
}

/** The text of all sources of packages of v6, of Auth and its core unless told otherwise. */
export function v6Sources(...packages: readonly string[]): string {
  const names = packages.length > 0 ? packages : ['@aws-amplify/auth', '@aws-amplify/core']
  return names
    .map((name) => dirname(fromV6.resolve(`${name}/package.json`)))
    .map((folder) => textBelow(join(folder, 'src')))
    .join('\n')
}

function textBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[jt]s$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
}

/** The folder of v5, from which its packages are found as an app on v5 finds them. */
export const V5_FOLDER: string = dirname(fromRoot.resolve('aws-amplify-v5/package.json'))

/** Compiles source text of ours as if it lay in a folder, with files that it is asked about. */
export function compile(
  source: string,
  files: readonly string[] = [],
  folder: string = ROOT,
): Compiled {
  const path = join(folder, 'asked-in-a-test.ts')
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (name, version) =>
    name === path ? ts.createSourceFile(name, source, version, true) : read(name, version)
  const exists = host.fileExists.bind(host)
  host.fileExists = (name) => name === path || exists(name)
  const program = ts.createProgram([path, ...files], options, host)
  const file = program.getSourceFile(path)
  if (file === undefined) throw new Error('the compiler lost the source')
  return { program, file, checker: program.getTypeChecker() }
}

/** What the compiler says against the source, one line each. */
export function complaints({ program, file }: Compiled): readonly string[] {
  return ts.getPreEmitDiagnostics(program, file).map(({ messageText, start = 0 }) => {
    const { line } = file.getLineAndCharacterOfPosition(start)
    return `${file.text.split('\n')[line]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

/** What {@link compile} gives back. */
export interface Compiled {
  readonly program: ts.Program
  readonly file: ts.SourceFile
  readonly checker: ts.TypeChecker
}

/** Names that a declaration file exports, types included; `default` left out. */
export function exportsOf({ program, checker }: Compiled, path: string): readonly string[] {
  const file = program.getSourceFile(path)
  const symbol = file && checker.getSymbolAtLocation(file)
  if (symbol === undefined) throw new Error(`${path} is no module`)
  return namesIn(checker, symbol)
}

/** Names that a module specifier exports, seen from the compiled source, types included. */
export function exportsOfSpecifier(compiled: Compiled, specifier: string): readonly string[] {
  const { checker, file } = compiled
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue
    if (statement.moduleSpecifier.text !== specifier) continue
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier)
    if (symbol !== undefined) return namesIn(checker, symbol)
  }
  throw new Error(`nothing imports ${specifier}`)
}

function namesIn(checker: ts.TypeChecker, symbol: ts.Symbol): readonly string[] {
  return checker
    .getExportsOfModule(symbol)
    .map(({ name }) => name)
    .filter((name) => name !== 'default')
}
