import type { Choices, FileResult } from '../../transforms/model.js'
import { type FirstAnswer, followCarriers } from './carriers.js'
import { errorFiles, withoutNamedErrors } from './error-files.js'
import { type FactsByPackage, factsByPackage } from './facts-by-package.js'
import { moduleFiles } from './module-files.js'
import { type Project, pathInScope } from './open-project.js'
import { findEvidence } from './package-facts.js'
import { needles, utf16Marks } from './source-kinds.js'
import { readInto } from './source-texts.js'
import { byPath } from './source-tree.js'
import type { Transforms } from './transforms.js'
import { carriersOf, decide, surveyAt, type Workbench } from './workbench.js'

/** What a run is going to do to one file. */
export interface PlannedFile {
  /** Below the root, with `/`. */
  readonly path: string
  readonly result: FileResult
  /** The whole file as it is and as it will be, byte order mark included; null when it stays. */
  readonly change: { readonly before: string; readonly after: string } | null
}

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
 */
export async function planMigration(
  project: Project,
  choices: Choices,
  loading: Promise<Transforms>,
  onProgress: OnProgress,
): Promise<readonly PlannedFile[]> {
  const { tree } = project
  const search = tree.filesWith({ texts: [...needles, ...utf16Marks] })
  const [candidates, found, transforms] = await Promise.all([search, findEvidence(tree), loading])
  const sources = { texts: new Map(), stopped: new Map() }
  const bench: Workbench = { project, choices, transforms, sources }
  for (const path of candidates) readInto(sources, path, project)
  const files = moduleFiles(tree)
  const facts = factsByPackage(tree, sources, found, files, withoutNamedErrors(bench))
  const { results, answers } = firstLook(bench, facts, onProgress)
  const modules = await followCarriers(answers, bench)
  const renewed = modules.importers.size === 0 ? new Set() : facts.renew()
  const again = [...results.keys()].filter((path) => renewed.has(files.packageOf(path)))
  for (const path of new Set([...modules.importers.keys(), ...again])) {
    const survey = modules.importers.get(path) ?? surveyAt(path, bench)
    if (survey === null || !isMine(path, project)) continue
    const knowledge = { carrierOf: modules.carrierOf(path), package: facts.of(path) }
    results.set(path, decide(survey, knowledge, bench))
  }
  for (const path of errorFiles(found, { results, files, factsOf: facts.of }, bench)) {
    const survey = surveyAt(path, bench)
    const knowledge = { carrierOf: modules.carrierOf(path), package: facts.of(path) }
    const result = survey && decide(survey, knowledge, bench)
    if (result?.status === 'changed') results.set(path, result)
  }
  return planned(results, bench)
}

interface FirstLook {
  /** Of the files that may change. */
  readonly results: Map<string, FileResult>
  /** Of all files that were parsed. */
  readonly answers: ReadonlyMap<string, FirstAnswer>
}

function firstLook(bench: Workbench, facts: FactsByPackage, onProgress: OnProgress): FirstLook {
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
    results.set(path, decide(survey, { carrierOf, package: facts.of(path) }, bench))
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
