import { readsErrorCodes } from '../../transforms/error-reads.js'
import { choosesFactor, withoutFactorChoices } from '../../transforms/factor-choice.js'
import type { FileResult, PackageFacts } from '../../transforms/model.js'
import type { PackageText } from '../../transforms/package-facts.js'
import type { ModuleFiles } from './module-files.js'
import { pathInScope } from './open-project.js'
import { readEvidence } from './package-facts.js'
import { isSource, placeOf } from './source-kinds.js'
import type { Workbench } from './workbench.js'

/**
 * A text without the reads of error codes that this run makes reads of names, and the methods of users
 * that it makes functions; the whole text where the run leaves the file alone.
 */
export function withoutRewritten(bench: Workbench): (text: PackageText) => string {
  const known = new Map<string, string>()
  return ({ path, text }) => {
    if (!isTouched(path, bench)) return text
    const left = known.get(path) ?? leftOf(text, path, bench)
    known.set(path, left)
    return left
  }
}

function leftOf(text: string, path: string, { transforms }: Workbench): string {
  try {
    return withoutFactorChoices(transforms.surveyFile(text, path).withoutNamedErrors())
  } catch {
    // What cannot be understood is not rewritten either.
    return text
  }
}

/** What is known when all files with v5 code are decided about. */
export interface HandedSearch {
  readonly results: ReadonlyMap<string, FileResult>
  readonly files: ModuleFiles
  readonly factsOf: (path: string) => PackageFacts
}

/**
 * Files without v5 code that what comes from it has been handed to, of packages that have v5 code:
 * they may ask errors for their code, where every such question can be asked of the name, or choose a
 * second factor by the method of a user.
 */
export function filesHandedTo(
  found: readonly string[],
  { results, files, factsOf }: HandedSearch,
  bench: Workbench,
): string[] {
  const folders = new Set(
    [...results].flatMap(([path, { findings }]) =>
      findings.length > 0 ? [files.packageOf(path)] : [],
    ),
  )
  const paths = found.filter(
    (path) => folders.has(files.packageOf(path)) && !results.has(path) && isTouched(path, bench),
  )
  const texts = readEvidence(bench.project.tree, paths)
  return texts.flatMap(({ path, text }) => {
    const asksForName = readsErrorCodes(text) && !factsOf(path).readsErrorCodes
    return asksForName || choosesFactor(text) ? [path] : []
  })
}

function isTouched(path: string, { project, choices }: Workbench): boolean {
  const below = pathInScope(path, project.scopes)
  if (choices.only || choices.bridgeOnly || below === null) return false
  return isSource(path) && placeOf(path, below).kind === 'source'
}
