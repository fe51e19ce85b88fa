import type { Survey } from '../../transforms/file.js'
import type { Choices, FileResult, PackageFacts } from '../../transforms/model.js'
import { followCarriers } from './carriers.js'
import type { ModuleFiles } from './module-files.js'
import { type Project, pathInScope } from './open-project.js'
import { findEvidence, packageFacts, readEvidence } from './package-facts.js'
import { errorText } from './project-error.js'
import { needles, utf16Marks } from './source-kinds.js'
import { byPath } from './source-tree.js'
import { type SurveyedSources, surveySource } from './survey-sources.js'
import type { Transforms } from './transforms.js'

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
  readonly step: 'reading' | 'deciding' | 'writing'
  readonly done: number
  readonly total: number
}

/** Told as a run goes on. */
export type OnProgress = (progress: Progress) => void

/**
 * Reads a project and decides about every file in it, without writing any. The answer is sorted by
 * path and holds every file that has v5 code in it, may have, or imports some from another file.
 */
export async function planMigration(
  project: Project,
  choices: Choices,
  loading: Promise<Transforms>,
  onProgress: OnProgress,
): Promise<readonly PlannedFile[]> {
  const { tree } = project
  const search = tree.filesWith({ texts: [...needles, ...utf16Marks] })
  const [transforms, candidates] = await Promise.all([loading, search])
  const sources: SurveyedSources = { surveys: new Map(), stopped: new Map(), marked: new Set() }
  const survey = (path: string) => surveySource(path, project, transforms, sources)
  const surveyAll = () => {
    candidates.forEach((path, done) => {
      onProgress({ step: 'reading', done, total: candidates.length })
      survey(path)
    })
    return followCarriers(sources.surveys, tree, survey)
  }
  // The second search runs beside the parsing.
  const evidence = candidates.length === 0 ? Promise.resolve([]) : findEvidence(tree)
  const [modules, found] = await Promise.all([surveyAll(), evidence])
  const factsOf = factsByPackage(project, sources, found, modules.files)
  const decide = (surveyed: Survey) => {
    const carrierOf = modules.carrierOf(surveyed.path)
    return transforms.migrateFile(surveyed, { carrierOf, package: factsOf(surveyed.path) }, choices)
  }
  return plannedFiles(project, sources, decide, onProgress)
}

function plannedFiles(
  { scopes }: Project,
  sources: SurveyedSources,
  decide: (survey: Survey) => FileResult,
  onProgress: OnProgress,
): readonly PlannedFile[] {
  const isMine = (path: string) => pathInScope(path, scopes) !== null
  const mine = [...sources.surveys.values()].filter((survey) => isMine(survey.path))
  const decided = mine.map((survey, done): PlannedFile => {
    onProgress({ step: 'deciding', done, total: mine.length })
    const mark = sources.marked.has(survey.path) ? '\uFEFF' : ''
    return planned(survey, mark, decide)
  })
  const stopped = [...sources.stopped].filter(([path]) => isMine(path))
  const kept = stopped.map(([path, result]): PlannedFile => ({ path, result, change: null }))
  return [...decided, ...kept].sort((a, b) => byPath(a.path, b.path))
}

function planned(
  survey: Survey,
  mark: string,
  decide: (survey: Survey) => FileResult,
): PlannedFile {
  const { path, source } = survey
  const result = decided(survey, decide)
  if (result.status !== 'changed') return { path, result, change: null }
  if (result.code === source) {
    return { path, result: { status: 'unchanged', findings: result.findings }, change: null }
  }
  return { path, result, change: { before: mark + source, after: mark + result.code } }
}

function decided(survey: Survey, decide: (survey: Survey) => FileResult): FileResult {
  try {
    return decide(survey)
  } catch (error) {
    const reason = `amplift could not migrate it: ${errorText(error)}`
    return { status: 'failed', reason, findings: [] }
  }
}

/** Facts are put together once for each package, when its first file asks. */
function factsByPackage(
  { tree }: Project,
  sources: SurveyedSources,
  found: readonly string[],
  files: ModuleFiles,
): (path: string) => PackageFacts {
  const known = new Map<string, PackageFacts>()
  return (path) => {
    const folder = files.packageOf(path)
    const isOwn = (other: string) => files.packageOf(other) === folder
    const facts =
      known.get(folder) ??
      packageFacts({
        surveys: [...sources.surveys.values()].filter((survey) => isOwn(survey.path)),
        texts: readEvidence(tree, found.filter(isOwn)),
      })
    known.set(folder, facts)
    return facts
  }
}
