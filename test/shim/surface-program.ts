import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** One TypeScript program that holds the real v5, our legacy door, and the samples against both. */
export interface SurfaceProgram {
  readonly checker: ts.TypeChecker
  /** What is exported, by the name of the surface. */
  exportsOf(surface: SurfaceName): ReadonlyMap<string, ts.Symbol>
  /** The errors of a file, as `file(line): message`. */
  errorsIn(file: string): readonly string[]
  /** The samples as they are, and their copies that import the real v5. */
  readonly samples: readonly { readonly name: string; readonly ours: string; readonly v5: string }[]
}

/** `v5-auth` is the part of v5 that `@aws-amplify/auth` itself exports. */
export type SurfaceName = 'v5' | 'v5-auth' | 'ours' | 'interop'

/** Builds the program. `interop` is a source that may import both surfaces. */
export function createSurfaceProgram(interop: string): SurfaceProgram {
  const virtual = virtualFiles(interop)
  const samples = readdirSync(samplesFolder).map((name) => {
    const ours = join(samplesFolder, name)
    const v5 = join(root, 'test/shim/v5-samples', name)
    virtual.set(v5, readFileSync(ours, 'utf8'))
    return { name, ours, v5 }
  })
  const host = createHost(virtual)
  const program = ts.createProgram(
    [...virtual.keys(), ...samples.map((s) => s.ours)],
    options,
    host,
  )
  const checker = program.getTypeChecker()
  return {
    checker,
    samples,
    exportsOf: (surface) => exportsOf(checker, program.getSourceFile(surfaceFiles[surface])!),
    errorsIn: (file) => {
      const source = program.getSourceFile(file)!
      return [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ].map(describeDiagnostic)
    },
  }
}

/** The file that stands for a surface, to be asked for its errors. */
export function surfaceFile(surface: SurfaceName): string {
  return surfaceFiles[surface]
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const samplesFolder = join(root, 'test/shim/samples')
const door = join(root, 'shim/legacy/index.ts')

// The v5 surfaces stand inside the v5 package, so that its own copies of the packages are found.
const surfaceFiles: Readonly<Record<SurfaceName, string>> = {
  v5: join(root, 'node_modules/aws-amplify-v5/surface.ts'),
  'v5-auth': join(root, 'node_modules/aws-amplify-v5/auth-surface.ts'),
  ours: join(root, 'test/shim/our-surface.ts'),
  interop: join(root, 'test/shim/interop.ts'),
}

const v5Surface = `
  export { default } from '@aws-amplify/auth'
  export * from '@aws-amplify/auth'
  export * from '@aws-amplify/auth/lib-esm/types'
  export { AuthClass } from '@aws-amplify/auth/lib-esm/Auth'
  export { AuthError } from '@aws-amplify/auth/lib-esm/Errors'
  export * from 'amazon-cognito-identity-js'
  export {
    Amplify, AmplifyClass, ConsoleLogger, Credentials, CredentialsClass, Hub, HubCallback,
    HubCapsule, HubPayload, ICredentials,
  } from '@aws-amplify/core'
  export { HubClass, LegacyCallback } from '@aws-amplify/core/lib-esm/Hub'
  export { LOG_TYPE } from '@aws-amplify/core/lib-esm/Logger'
  export { LoggingProvider } from '@aws-amplify/core/lib-esm/types'
  export { withSSRContext } from './lib-esm/withSSRContext'
`

const v5AuthSurface = `
  export { default } from '@aws-amplify/auth'
  export * from '@aws-amplify/auth'
  export * from '@aws-amplify/auth/lib-esm/types'
`

// The logger is reached through `Amplify.Logger` and is not exported, but its type is a promise too.
const ourSurface = `
  export { default } from '../../shim/legacy/index.js'
  export * from '../../shim/legacy/index.js'
  export { ConsoleLogger } from '../../shim/legacy/logger.js'
  export type { LOG_TYPE } from '../../shim/legacy/types/enums.js'
  export type { LoggingProvider } from '../../shim/legacy/types/logger.js'
`

const options: ts.CompilerOptions = {
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
}

function virtualFiles(interop: string): Map<string, string> {
  return new Map([
    [surfaceFiles.v5, v5Surface],
    [surfaceFiles['v5-auth'], v5AuthSurface],
    [surfaceFiles.ours, ourSurface],
    [surfaceFiles.interop, interop],
  ])
}

function createHost(virtual: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (file) => virtual.has(file) || fileExists(file)
  host.readFile = (file) => virtual.get(file) ?? readFile(file)
  host.resolveModuleNameLiterals = (literals, containingFile) =>
    literals.map(({ text }) => {
      const replaced = replacement(text, containingFile)
      if (replaced === undefined) return ts.resolveModuleName(text, containingFile, options, host)
      return { resolvedModule: { resolvedFileName: replaced, extension: ts.Extension.Ts } }
    })
  return host
}

/** The samples import the door by its path; their v5 copies get the real v5 for it. */
function replacement(specifier: string, containingFile: string): string | undefined {
  if (specifier === 'v5') return surfaceFiles.v5
  if (specifier === 'ours') return door
  const isV5Sample = dirname(containingFile).endsWith('v5-samples')
  return isV5Sample && specifier.endsWith('shim/legacy/index.js') ? surfaceFiles.v5 : undefined
}

function exportsOf(checker: ts.TypeChecker, file: ts.SourceFile): ReadonlyMap<string, ts.Symbol> {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!)
  return new Map(symbols.map((symbol) => [symbol.name, symbol]))
}

function describeDiagnostic(diagnostic: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')
  const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0
  return `${diagnostic.file?.fileName ?? ''}(${line + 1}): ${message}`
}
