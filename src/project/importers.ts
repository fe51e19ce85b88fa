import type { ModuleFiles } from './module-files.js'
import { mappedPaths } from './path-mappings.js'
import { moduleFile } from './resolve.js'

/**
 * Writes the pattern that finds every file which may import one of these modules: their names as
 * the end of a quoted text, or a name that a package.json or a tsconfig gives them. It finds too
 * many files and never too few; the specifiers in them decide.
 */
export function importerPattern(modules: readonly string[], files: ModuleFiles): string {
  const names = new Set<string>()
  const whole = new Set<string>()
  for (const module of modules) {
    const { stem, folder } = nameOf(module)
    names.add(stem)
    if (stem === 'index') {
      if (folder !== '') names.add(folder)
      // `import '..'` names nothing at all.
      whole.add('..').add('.').add('./').add('../')
    }
    const packageName = files.manifestOf(files.packageOf(module))?.name
    if (packageName !== null && packageName !== undefined) whole.add(packageName)
  }
  for (const specifier of mappedNames(modules, files)) whole.add(specifier)
  const byName = `(${[...names].map(quoted).join('|')})${nameEnd}`
  const byWhole = [...whole].map((text) => `${quote}${quoted(text)}(/[^'"\`]*)?${quote}`)
  return [byName, ...byWhole].join('|')
}

/** Lists the quoted texts of a file: whatever it imports is among them. */
export function quotedTexts(source: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const match of source.matchAll(/(['"`])([^'"`\s\\]{1,300})\1/g)) found.add(match[2] ?? '')
  return found
}

const quote = `['"\`]`
const nameEnd = `(\\.[a-z]+)*(/index(\\.[a-z]+)*)?/?${quote}`

function nameOf(module: string): { stem: string; folder: string } {
  const segments = module.split('/')
  const file = segments.pop() ?? ''
  const stem = file.replace(/(?:\.d)?\.\w+$/, '').replace(/\.(?:native|web|ios|android)$/, '')
  return { stem, folder: segments.pop() ?? '' }
}

function mappedNames(modules: readonly string[], files: ModuleFiles): readonly string[] {
  const exact = files.allMappings().filter((mapping) => !mapping.pattern.includes('*'))
  const isMeant = (path: string) => {
    const file = moduleFile(path, files.isFile)
    return file !== null && modules.includes(file)
  }
  return exact
    .filter((mapping) => mappedPaths(mapping, mapping.pattern).some(isMeant))
    .map((mapping) => mapping.pattern)
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
