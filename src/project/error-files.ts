import { readsErrorCodes } from '../../transforms/error-reads.js'
import type { FileResult, PackageFacts } from '../../transforms/model.js'
import type { PackageText } from '../../transforms/package-facts.js'
import type { ModuleFiles } from './module-files.js'
import { pathInScope } from './open-project.js'
import { readEvidence } from './package-facts.js'
import { isSource, placeOf } from './source-kinds.js'
import type { Workbench } from './workbench.js'

/**
 * A text without the reads of error codes that this run makes reads of names; the whole text where
 * the run leaves the file alone.
 */
export function withoutNamedErrors(bench: Workbench): (text: PackageText) => string {
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
    return transforms.surveyFile(text, path).withoutNamedErrors()
  } catch {
    // What cannot be understood is not rewritten either.
    return text
  }
}

/** What is known when all files with v5 code are decided about. */
export interface ErrorSearch {
  readonly results: ReadonlyMap<string, FileResult>
  readonly files: ModuleFiles
  readonly factsOf: (path: string) => PackageFacts
}

/**
 * Files without v5 code that may ask errors of v5 for their code: of packages that have v5 code, where
 * every such question can be asked of the name.
 */
export function errorFiles(
  found: readonly string[],
  { results, files, factsOf }: ErrorSearch,
  bench: Workbench,
): string[] {
  const folders = new Set(
    [...results].flatMap(([path, { findings }]) =>
      findings.length > 0 ? [files.packageOf(path)] : [],
    ),
  )
  const paths = found.filter(
    (path) =>
      folders.has(files.packageOf(path)) &&
      !results.has(path) &&
      isTouched(path, bench) &&
      !factsOf(path).readsErrorCodes,
  )
  const texts = readEvidence(bench.project.tree, paths)
  return texts.flatMap(({ path, text }) => (readsErrorCodes(text) ? [path] : []))
}

function isTouched(path: string, { project, choices }: Workbench): boolean {
  const below = pathInScope(path, project.scopes)
  if (choices.only || choices.bridgeOnly || below === null) return false
  return isSource(path) && placeOf(path, below).kind === 'source'
}
