import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const folder = fileURLToPath(new URL('../../helpers', import.meta.url))

/** What a helper exports, loaded into a page whose Amplify modules `load` gives. */
export type LoadHelper = <Name extends string>(name: Name) => Record<string, unknown>

/** Loads helpers as an app has them: they share the page's copy of Amplify and keep state in it. */
export function openHelpers(load: NodeJS.Require): LoadHelper {
  const loaded = new Map<string, Record<string, unknown>>()
  return function helper(name: string) {
    const known = loaded.get(name)
    if (known) return known
    const exports: Record<string, unknown> = {}
    loaded.set(name, exports)
    const require = (specifier: string) =>
      specifier.startsWith('./')
        ? helper(specifier.slice('./'.length).replace(/\.js$/, ''))
        : load(specifier)
    new Function('exports', 'require', javascriptOf(name))(exports, require)
    return exports
  }
}

const compiled = new Map<string, string>()

function javascriptOf(name: string): string {
  const known = compiled.get(name)
  if (known !== undefined) return known
  const source = readFileSync(join(folder, `${name}.ts`), 'utf8')
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  const { outputText } = ts.transpileModule(source, { compilerOptions })
  compiled.set(name, outputText)
  return outputText
}
