import type { ModuleFiles } from './module-files.js'
import { resolveModule } from './resolve.js'
import { surveyAt, type Workbench } from './workbench.js'

/** Says of a module that a file imports whether nothing is to be noticed when it is loaded. */
export type IsInert = (importer: string, specifier: string) => boolean

/**
 * Follows the imports of modules: one is inert whose own statements only declare something, and that
 * loads no others but such. So is what is taken by name from a package of somebody else.
 */
export function inertModules(
  bench: Workbench,
  files: ModuleFiles,
  moduleOf: (importer: string, specifier: string) => string | null,
): IsInert {
  const pathOf = (importer: string, specifier: string) =>
    moduleOf(importer, specifier) ?? resolveModule(specifier, importer, { ...files, modules: [] })
  const links = new Map<string, readonly string[] | null>()
  /** What a module loads of the project itself; null where something happens. */
  const loadedBy = (path: string): readonly string[] | null => {
    const known = links.get(path)
    if (known !== undefined) return known
    const found = surveyAt(path, bench)?.links()
    const isAlone = found?.loads.every(
      ({ specifier, isNamed }) =>
        pathOf(path, specifier) !== null || (isNamed && isListed(specifier, path, files)),
    )
    const loaded = found?.loads.flatMap(({ specifier }) => pathOf(path, specifier) ?? []) ?? []
    const answer = found && !found.hasEffects && isAlone ? loaded : null
    links.set(path, answer)
    return answer
  }
  return (importer, specifier) => {
    const first = pathOf(importer, specifier)
    if (first === null) return false
    const seen = new Set([first])
    for (const path of seen) {
      const loaded = loadedBy(path)
      if (loaded === null) return false
      for (const one of loaded) seen.add(one)
    }
    return true
  }
}

/** Is it a package that the package of the file knows? */
function isListed(specifier: string, importer: string, files: ModuleFiles): boolean {
  const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? []
  return files.manifestOf(files.packageOf(importer))?.dependencies.has(name) === true
}
