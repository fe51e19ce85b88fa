import type { FileResult } from '../../transforms/model.js'
import type { ModuleLinks } from '../../transforms/module-links.js'
import type { CarrierModules } from './carriers.js'
import { quotedTexts } from './importers.js'
import type { ModuleFiles } from './module-files.js'
import { surveyAt, type Workbench } from './workbench.js'

/** A project of which every file has been decided about. */
export interface DecidedProject {
  readonly results: ReadonlyMap<string, FileResult>
  readonly modules: CarrierModules
  readonly files: ModuleFiles
}

/**
 * The names under which modules export Auth and that no file takes any more once all others are on
 * v6. What a published package exports may be taken by anybody.
 */
export function unwantedExports(
  project: DecidedProject,
  bench: Workbench,
): ReadonlyMap<string, ReadonlySet<string>> {
  const search = new Search(project, bench)
  return search.unwanted()
}

class Search {
  readonly #project: DecidedProject
  readonly #bench: Workbench
  /** Module -> the names under which it exports Auth. */
  readonly #offered: ReadonlyMap<string, ReadonlySet<string>>
  readonly #wanted = new Map<string, Set<string>>()
  /** What is wanted of one module where it is wanted of another, which only hands it on. */
  readonly #handedOn: { from: string; as: string; module: string; name: string }[] = []

  constructor(project: DecidedProject, bench: Workbench) {
    this.#project = project
    this.#bench = bench
    const offers = [...project.modules.carriers].map(([path, carrier]) => {
      const names = [...carrier].flatMap(([name, kind]) => (kind === 'auth' ? [name] : []))
      return [path, new Set(names)] as const
    })
    this.#offered = new Map(offers.filter(([, names]) => names.size > 0))
  }

  unwanted(): ReadonlyMap<string, ReadonlySet<string>> {
    const { results, files } = this.#project
    const { texts, stopped } = this.#bench.sources
    if (this.#offered.size === 0) return new Map()
    for (const path of new Set([...texts.keys(), ...stopped.keys(), ...results.keys()])) {
      this.#read(path)
    }
    for (const path of this.#offered.keys()) {
      const isOpen = isPublished(files.packageOf(path), files) || !isDecided(results.get(path))
      if (isOpen) this.#wantAll(path)
    }
    for (let grew = true; grew; ) {
      grew = this.#handedOn.some(
        ({ from, as, module, name }) => this.#isWanted(from, as) && this.#want(module, name),
      )
    }
    return new Map(
      [...this.#offered].flatMap(([path, names]) => {
        const left = [...names].filter((name) => !this.#isWanted(path, name))
        return left.length > 0 ? [[path, new Set(left)] as const] : []
      }),
    )
  }

  #read(path: string): void {
    const { sources, transforms } = this.#bench
    const result = this.#project.results.get(path)
    const text = result?.status === 'changed' ? result.code : sources.texts.get(path)?.text
    // Nobody knows what a file takes that could not be read.
    if (text === undefined) {
      if (sources.stopped.get(path)?.status === 'skipped') return
      for (const module of this.#offered.keys()) this.#wantAll(module)
      return
    }
    const named = [...quotedTexts(text)].flatMap((each) => this.#moduleOf(path, each) ?? [])
    if (named.length === 0) return
    const survey =
      result?.status === 'changed' ? transforms.surveyFile(text, path) : surveyAt(path, this.#bench)
    if (survey === null || survey.stopped) for (const module of named) this.#wantAll(module)
    else this.#take(path, survey.links())
  }

  #take(path: string, { takes }: ModuleLinks): void {
    for (const { specifier, imported, exported } of takes) {
      const module = this.#moduleOf(path, specifier)
      if (module === null) continue
      if (imported === null) this.#wantAll(module)
      else if (exported === null) this.#want(module, imported)
      else {
        const names = imported === '*' ? (this.#offered.get(module) ?? []) : [imported]
        for (const name of names) {
          const as = exported === '*' ? name : exported
          const isPassed = this.#offered.get(path)?.has(as)
          if (isPassed) this.#handedOn.push({ from: path, as, module, name })
          else if (as !== 'default' || exported !== '*') this.#want(module, name)
        }
      }
    }
  }

  #moduleOf(importer: string, specifier: string): string | null {
    const module = this.#project.modules.moduleOf(importer, specifier)
    return module !== null && this.#offered.has(module) ? module : null
  }

  #isWanted(module: string, name: string): boolean {
    return this.#wanted.get(module)?.has(name) === true
  }

  #want(module: string, name: string): boolean {
    if (this.#isWanted(module, name)) return false
    this.#wanted.set(module, new Set([...(this.#wanted.get(module) ?? []), name]))
    return true
  }

  #wantAll(module: string): void {
    for (const name of this.#offered.get(module) ?? []) this.#want(module, name)
  }
}

function isDecided(result: FileResult | undefined): boolean {
  return result?.status === 'changed' || result?.status === 'unchanged'
}

/** May somebody outside of the repository have the package? Nobody knows that of loose files. */
function isPublished(folder: string, files: ModuleFiles): boolean {
  const manifest = files.manifestOf(folder)
  if (manifest === null) return true
  if (manifest.name === null || manifest.fields.private === true) return false
  const { main, ...fields } = manifest.fields
  if (['exports', 'module', 'types', 'typings', 'publishConfig'].some((key) => key in fields)) {
    return true
  }
  // `npm init` writes this name into everything.
  if (main === 'index.js') return files.isFile(folder === '' ? main : `${folder}/${main}`)
  return main !== undefined
}
