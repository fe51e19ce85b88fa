import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Survey } from '../../transforms/file.js'
import type { Carrier, Knowledge } from '../../transforms/model.js'
import { importerPattern, quotedTexts } from './importers.js'
import { configGlobs, type ModuleFiles, moduleFiles } from './module-files.js'
import { resolveModule } from './resolve.js'
import type { SourceTree } from './source-tree.js'
import { carriersOf, surveyAt, type Workbench } from './workbench.js'

/** What a file said about its exports while nothing was known about other files. */
export interface FirstAnswer {
  readonly carriers: Carrier
  /** Specifiers that it asked about. */
  readonly asked: ReadonlySet<string>
}

/** The modules of a project that hand on a v5 value, and who imports from them. */
export interface CarrierModules {
  /** The exports of modules that carry something. */
  readonly carriers: ReadonlyMap<string, Carrier>
  /** The module with such exports that a specifier means, if any. */
  moduleOf(importer: string, specifier: string): string | null
  /** What a file has to be told about the modules it imports. */
  carrierOf(importer: string): Knowledge['carrierOf']
  /** The files for which it makes a difference, with their surveys. */
  readonly importers: ReadonlyMap<string, Survey>
}

/**
 * Follows v5 values through modules: whoever imports from a module that hands one on is looked at
 * too, and may hand it on again, until no new module appears.
 */
export async function followCarriers(
  first: ReadonlyMap<string, FirstAnswer>,
  bench: Workbench,
): Promise<CarrierModules> {
  const { tree } = bench.project
  const carriers = new Map([...first].map(([path, answer]) => [path, answer.carriers] as const))
  for (const [path, carrier] of carriers) if (carrier.size === 0) carriers.delete(path)
  const importers = new Map<string, Survey>()
  if (carriers.size === 0) {
    return { carriers, moduleOf: () => null, carrierOf: () => () => null, importers }
  }
  const files = moduleFiles(tree, await tree.filesNamed(configGlobs))
  const asked = new Map([...first].map(([path, answer]) => [path, new Set(answer.asked)] as const))
  const moduleOf = (importer: string, specifier: string) =>
    resolveModule(specifier, importer, { ...files, modules: carriers.keys() })
  const carrierOf: CarrierOf = (importer) => (specifier) =>
    carriers.get(moduleOf(importer, specifier) ?? '') ?? null
  const importing = (modules: ReadonlySet<string>) =>
    [...asked].flatMap(([path, specifiers]) =>
      [...specifiers].some((each) => modules.has(moduleOf(path, each) ?? '')) ? [path] : [],
    )
  const searched = new Set<string>()
  for (let grown = new Set(carriers.keys()); grown.size > 0; ) {
    const fresh = [...grown].filter((module) => !searched.has(module))
    for (const module of fresh) searched.add(module)
    const found = await importersOf(fresh, asked, tree, files, carrierOf)
    const pending = [...importing(grown), ...found]
    grown = new Set(
      pending.filter((path) => {
        const survey = importers.get(path) ?? surveyAt(path, bench)
        if (survey === null) return false
        importers.set(path, survey)
        const answer = carriersOf(survey, noting(asked, path, carrierOf(path)), bench)
        if (answer === null || answer.size <= (carriers.get(path)?.size ?? 0)) return false
        carriers.set(path, answer)
        return true
      }),
    )
  }
  return { carriers, moduleOf, carrierOf, importers }
}

type CarrierOf = CarrierModules['carrierOf']

/** Importer -> the specifiers it has asked about, which is how its answer depends on others. */
type Asked = Map<string, Set<string>>

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
  known: { has(path: string): boolean },
  tree: SourceTree,
  files: ModuleFiles,
  carrierOf: CarrierOf,
): Promise<readonly string[]> {
  if (modules.length === 0) return []
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
