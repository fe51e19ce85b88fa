import type { Survey } from '../../transforms/file.js'
import type { Carrier, Choices, FileResult, Knowledge } from '../../transforms/model.js'
import type { Project } from './open-project.js'
import { errorText } from './project-error.js'
import { readInto, type SourceTexts } from './source-texts.js'
import type { Transforms } from './transforms.js'

/** All that is at hand while files are looked at. */
export interface Workbench {
  readonly project: Project
  readonly transforms: Transforms
  readonly choices: Choices
  readonly sources: SourceTexts
}

/** Parses a file, reading it first where that has not been done; null when it cannot be worked on. */
export function surveyAt(path: string, bench: Workbench): Survey | null {
  const { project, sources, transforms } = bench
  if (sources.stopped.has(path)) return null
  const source = sources.texts.get(path) ?? readInto(sources, path, project)
  if (source === null) return null
  try {
    const survey = transforms.surveyFile(source.text, path)
    if (survey.stopped === null) return survey
    sources.stopped.set(path, survey.stopped)
  } catch (error) {
    stop(path, `amplift could not read it: ${errorText(error)}`, bench)
  }
  return null
}

/** Asks a file what it hands on; null, and stopped, when the answer could not be found. */
export function carriersOf(
  survey: Survey,
  carrierOf: Knowledge['carrierOf'],
  bench: Workbench,
): Carrier | null {
  try {
    return survey.carriers(carrierOf)
  } catch (error) {
    stop(survey.path, `amplift could not read its exports: ${errorText(error)}`, bench)
    return null
  }
}

/** Decides about a file. A rule that crashes fails its file and no other. */
export function decide(survey: Survey, knowledge: Knowledge, bench: Workbench): FileResult {
  try {
    const result = bench.transforms.migrateFile(survey, knowledge, bench.choices)
    const isSame = result.status === 'changed' && result.code === survey.source
    return isSame ? { status: 'unchanged', findings: result.findings } : result
  } catch (error) {
    const reason = `amplift could not migrate it: ${errorText(error)}`
    return { status: 'failed', reason, findings: [] }
  }
}

function stop(path: string, reason: string, { sources }: Workbench): void {
  sources.stopped.set(path, { status: 'failed', reason, findings: [] })
}
