import { isNamedGenerated } from '../../transforms/around/generated-file.js'
import { mayChange } from '../../transforms/around/known-shape.js'
import { memberShape, type Shape } from '../../transforms/around/object-shape.js'
import { handedShape } from '../../transforms/around/shape-row.js'
import type {
  HandedConfiguration,
  HandedConfigurations,
  HandedPath,
  ImportedValue,
  Role,
} from '../../transforms/handed-configurations.js'
import {
  type ConfigurationAnswers,
  configurationAnswers,
  type Know,
} from './configuration-answers.js'
import { importerPattern, quotedTexts } from './importers.js'
import { configGlobs, type ModuleFiles, moduleFiles } from './module-files.js'
import { type ModuleShapes, moduleShapes } from './module-shapes.js'
import { pathInScope } from './open-project.js'
import { readEvidence } from './package-facts.js'
import { resolveModule } from './resolve.js'
import type { Workbench } from './workbench.js'

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

/** A value of a module: one of its exports, or a member of one. */
interface Place {
  readonly path: string
  readonly name: string
  readonly members: readonly string[]
}

/** An export that Amplify is configured with, in one role. */
interface Target {
  readonly path: string
  readonly name: string
  readonly role: Role
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

class Search implements SharedConfigurations {
  readonly #bench: Workbench
  readonly #files: ModuleFiles
  readonly #answers: ConfigurationAnswers
  readonly #shapes: ModuleShapes
  readonly #targets = new Map<string, Target>()
  readonly #refused = new Set<string>()
  /** Modules of which values are read where Amplify is configured. */
  readonly #read = new Set<string>()
  /** What other files do with values of these modules. */
  readonly #uses = new Map<string, (Place & { readonly use: string })[]>()
  readonly #doors = new Set<string>()
  readonly #searched = new Set<string>()
  readonly #importers = new Set<string>()
  readonly #handed = new Map<string, HandedConfiguration>()
  #isSettled = false

  constructor(bench: Workbench, files: ModuleFiles, know: Know) {
    this.#bench = bench
    this.#files = files
    this.#answers = configurationAnswers(bench, know, (importer, specifier) =>
      this.#moduleOf(importer, specifier),
    )
    const { root } = bench.project.tree
    this.#shapes = moduleShapes(root, (path) => this.#answers.first(path)?.shapes)
  }

  /** A file that may configure Amplify. */
  begin(path: string): void {
    const said = this.#answers.first(path)
    for (const name of said?.own ?? []) this.#aim({ path, name, members: [] }, 'whole')
    if ([...(said?.shapes.values() ?? [])].some(namesPool)) {
      this.#read.add(path)
      this.#doors.add(path)
    }
    for (const one of said?.imports ?? []) {
      if (isNamedGenerated(one.specifier) && this.#answers.isOwn(path, one.specifier)) {
        this.#importers.add(path)
      }
      const place = this.#behind(path, one)
      if (!place) continue
      if (one.use === 'whole' || one.use === 'block') this.#aim(place, one.use)
      if (one.use === 'exported' || !this.#isRead(place)) continue
      this.#importers.add(path)
      this.#read.add(place.path)
      this.#doors.add(place.path)
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
    const said = this.#answers.first(path)
    for (const one of said?.imports ?? []) this.#note(path, one)
    if (said === null) {
      // Nobody knows what it does.
      for (const specifier of quotedTexts(text.text)) {
        this.#note(path, { specifier, name: '*', members: [], use: 'passed' })
      }
    }
    for (const [key, target] of this.#targets) {
      const uses = said?.imports.filter((one) => this.#mayMean(path, one, target))
      if (uses?.length === 0) continue
      this.#importers.add(path)
      const isFree = said !== null && this.#isMine(path) && this.#isSamePackage(path, target.path)
      if (!isFree || uses?.some((one) => objects(one, target))) this.#refused.add(key)
      if (uses?.some(({ use }) => use === 'exported')) this.#doors.add(path)
    }
  }

  seenFrom(path: string): HandedConfigurations {
    const own = [...this.#targets].filter(([, target]) => target.path === path)
    return {
      given: new Map(
        own.map(([key, { name, role }]) => [name, this.#refused.has(key) ? 'apart' : role]),
      ),
      isOwn: (specifier) => this.#answers.isOwn(path, specifier),
      isSteady: (name, members) => this.#steadyShape({ path, name, members }) !== null,
      behind: (handed, role) => {
        const place = this.#behind(path, handed)
        return place && this.#handedAt(place, role)
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
        const exports = this.#answers.now(path, know(path), this.seenFrom(path))?.exports
        for (const [key, target] of this.#targets) {
          const handed = target.path === path ? exports?.get(target.name)?.[target.role] : undefined
          if (handed) this.#handed.set(key, handed)
        }
      }
      this.#objections(know)
    }
    const isNews = !this.#isSettled || JSON.stringify([...this.#handed]) !== before
    this.#isSettled = true
    return isNews
  }

  /** What is handed on, or read key by key where it keeps the names of v5. */
  #handedAt(place: Place, role: Role): HandedConfiguration | null {
    const { path, name, members } = place
    const handed =
      members.length === 0 ? (this.#handed.get(keyOf({ path, name, role })) ?? null) : null
    if (handed && (handed.kind !== 'v5' || handed.isOpen)) return handed
    const shape = this.#steadyShape(place)
    const read = shape && handedShape(shape, role)
    if (read?.kind !== 'v5' || handed === null) return read ?? handed
    return { ...handed, shape: read.shape as Shape }
  }

  /** The shape of a value that nobody changes, in all the files that may stand in its place. */
  #steadyShape({ path, name, members }: Place): Shape | null {
    const whole = this.#shapes.of(path, name)
    const own = this.#answers.first(path)?.uses ?? []
    const uses = [...own.filter((one) => one.name === name), ...(this.#uses.get(path) ?? [])]
    const isChanged = uses.some(
      (one) => (one.name === name || one.name === '*') && whole && mayChange(one, members, whole),
    )
    return isChanged ? null : memberShape(whole, members)
  }

  #isRead({ path, name, members }: Place): boolean {
    const shape = memberShape(this.#shapes.of(path, name), members)
    return shape !== null && handedShape(shape, 'whole') !== null
  }

  /** Remembers what a file does with a value of a module that is read key by key. */
  #note(path: string, one: ImportedValue): void {
    const module = this.#moduleOf(path, one.specifier)
    const place = this.#behind(path, one)
    const at = place?.path ?? module
    if (at === null || at === undefined || !this.#read.has(at)) return
    const { name, members } = place ?? one
    const uses = this.#uses.get(at) ?? []
    const use = one.use === 'whole' || one.use === 'block' ? 'read' : one.use
    if (use === 'exported') this.#doors.add(path)
    else uses.push({ path: at, name, members, use })
    this.#uses.set(at, uses)
  }

  /** Refuses what an importer does something else with, now that it knows what it gets. */
  #objections(know: Know): void {
    for (const path of this.#importers) {
      const said = this.#answers.now(path, know(path), this.seenFrom(path))
      for (const [key, target] of this.#targets) {
        if (this.#handed.get(key)?.kind !== 'native') continue
        const uses = said?.imports.filter((one) => this.#mayMean(path, one, target)) ?? []
        if (uses.some((one) => objects(one, target))) this.#refused.add(key)
      }
    }
  }

  #aim({ path, name: wanted, members }: Place, role: Role): void {
    const exports = this.#answers.first(path)?.exports
    if (members.length > 0 || exports?.get(wanted) === undefined) return
    // One object may have several names.
    const names = [...exports.keys()].filter((name) => exports.get(name) === exports.get(wanted))
    for (const name of names) {
      const key = keyOf({ path, name, role })
      this.#targets.set(key, { path, name, role })
      const others = keyOf({ path, name, role: role === 'whole' ? 'block' : 'whole' })
      if (!this.#isMine(path) || this.#shapes.hasTwin(path, name)) this.#refused.add(key)
      if (this.#targets.has(others)) this.#refused.add(key).add(others)
    }
    this.#doors.add(path)
  }

  /** The value that an import means, through the files that hand it on; null for anything else. */
  #behind(importer: string, { specifier, name, members }: HandedPath, depth = 0): Place | null {
    const path = this.#moduleOf(importer, specifier)
    if (path === null || depth > 5) return null
    const [first, ...rest] = members
    const isKnown = (one: string) => this.#shapes.of(path, one) !== null || this.#exports(path, one)
    if (isKnown(name)) return { path, name, members }
    if (name === 'default' && isKnown('=')) return { path, name: '=', members }
    // What is required of an ES module, and what is imported from a CommonJS one.
    if (name === '=' && first !== undefined && isKnown(first)) {
      return { path, name: first, members: rest }
    }
    if (isKnown('=') && memberShape(this.#shapes.of(path, '='), [name])) {
      return { path, name: '=', members: [name, ...members] }
    }
    const said = this.#answers.first(path)
    const handed = said?.imports.filter(({ use, as }) => use === 'exported' && as === name) ?? []
    const whole = said?.imports.filter(({ as }) => as === '*') ?? []
    for (const one of [...handed, ...whole]) {
      const isWhole = one.as === '*'
      if (isWhole && name === 'default') continue
      const next = { specifier: one.specifier, name: isWhole ? name : one.name, members }
      const place = this.#behind(path, next, depth + 1)
      if (!place) continue
      this.#doors.add(path)
      return place
    }
    return null
  }

  #exports(path: string, name: string): boolean {
    return this.#answers.first(path)?.exports.has(name) ?? false
  }

  #mayMean(path: string, one: ImportedValue, target: Target): boolean {
    const module = this.#moduleOf(path, one.specifier)
    if (module === null || !this.#doors.has(module)) return false
    // Who takes all that a module exports may read any of it.
    if (one.name === '*') return true
    const meant = this.#behind(path, one)
    return meant !== null && meant.path === target.path && meant.name === target.name
  }

  #moduleOf(importer: string, specifier: string): string | null {
    const { isFile, mappingsFor, packageOf, manifestOf } = this.#files
    const modules = this.#doors
    const context = { isFile, mappingsFor, packageOf, manifestOf, modules }
    const path = resolveModule(specifier, importer, context)
    return path !== null && /\.(?:[cm]?[jt]sx?|json)$/.test(path) && !path.endsWith('.d.ts')
      ? path
      : null
  }

  #isMine(path: string): boolean {
    return pathInScope(path, this.#bench.project.scopes) !== null
  }

  #isSamePackage(one: string, other: string): boolean {
    return this.#files.packageOf(one) === this.#files.packageOf(other)
  }
}

/** Does a file do anything with a configuration but give it to Amplify in its role? */
function objects({ use, members }: ImportedValue, { role }: Target): boolean {
  return use !== 'exported' && (use !== role || members.length > 0)
}

/** Is there a user pool, or an identity pool, somewhere in a value? */
function namesPool(shape: Shape): boolean {
  if (shape.kind !== 'object') return false
  return Object.entries(shape.keys).some(
    ([key, one]) => /^(?:userPoolId|identityPoolId)$/.test(key) || namesPool(one),
  )
}

function keyOf({ path, name, role }: Target): string {
  return `${path}\n${name}\n${role}`
}
