import type { PackageFacts } from '../../transforms/model.js'
import type { ModuleFiles } from './module-files.js'
import { type FoundText, packageFacts, readEvidence } from './package-facts.js'
import type { SourceTexts } from './source-texts.js'
import type { SourceTree } from './source-tree.js'

/** The facts of all packages of a project, each put together when the first of its files asks. */
export interface FactsByPackage {
  of(path: string): PackageFacts
  /** Takes in files that were read since. Returns the folders of the packages whose facts changed. */
  renew(): ReadonlySet<string>
}

/**
 * Rests the facts on the sources that are read, and on what a search has found besides.
 *
 * @param remaining a text of the package itself without the reads of codes that become names.
 */
export function factsByPackage(
  tree: SourceTree,
  sources: SourceTexts,
  found: readonly string[],
  files: ModuleFiles,
  remaining: (text: FoundText) => string,
): FactsByPackage {
  const known = new Map<string, PackageFacts>()
  const put = (folder: string) => {
    const name = files.manifestOf(folder)?.name
    // Who depends on a package sees its errors, its events and its configuration.
    const isOwn = (path: string) => {
      const other = files.packageOf(path)
      if (other === folder) return true
      return typeof name === 'string' && files.manifestOf(other)?.dependencies.has(name) === true
    }
    const evidence = {
      sources: [...sources.texts.values()].filter(({ path }) => isOwn(path)),
      texts: readEvidence(tree, found.filter(isOwn)),
    }
    const facts = packageFacts(evidence, (text) =>
      files.packageOf(text.path) === folder ? remaining(text) : text.text,
    )
    known.set(folder, facts)
    return facts
  }
  return {
    of: (path) => known.get(files.packageOf(path)) ?? put(files.packageOf(path)),
    renew: () => {
      const before = [...known]
      return new Set(
        before.flatMap(([folder, facts]) =>
          written(put(folder)) === written(facts) ? [] : [folder],
        ),
      )
    },
  }
}

/** Facts as a text, the same for the same facts. */
function written(facts: PackageFacts): string {
  return JSON.stringify(facts, (_key, value: unknown) => {
    if (value instanceof Set) return [...value].sort()
    return value instanceof Map ? [...value].sort() : value
  })
}
