import { join } from 'node:path'
import type { FileResult } from '../../transforms/model.js'
import { type Project, pathInScope } from './open-project.js'
import { readSource } from './read-source.js'
import { placeOf, saysItIsGenerated } from './source-kinds.js'

/** A result that a file has before anything in it is decided. */
export type Stopped = Extract<FileResult, { status: 'skipped' | 'failed' }>

/** A source file as the transforms see it. */
export interface SourceText {
  readonly path: string
  /** Without the byte order mark, which `mark` holds. */
  readonly text: string
  readonly mark: '' | '\uFEFF'
}

/** The files of a run, by path: each is read or stopped. */
export interface SourceTexts {
  readonly texts: Map<string, SourceText>
  readonly stopped: Map<string, Stopped>
}

/**
 * Reads one file into `sources`. Returns null when it was stopped or is no file of the project.
 * Never throws: one bad file stops no run.
 */
export function readInto(sources: SourceTexts, path: string, project: Project): SourceText | null {
  const place = placeOf(path, pathInScope(path, project.scopes) ?? path)
  if (place.kind === 'foreign') return null
  const at = join(project.tree.root, path)
  if (place.kind === 'output' && !(place.byName && isHandWritten(at))) {
    sources.stopped.set(path, { status: 'skipped', reason: place.reason, findings: [] })
    return null
  }
  const read = readSource(at)
  if (read.kind === 'gone') return null
  if (read.kind === 'stopped') {
    sources.stopped.set(path, read.result)
    return null
  }
  const source = { path, text: read.text, mark: read.mark }
  sources.texts.set(path, source)
  return source
}

/** Has somebody written a file by hand that has the name of a generated one? */
function isHandWritten(path: string): boolean {
  const read = readSource(path)
  return read.kind === 'text' && !saysItIsGenerated(read.text)
}
