import type { Choices, FileResult, Knowledge } from '../../transforms/model.js'
import { readAngularTemplates } from './angular-templates.js'
import { type FirstAnswer, followCarriers } from './carriers.js'
import { factsByPackage } from './facts-by-package.js'
import { filesHandedTo, withoutRewritten } from './files-handed-to.js'
import { givenParts } from './given-parts.js'
import { planHelperModules } from './helper-modules.js'
import { helperPlaces } from './helper-places.js'
import { type IsInert, inertModules } from './inert-modules.js'
import { manualMocks } from './manual-mocks.js'
import { moduleFiles } from './module-files.js'
import { type Project, pathInScope } from './open-project.js'
import { findEvidence } from './package-facts.js'
import { planPackages } from './package-plan.js'
import type { PlannedFile } from './planned-file.js'
import { serverModules } from './server-modules.js'
import { type SharedConfigurations, sharedConfigurations } from './shared-configurations.js'
import { newlyStaying, stayingByPackage, withStaying } from './shared-doors.js'
import { needles, utf16Marks } from './source-kinds.js'
import { readInto, type SourceText, type SourceTexts } from './source-texts.js'
import { byPath } from './source-tree.js'
import type { Transforms } from './transforms.js'
import { unwantedExports } from './unwanted-exports.js'
import { carriersOf, decide, surveyAt, type Workbench } from './workbench.js'

/** How far a run has come. */
export interface Progress {
  readonly step: 'deciding' | 'writing'
  readonly done: number
  readonly total: number
}

/** Told as a run goes on. */
export type OnProgress = (progress: Progress) => void

/**
 * Reads a project and decides about every file in it, without writing any. The answer is sorted by
 * path and holds every file that has v5 code in it, may have, or imports some from another file.
 *
 * A file is decided about as soon as it is parsed, as if no module that it imports handed on a v5
 * value, and its syntax tree is dropped at once. The few files for which that was wrong are decided
 * about a second time.
 *
 * @param wantedHelpers path below the root where the helper module of its package is to be written,
 *   null for the usual one, false for none.
 */
export async function planMigration(
  project: Project,
  choices: Choices,
  loading: Promise<Transforms>,
  onProgress: OnProgress,
  wantedHelpers: string | false | null = null,
): Promise<readonly PlannedFile[]> {
  const { tree } = project
  const search = tree.filesWith({ texts: [...needles, ...utf16Marks] })
  const [candidates, found, transforms] = await Promise.all([search, findEvidence(tree), loading])
  const sources = { texts: new Map(), stopped: new Map() }
  const bench: Workbench = { project, choices, transforms, sources }
  for (const path of candidates) readInto(sources, path, project)
  const templates = await readAngularTemplates(bench)
  const files = moduleFiles(tree)
  const facts = factsByPackage(tree, sources, found, files, withoutRewritten(bench))
  const places = helperPlaces(tree, sources, files, wantedHelpers || null)
  const servers = serverModules(tree.root, sources, files)
  const outside = outsideScopes(sources, project)
  let staying = stayingByPackage(new Map(), sources, files, outside)
  let shared: SharedConfigurations | null = null
  let isInert: IsInert = () => false
  const parts = givenParts(bench)
  const mocks = manualMocks(found, { files, places, factsOf: facts.of }, bench)
  const know = (path: string, carrierOf: Knowledge['carrierOf']): Knowledge => ({
    ...(shared && { configurations: shared.seenFrom(path) }),
    ...parts.seenFrom(path),
    ...templateNamesOf(path),
    ...mocks.seenFrom(path),
    carrierOf,
    isInert: (specifier) => isInert(path, specifier),
    package: withStaying(facts.of(path), staying.get(files.packageOf(path))),
    helperModule: wantedHelpers === false ? null : places.specifierFrom(path),
    serverModule: wantedHelpers === false ? null : servers.specifierFrom(path),
  })
  const templateNamesOf = (path: string) => {
    const names = templates.get(path)
    return names && { templateNames: names }
  }
  const { results, answers } = firstLook(bench, know, onProgress)
  const modules = await followCarriers(answers, bench)
  isInert = inertModules(bench, files, modules.moduleOf)
  const decideAgain = (paths: Iterable<string>) => {
    for (const path of paths) {
      const survey = modules.importers.get(path) ?? surveyAt(path, bench)
      if (survey === null || !isMine(path, project)) continue
      results.set(path, decide(survey, know(path, modules.carrierOf(path)), bench))
    }
  }
  const renewed = modules.importers.size === 0 ? new Set() : facts.renew()
  const isRenewed = (path: string) => renewed.has(files.packageOf(path))
  decideAgain(new Set([...modules.importers.keys(), ...[...results.keys()].filter(isRenewed)]))
  const knowOf = (path: string) => know(path, modules.carrierOf(path))
  const handed = await sharedConfigurations(bench, knowOf)
  shared = handed
  const decideShared = () => {
    if (!handed?.settle(knowOf)) return
    decideAgain(handed.paths().filter((path) => results.has(path) || handed.isWritten(path)))
  }
  decideShared()
  for (;;) {
    const before = staying
    staying = stayingByPackage(results, sources, files, outside)
    const news = newlyStaying(before, staying)
    if (news.size === 0) break
    decideAgain([...results.keys()].filter((path) => news.has(files.packageOf(path))))
    decideShared()
  }
  for (;;) {
    const given = await parts.settle(results)
    if (given.size === 0) break
    decideAgain([...given].filter((path) => results.has(path)))
    for (const path of given) {
      const survey = results.has(path) ? null : surveyAt(path, bench)
      const result = survey && decide(survey, knowOf(path), bench)
      if (result !== null && saysSomething(result)) results.set(path, result)
    }
  }
  const mocked = await mocks.settle(results)
  decideAgain([...results.keys()].filter((path) => mocked.has(files.packageOf(path))))
  for (const path of [...mocks.paths, ...mocks.setupFiles()]) {
    const survey = results.has(path) ? null : surveyAt(path, bench)
    const result = survey && decide(survey, know(path, modules.carrierOf(path)), bench)
    if (result !== null && saysSomething(result)) results.set(path, result)
  }
  for (const path of filesHandedTo(found, { results, files, factsOf: facts.of }, bench)) {
    const survey = surveyAt(path, bench)
    const result = survey && decide(survey, know(path, modules.carrierOf(path)), bench)
    if (result?.status === 'changed') results.set(path, result)
  }
  const isWhole = !choices.only && !choices.bridgeOnly
  const unwanted = isWhole ? unwantedExports({ results, modules, files }, bench) : []
  for (const [path, names] of unwanted) {
    const survey = results.has(path) ? surveyAt(path, bench) : null
    const knowledge = { ...knowOf(path), unwantedExports: names }
    if (survey !== null) results.set(path, decide(survey, knowledge, bench))
  }
  const helpers = [
    ...planHelperModules({ ...bench, root: tree.root, results, places, files }),
    ...servers.plan(results),
  ]
  const isV5 = (path: string) => {
    const survey = surveyAt(path, bench)
    const result = survey && decide(survey, know(path, modules.carrierOf(path)), bench)
    return result !== null && (result.status === 'changed' || result.findings.length > 0)
  }
  const packageFiles = await planPackages({
    ...{ project, files, sources, results, isV5 },
    ...{ helperModules: helpers, choices, jestSections: mocks.sections },
  })
  const all = [...planned(results, bench), ...helpers, ...mocks.planned(), ...packageFiles]
  return all.sort((a, b) => byPath(a.path, b.path))
}

/** A file that is only looked at because of others is in the report where there is something to say. */
function saysSomething(result: FileResult): boolean {
  const isHandingOn = 'hands' in result && (result.hands ?? []).length > 0
  return result.status === 'changed' || result.findings.length > 0 || isHandingOn
}

/** Files of the repository that this run does not touch. */
function outsideScopes({ texts }: SourceTexts, project: Project): readonly SourceText[] {
  return [...texts.values()].filter(({ path }) => !isMine(path, project))
}

interface FirstLook {
  /** Of the files that may change. */
  readonly results: Map<string, FileResult>
  /** Of all files that were parsed. */
  readonly answers: ReadonlyMap<string, FirstAnswer>
}

function firstLook(
  bench: Workbench,
  know: (path: string, carrierOf: Knowledge['carrierOf']) => Knowledge,
  onProgress: OnProgress,
): FirstLook {
  const { project, sources } = bench
  const results = new Map<string, FileResult>()
  const answers = new Map<string, FirstAnswer>()
  const paths = [...sources.texts.keys()]
  paths.forEach((path, done) => {
    onProgress({ step: 'deciding', done, total: paths.length })
    const survey = surveyAt(path, bench)
    if (survey === null) return
    const asked = new Set<string>()
    const carrierOf = (specifier: string) => {
      asked.add(specifier)
      return null
    }
    const carriers = carriersOf(survey, carrierOf, bench)
    if (carriers === null) return
    answers.set(path, { carriers, asked })
    if (!isMine(path, project)) return
    results.set(path, decide(survey, know(path, carrierOf), bench))
  })
  return { results, answers }
}

function planned(
  results: ReadonlyMap<string, FileResult>,
  { sources, project }: Workbench,
): readonly PlannedFile[] {
  const decided = [...results].map(([path, result]): PlannedFile => {
    const source = sources.texts.get(path)
    if (result.status !== 'changed' || source === undefined) return { path, result, change: null }
    const { text, mark } = source
    return { path, result, change: { before: mark + text, after: mark + result.code } }
  })
  const stopped = [...sources.stopped].filter(([path]) => isMine(path, project))
  const kept = stopped.map(([path, result]): PlannedFile => ({ path, result, change: null }))
  return [...decided, ...kept].sort((a, b) => byPath(a.path, b.path))
}

function isMine(path: string, { scopes }: Project): boolean {
  return pathInScope(path, scopes) !== null
}
