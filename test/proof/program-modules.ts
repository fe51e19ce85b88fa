import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import type { World } from '../../fixtures/executable/world.js'
import type { Page } from './pages.js'
import { entryOf } from './programs.js'

type Run = (world: World) => Promise<unknown>
type Compiled = (exports: object, require: (specifier: string) => unknown, module: object) => void

const compiled = new Map<string, Compiled>()

/** Evaluates the modules of a program in a page and gives the function that it exports. */
export function loadProgram(folder: string, files: readonly string[], page: Page): Run {
  const modules = new Map<string, { exports: object }>()
  const load = (path: string): object => {
    const present = modules.get(path)
    if (present) return present.exports
    const module = { exports: {} }
    modules.set(path, module)
    const require = (specifier: string) =>
      specifier.startsWith('.') ? load(sourceAt(join(dirname(path), specifier))) : page(specifier)
    compile(path)(module.exports, require, module)
    return module.exports
  }
  const { program } = load(join(folder, entryOf(files))) as { readonly program?: Run }
  if (program === undefined) throw new Error(`${folder} exports no program`)
  return program
}

function compile(path: string): Compiled {
  const known =
    compiled.get(path) ??
    (compileFunction(transpile(path), ['exports', 'require', 'module'], {
      filename: path,
    }) as Compiled)
  compiled.set(path, known)
  return known
}

function transpile(path: string): string {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.React,
      esModuleInterop: true,
    },
  })
  return outputText
}

/** The file that a relative specifier means: as written, in TypeScript, or without its ending. */
function sourceAt(path: string): string {
  const bare = path.replace(/\.jsx?$/, '')
  const found = [path, `${bare}.ts`, `${bare}.tsx`, `${bare}.js`].find(
    (candidate) => existsSync(candidate) && /\.[jt]sx?$/.test(candidate),
  )
  if (found === undefined) throw new Error(`nothing at ${path}`)
  return found
}
