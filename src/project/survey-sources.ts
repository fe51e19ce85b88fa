import { join } from 'node:path'
import type { Survey } from '../../transforms/file.js'
import type { FileResult } from '../../transforms/model.js'
import { type Project, pathInScope } from './open-project.js'
import { errorText } from './project-error.js'
import { readSource } from './read-source.js'
import { placeOf } from './source-kinds.js'
import type { Transforms } from './transforms.js'

/** A result that a file has before anything in it is decided. */
export type Stopped = Extract<FileResult, { status: 'skipped' | 'failed' }>

/** The files of a run, by path. Each is surveyed, stopped or not there. */
export interface SurveyedSources {
  readonly surveys: Map<string, Survey>
  readonly stopped: Map<string, Stopped>
  /** Files that begin with a byte order mark, which the transforms never see. */
  readonly marked: Set<string>
}

/**
 * Reads and parses one file into `sources`. Returns its survey, or null when it was stopped or is
 * no file of the project. Never throws: one bad file stops no run.
 */
export function surveySource(
  path: string,
  project: Project,
  transforms: Transforms,
  sources: SurveyedSources,
): Survey | null {
  const place = placeOf(path, pathInScope(path, project.scopes) ?? path)
  if (place.kind === 'foreign') return null
  if (place.kind === 'output') {
    sources.stopped.set(path, { status: 'skipped', reason: place.reason, findings: [] })
    return null
  }
  const read = readSource(join(project.tree.root, path))
  if (read.kind === 'gone') return null
  if (read.kind === 'stopped') {
    sources.stopped.set(path, read.result)
    return null
  }
  const survey = parsed(read.text, path, transforms)
  if ('status' in survey || survey.stopped !== null) {
    sources.stopped.set(path, 'status' in survey ? survey : (survey.stopped as Stopped))
    return null
  }
  sources.surveys.set(path, survey)
  if (read.mark !== '') sources.marked.add(path)
  return survey
}

function parsed(text: string, path: string, transforms: Transforms): Survey | Stopped {
  try {
    return transforms.surveyFile(text, path)
  } catch (error) {
    return {
      status: 'failed',
      reason: `amplift could not read it: ${errorText(error)}`,
      findings: [],
    }
  }
}
