import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The real `aws-amplify/auth` and our door in one TypeScript program. */
export interface DoorProgram {
  /** Names of what a door exports, sorted. */
  names(door: DoorName, kind: 'values' | 'types'): readonly string[]
  /**
   * Why the expressions do not fit, in the words of the compiler; empty where all do. Each one is a
   * statement that may name both doors, `ours` and `real`.
   */
  complaints(statements: readonly string[]): readonly string[]
}

export type DoorName = 'ours' | 'real'

const root = fileURLToPath(new URL('../..', import.meta.url))
const paths: Readonly<Record<DoorName, string>> = {
  ours: join(root, 'shim/index.ts'),
  real: join(root, 'node_modules/aws-amplify/dist/esm/auth/index.d.ts'),
}
const options: ts.CompilerOptions = {
  strict: true,
  // Tells an optional property from one that may be undefined.
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
}

/** Reads both doors. */
export function createDoorProgram(): DoorProgram {
  let program = ts.createProgram(Object.values(paths), options)
  const exportsOf = (door: DoorName): readonly ts.Symbol[] => {
    const checker = program.getTypeChecker()
    const file = program.getSourceFile(paths[door])!
    return checker.getExportsOfModule(checker.getSymbolAtLocation(file)!)
  }
  const isA = (symbol: ts.Symbol, flag: ts.SymbolFlags): boolean => {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias
    const target = isAlias ? program.getTypeChecker().getAliasedSymbol(symbol) : symbol
    return Boolean(target.flags & flag)
  }
  return {
    names: (door, kind) =>
      exportsOf(door)
        .filter((symbol) => isA(symbol, ts.SymbolFlags.Value) === (kind === 'values'))
        .map(({ name }) => name)
        .sort(),
    complaints(statements) {
      program = ts.createProgram(
        [...Object.values(paths), probe],
        options,
        hostWith(probeText(statements)),
        program,
      )
      const file = program.getSourceFile(probe)!
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]
      return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    },
  }
}

const probe = join(root, 'test/shim/door-probe.ts')

function probeText(statements: readonly string[]): string {
  return [
    `import * as ours from '../../shim/index.js'`,
    `import * as real from 'aws-amplify/auth'`,
    `declare function give<Type>(): Type`,
    `declare function take<Type>(value: Type): void`,
    ...statements,
  ].join('\n')
}

function hostWith(text: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (file) => file === probe || fileExists(file)
  host.readFile = (file) => (file === probe ? text : readFile(file))
  return host
}
