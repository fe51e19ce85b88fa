import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
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
  const compiled = new Map<string, CompiledModule>()
  const resolved = new Map<string, string>()

  const resolve = (specifier: string, from: string): string => {
    const key = `${specifier}\n${dirname(from)}`
    const known = resolved.get(key) ?? createRequire(from).resolve(specifier)
    resolved.set(key, known)
    return known
  }
  const compile = (path: string): CompiledModule => {
    const known =
      compiled.get(path) ??
      (compileFunction(
        readFileSync(path, 'utf8'),
        ['exports', 'require', 'module', '__filename', '__dirname'],
        { filename: path },
      ) as CompiledModule)
    compiled.set(path, known)
    return known
  }
  return {
    open() {
      const modules = new Map<string, { exports: object }>()
      const load = (specifier: string, from: string): unknown => {
        const path = resolve(specifier, from)
        if (!STATEFUL.test(packageOf(path)) || !path.endsWith('.js')) {
          return createRequire(from)(path)
        }
        const present = modules.get(path)
        if (present) return present.exports
        const module: { exports: object } = { exports: {} }
        modules.set(path, module)
        const inner = (wanted: string) => load(wanted, path)
        compile(path).call(module.exports, module.exports, inner, module, path, dirname(path))
        patch(path, module.exports)
        return module.exports
      }
      return { load }
    },
  }
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
