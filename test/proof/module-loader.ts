import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute } from 'node:path'
import { compileFunction } from 'node:vm'

/** The modules of one open page: nobody has used them before, and no other page shares them. */
export interface PageModules {
  /** Loads a module as seen from the file at `from`. */
  load(specifier: string, from: string): unknown
}

/** Packages that keep the signed-in user, a half-done sign-in or a configuration in a module. */
const STATEFUL = /^(?:@aws-amplify[\\/]|aws-amplify(?:-v5)?$|amazon-cognito-identity-js$)/

/**
 * Pages whose Amplify modules are fresh. Reading and compiling is what makes fresh modules dear, so
 * that is done once for all pages; running a module's text again costs little.
 */
export function createModuleLoader(patch: (path: string, exports: object) => void): {
  open(): PageModules
} {
  const sources = new Map<string, ModuleSource>()
  const sourceOf = (path: string): ModuleSource => {
    const known = sources.get(path) ?? readModule(path)
    sources.set(path, known)
    return known
  }
  return {
    open() {
      const modules = new Map<string, { exports: object }>()
      const load = (path: string): unknown => {
        const present = modules.get(path)
        if (present) return present.exports
        const { run, resolve, require } = sourceOf(path)
        if (run === null) return require(path)
        const module: { exports: object } = { exports: {} }
        modules.set(path, module)
        const inner = (specifier: string) => load(resolve(specifier))
        run.call(module.exports, module.exports, inner, module, path, dirname(path))
        patch(path, module.exports)
        return module.exports
      }
      return { load: (specifier, from) => load(sourceOf(from).resolve(specifier)) }
    },
  }
}

/** A file that was read once. */
interface ModuleSource {
  /** Null for what all pages may share. */
  readonly run: CompiledModule | null
  readonly resolve: (specifier: string) => string
  readonly require: NodeJS.Require
}

function readModule(path: string): ModuleSource {
  // A module of Node has no file.
  const require = createRequire(isAbsolute(path) ? path : import.meta.filename)
  const resolved = new Map<string, string>()
  const resolve = (specifier: string): string => {
    const known = resolved.get(specifier) ?? require.resolve(specifier)
    resolved.set(specifier, known)
    return known
  }
  const isFresh = STATEFUL.test(packageOf(path)) && path.endsWith('.js')
  return { run: isFresh ? compile(path) : null, resolve, require }
}

function compile(path: string): CompiledModule {
  const names = ['exports', 'require', 'module', '__filename', '__dirname']
  return compileFunction(readFileSync(path, 'utf8'), names, { filename: path }) as CompiledModule
}

type CompiledModule = (
  exports: object,
  require: (specifier: string) => unknown,
  module: { exports: object },
  filename: string,
  folder: string,
) => void

/** Name of the package that a file below node_modules belongs to. */
function packageOf(path: string): string {
  const below = path.split(/[\\/]node_modules[\\/]/).at(-1) ?? ''
  const [first = '', second = ''] = below.split(/[\\/]/)
  return first.startsWith('@') ? `${first}/${second}` : first
}
