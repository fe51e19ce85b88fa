import { isNamedGenerated } from '../../transforms/around/generated-file.js'
import type { Survey } from '../../transforms/file.js'
import type {
  FileConfigurations,
  HandedConfiguration,
  HandedConfigurations,
  ImportedValue,
} from '../../transforms/handed-configurations.js'
import type { Knowledge } from '../../transforms/model.js'
import { importerPattern, quotedTexts } from './importers.js'
import { configGlobs, type ModuleFiles, moduleFiles } from './module-files.js'
import { pathInScope } from './open-project.js'
import { readEvidence } from './package-facts.js'
import { resolveModule } from './resolve.js'
import { surveyAt, type Workbench } from './workbench.js'

/** Configurations that stand in one file and are given to Amplify in others. */
export interface SharedConfigurations {
  /** What a file has to be told about them. */
  seenFrom(path: string): HandedConfigurations
  /** Files that export one, or give one to Amplify. */
  paths(): readonly string[]
  /** Does this run write one that stands in the file? */
  isWritten(path: string): boolean
  /**
   * Finds out what becomes of them with what is known by now. Returns whether that has changed. A
   * configuration is written for v6 only where all files agree to it.
   */
  settle(know: Know): boolean
}

type Know = (path: string) => Knowledge

/** An export that Amplify is configured with. */
interface Target {
  readonly path: string
  readonly name: string
}

/**
 * Looks for the files that export configurations, and for all that import from them; null where there
 * are none.
 */
export async function sharedConfigurations(
  bench: Workbench,
  know: Know,
): Promise<SharedConfigurations | null> {
  const { choices, sources } = bench
  const candidates = [...sources.texts.values()].filter(({ text }) => CONFIGURES.test(text))
  if (choices.only || choices.bridgeOnly || candidates.length === 0) return null
  const { tree } = bench.project
  const files = moduleFiles(tree, await tree.filesNamed(configGlobs))
  const search = new Search(bench, files, know)
  for (const { path } of candidates) search.begin(path)
  for (let doors = search.freshDoors(); doors.length > 0; doors = search.freshDoors()) {
    const found = await tree.filesWith({ pattern: importerPattern(doors, files) })
    for (const path of found) search.importer(path)
  }
  return search.paths().length === 0 ? null : search
}

const CONFIGURES = /\bconfigure\b/

/** What an export may become as long as nobody objects. */
const HOPED: HandedConfiguration = { kind: 'native', options: null, hasOauth: false }

class Search implements SharedConfigurations {
  readonly #bench: Workbench
  readonly #files: ModuleFiles
  readonly #surveys = new Map<string, Survey | null>()
  readonly #first = new Map<string, FileConfigurations | null>()
  readonly #targets = new Map<string, Target>()
  readonly #refused = new Set<string>()
  readonly #doors = new Set<string>()
  readonly #searched = new Set<string>()
  readonly #importers = new Set<string>()
  readonly #handed = new Map<string, HandedConfiguration>()
  readonly #know: Know
  #isSettled = false

  constructor(bench: Workbench, files: ModuleFiles, know: Know) {
    // Files that are only asked are no files of the run: what is wrong with them is not told.
    const { texts, stopped } = bench.sources
    this.#bench = { ...bench, sources: { texts: new Map(texts), stopped: new Map(stopped) } }
    this.#files = files
    this.#know = know
  }

  /** A file that may configure Amplify. */
  begin(path: string): void {
    const said = this.#firstAnswer(path)
    for (const name of said?.own ?? []) this.#aim({ path, name })
    for (const one of said?.imports ?? []) {
      if (isNamedGenerated(one.specifier) && this.#isOwn(path, one.specifier)) {
        this.#importers.add(path)
      }
      const target = one.use === 'given' ? this.#behind(path, one.specifier, one.name) : null
      if (target) this.#aim(target)
    }
  }

  /** Modules that hand a configuration on and whose importers are not known yet. */
  freshDoors(): string[] {
    const fresh = [...this.#doors].filter((path) => !this.#searched.has(path))
    for (const path of fresh) this.#searched.add(path)
    return fresh
  }

  /** A file that may import from one of the doors. */
  importer(path: string): void {
    const isAsked = (text: string) => {
      const module = this.#moduleOf(path, text)
      return module !== null && module !== path && this.#doors.has(module)
    }
    const [text] = readEvidence(this.#bench.project.tree, [path])
    if (!text || ![...quotedTexts(text.text)].some(isAsked)) return
    const said = this.#firstAnswer(path)
    for (const [key, target] of this.#targets) {
      const uses = said?.imports.filter((one) => this.#mayMean(path, one, target))
      if (uses?.length === 0) continue
      this.#importers.add(path)
      const isFree = said !== null && this.#isMine(path) && this.#isSamePackage(path, target.path)
      if (!isFree || uses?.some(({ use }) => use === 'read')) this.#refused.add(key)
      if (uses?.some(({ use }) => use === 'exported')) this.#doors.add(path)
    }
  }

  seenFrom(path: string): HandedConfigurations {
    const own = [...this.#targets].filter(([, target]) => target.path === path)
    return {
      given: new Map(own.map(([key, { name }]) => [name, !this.#refused.has(key)])),
      isOwn: (specifier) => this.#isOwn(path, specifier),
      behind: (specifier, name) => {
        const target = this.#behind(path, specifier, name)
        return target && (this.#handed.get(keyOf(target)) ?? null)
      },
    }
  }

  paths(): readonly string[] {
    return [
      ...new Set([...[...this.#targets.values()].map(({ path }) => path), ...this.#importers]),
    ]
  }

  isWritten(path: string): boolean {
    return [...this.#targets].some(
      ([key, target]) => target.path === path && this.#handed.get(key)?.kind === 'native',
    )
  }

  settle(know: Know): boolean {
    const before = JSON.stringify([...this.#handed])
    for (let refused = -1; refused < this.#refused.size; ) {
      refused = this.#refused.size
      this.#handed.clear()
      for (const path of new Set([...this.#targets.values()].map(({ path }) => path))) {
        const exports = this.#ask(path, know)?.exports
        for (const [key, target] of this.#targets) {
          const handed = target.path === path ? exports?.get(target.name) : undefined
          if (handed) this.#handed.set(key, handed)
        }
      }
      this.#objections(know)
    }
    const isNews = !this.#isSettled || JSON.stringify([...this.#handed]) !== before
    this.#isSettled = true
    return isNews
  }

  /** Refuses what an importer does something else with, now that it knows what it gets. */
  #objections(know: Know): void {
    for (const path of this.#importers) {
      const said = this.#ask(path, know)
      for (const [key, target] of this.#targets) {
        if (this.#handed.get(key)?.kind !== 'native') continue
        const uses = said?.imports.filter((one) => this.#mayMean(path, one, target)) ?? []
        if (uses.some(({ use }) => use === 'read')) this.#refused.add(key)
      }
    }
  }

  #aim(target: Target): void {
    const { path } = target
    const exports = this.#firstAnswer(path)?.exports
    // One object may have several names.
    const names = [...(exports?.keys() ?? [])].filter(
      (name) => exports?.get(name) === exports?.get(target.name),
    )
    for (const name of names) {
      const key = keyOf({ path, name })
      this.#targets.set(key, { path, name })
      if (!this.#isMine(path)) this.#refused.add(key)
    }
    this.#doors.add(path)
  }

  /** The object that an import means, through the files that hand it on; null for anything else. */
  #behind(importer: string, specifier: string, name: string, depth = 0): Target | null {
    const path = this.#moduleOf(importer, specifier)
    if (path === null || depth > 5) return null
    const said = this.#firstAnswer(path)
    if (said?.exports.has(name)) return { path, name }
    if (name === 'default' && said?.exports.has('=')) return { path, name: '=' }
    const handed = said?.imports.filter(({ use, as }) => use === 'exported' && as === name) ?? []
    const whole = said?.imports.filter(({ as }) => as === '*') ?? []
    for (const one of [...handed, ...whole]) {
      const isWhole = one.as === '*'
      if (isWhole && name === 'default') continue
      const target = this.#behind(path, one.specifier, isWhole ? name : one.name, depth + 1)
      if (!target) continue
      this.#doors.add(path)
      return target
    }
    return null
  }

  #mayMean(path: string, { specifier, name }: ImportedValue, target: Target): boolean {
    const module = this.#moduleOf(path, specifier)
    if (module === null || !this.#doors.has(module)) return false
    // Who takes all that a module exports may read any of it.
    if (name === '*') return true
    const meant = this.#behind(path, specifier, name)
    return meant !== null && keyOf(meant) === keyOf(target)
  }

  /** The tools' own files are never read. */
  #isOwn(importer: string, specifier: string): boolean {
    const path = this.#moduleOf(importer, specifier)
    return path !== null && this.#surveyOf(path) !== null
  }

  #moduleOf(importer: string, specifier: string): string | null {
    const { isFile, mappingsFor, packageOf, manifestOf } = this.#files
    const modules = this.#doors
    const context = { isFile, mappingsFor, packageOf, manifestOf, modules }
    const path = resolveModule(specifier, importer, context)
    return path !== null && /\.[cm]?[jt]sx?$/.test(path) && !path.endsWith('.d.ts') ? path : null
  }

  /** What a file says as long as all configurations may be written for v6. */
  #firstAnswer(path: string): FileConfigurations | null {
    const known = this.#first.get(path)
    if (known !== undefined) return known
    const configurations: HandedConfigurations = {
      given: new Map(),
      isOwn: (specifier) => this.#isOwn(path, specifier),
      behind: (specifier) => (this.#moduleOf(path, specifier) === null ? null : HOPED),
    }
    const said = this.#answer(path, { ...this.#know(path), configurations })
    this.#first.set(path, said)
    return said
  }

  #ask(path: string, know: Know): FileConfigurations | null {
    return this.#answer(path, { ...know(path), configurations: this.seenFrom(path) })
  }

  #answer(path: string, knowledge: Knowledge): FileConfigurations | null {
    try {
      return this.#surveyOf(path)?.configurations(knowledge) ?? null
    } catch {
      // A file that cannot be understood agrees to nothing.
      return null
    }
  }

  #surveyOf(path: string): Survey | null {
    const known = this.#surveys.get(path)
    if (known !== undefined) return known
    const survey = surveyAt(path, this.#bench)
    this.#surveys.set(path, survey)
    return survey
  }

  #isMine(path: string): boolean {
    return pathInScope(path, this.#bench.project.scopes) !== null
  }

  #isSamePackage(one: string, other: string): boolean {
    return this.#files.packageOf(one) === this.#files.packageOf(other)
  }
}

function keyOf({ path, name }: Target): string {
  return `${path}\n${name}`
}
