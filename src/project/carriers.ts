import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Survey } from '../../transforms/file.js'
import type { Carrier, Knowledge } from '../../transforms/model.js'
import { importerPattern, quotedTexts } from './importers.js'
import { configGlobs, type ModuleFiles, moduleFiles } from './module-files.js'
import { resolveModule } from './resolve.js'
import type { SourceTree } from './source-tree.js'

/** The modules of a project that hand on a v5 value. */
export interface CarrierModules {
  readonly files: ModuleFiles
  /** What a file has to be told about the modules it imports. */
  carrierOf(importer: string): Knowledge['carrierOf']
}

/**
 * Follows v5 values through modules: whoever imports from a module that hands one on is looked at
 * too, and may hand it on again, until no new module appears. Adds the new files to `surveys`.
 */
export async function followCarriers(
  surveys: Map<string, Survey>,
  tree: SourceTree,
  surveyOf: (path: string) => Survey | null,
): Promise<CarrierModules> {
  const carriers = new Map<string, Carrier>()
  let files = moduleFiles(tree)
  const moduleOf = (importer: string, specifier: string) =>
    carriers.size === 0
      ? null
      : resolveModule(specifier, importer, { ...files, modules: carriers.keys() })
  const carrierOf: CarrierOf = (importer) => (specifier) =>
    carriers.get(moduleOf(importer, specifier) ?? '') ?? null
  const asked: Asked = new Map()
  const importing = (modules: ReadonlySet<string>) =>
    [...surveys.values()].filter(({ path }) =>
      [...(asked.get(path) ?? [])].some((specifier) =>
        modules.has(moduleOf(path, specifier) ?? ''),
      ),
    )
  for (let pending = [...surveys.values()]; pending.length > 0; ) {
    const before = new Set(carriers.keys())
    const grown = settle(pending, carriers, carrierOf, asked, importing)
    if (grown.size === 0) break
    // Aliases matter only where there is something to import.
    if (before.size === 0) files = moduleFiles(tree, await tree.filesNamed(configGlobs))
    const fresh = [...carriers.keys()].filter((module) => !before.has(module))
    const paths =
      fresh.length === 0 ? [] : await importersOf(fresh, surveys, tree, files, carrierOf)
    const found = paths.flatMap((path) => surveyOf(path) ?? [])
    for (const survey of found) surveys.set(survey.path, survey)
    pending = [...found, ...importing(grown)]
  }
  return { files, carrierOf }
}

type CarrierOf = CarrierModules['carrierOf']

/** Importer -> the specifiers it has asked about, which is how its answer depends on others. */
type Asked = Map<string, Set<string>>

/** Asks files what they hand on until no answer grows. Returns the modules whose answer grew. */
function settle(
  pending: readonly Survey[],
  carriers: Map<string, Carrier>,
  carrierOf: CarrierOf,
  asked: Asked,
  importing: (modules: ReadonlySet<string>) => readonly Survey[],
): ReadonlySet<string> {
  const grown = new Set<string>()
  for (let work = pending; work.length > 0; ) {
    const grownNow = new Set<string>()
    for (const survey of work) {
      const { path } = survey
      const answer = survey.carriers(noting(asked, path, carrierOf(path)))
      if (answer.size <= (carriers.get(path)?.size ?? 0)) continue
      carriers.set(path, answer)
      grownNow.add(path)
      grown.add(path)
    }
    work = grownNow.size === 0 ? [] : importing(grownNow)
  }
  return grown
}

function noting(
  asked: Asked,
  importer: string,
  answer: Knowledge['carrierOf'],
): Knowledge['carrierOf'] {
  const specifiers = asked.get(importer) ?? new Set()
  asked.set(importer, specifiers)
  return (specifier) => {
    specifiers.add(specifier)
    return answer(specifier)
  }
}

async function importersOf(
  modules: readonly string[],
  known: ReadonlyMap<string, Survey>,
  tree: SourceTree,
  files: ModuleFiles,
  carrierOf: CarrierOf,
): Promise<readonly string[]> {
  const pattern = importerPattern(modules, files)
  const mayMean = new RegExp(pattern)
  const found = await tree.filesWith({ pattern })
  return found.filter((path) => {
    if (known.has(path)) return false
    const asked = carrierOf(path)
    const texts = [...quotedTexts(textOf(join(tree.root, path)))]
    return texts.some((text) => mayMean.test(`'${text}'`) && asked(text) !== null)
  })
}

/** Read only to find what it imports; where the file matters, it is read again with all checks. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
