import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFailure } from './toolbox.js'

/**
 * True when all that a type check complains about stands below a comment with which the run has left
 * a site for a person. False when there is anything else, or nothing that can be read.
 */
export function isAboutLeftSites(failure: unknown, folder: string): boolean {
  if (!(failure instanceof CommandFailure)) return false
  const places = [...failure.output().matchAll(complaint)].map(({ groups }) => groups as Place)
  return places.length > 0 && places.every((place) => isLeft(place, folder))
}

interface Place extends Record<string, string> {
  path: string
  line: string
}

/** What tsc writes. */
const complaint = /^(?<path>[^\s(]+)\((?<line>\d+),\d+\): error TS\d+/gm

function isLeft({ path, line }: Place, folder: string): boolean {
  const lines = readFileSync(join(folder, path), 'utf8').split('\n')
  return lines[Number(line) - 2]?.includes('TODO(amplift)') ?? false
}
