import type { FileResult, GivenPart, HandedPart, Knowledge } from '../../transforms/model.js'
import { configGlobs, type ModuleFiles, moduleFiles } from './module-files.js'
import { pathInScope } from './open-project.js'
import { resolveModule } from './resolve.js'
import { surveyAt, type Workbench } from './workbench.js'

/** What the modules of a project have to do with the Authenticators of others. */
export interface GivenParts {
  /** What a file has to be told about its exports, and about those that it hands parts to. */
  seenFrom(path: string): Pick<Knowledge, 'givenParts' | 'isFollowed'>
  /** Takes in what files hand on. Returns those for which that makes a difference. */
  settle(results: ReadonlyMap<string, FileResult>): Promise<ReadonlySet<string>>
}

/** Begins with nothing that is known to have to do with one. */
export function givenParts(bench: Workbench): GivenParts {
  const { project } = bench
  const given = new Map<string, GivenPart[]>()
  const followed = new Map<string, HandedPart[]>()
  let files: ModuleFiles | null = null
  const targetOf = async (from: string, { specifier, imported }: HandedPart) => {
    files ??= moduleFiles(project.tree, await project.tree.filesNamed(configGlobs))
    const path = resolveModule(specifier, from, { ...files, modules: [] })
    return path === null ? null : homeBehind(path, imported, files, bench)
  }
  return {
    seenFrom: (path) => ({
      givenParts: given.get(path) ?? [],
      isFollowed: (handed) => (followed.get(path) ?? []).some((one) => isSame(one, handed)),
    }),
    settle: async (results) => {
      const changed = new Set<string>()
      for (const [path, result] of results) {
        const hands = 'hands' in result ? (result.hands ?? []) : []
        const known = followed.get(path) ?? []
        const news = hands.filter((handed) => !known.some((one) => isSame(one, handed)))
        for (const handed of news) {
          const target = await targetOf(path, handed)
          if (target === null || pathInScope(target.path, project.scopes) === null) continue
          followed.set(path, [...(followed.get(path) ?? []), handed])
          const own = { exported: target.exported, part: handed.part }
          given.set(target.path, [...(given.get(target.path) ?? []), own])
          changed.add(path).add(target.path)
        }
      }
      return changed
    },
  }
}

interface Target {
  readonly path: string
  readonly exported: string
}

/** Where an export is declared, also where a module only hands it on. */
function homeBehind(
  path: string,
  exported: string,
  files: ModuleFiles,
  bench: Workbench,
  above: readonly string[] = [],
): Target | null {
  if (above.includes(path)) return null
  const home = surveyAt(path, bench)?.exportHome(exported) ?? null
  if (home === null) return null
  if (home.kind === 'own') return { path, exported }
  const next = resolveModule(home.specifier, path, { ...files, modules: [] })
  const seen = [...above, path]
  return next === null ? null : homeBehind(next, home.imported, files, bench, seen)
}

function isSame(one: HandedPart, other: HandedPart): boolean {
  return (
    one.specifier === other.specifier &&
    one.imported === other.imported &&
    JSON.stringify(one.part) === JSON.stringify(other.part)
  )
}
