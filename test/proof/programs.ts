import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A small piece of application code that is written for v5. */
export interface Program {
  /** `currentSession/guard-in-a-try` */
  readonly name: string
  /** Id of the row that it shows. */
  readonly row: string
  readonly folder: string
  /** Names of the files in the folder; the one to run is `program.*`. */
  readonly files: readonly string[]
  /** All texts together. */
  readonly text: string
}

/** Where the programs are; `world.ts` beside them is what they are given. */
export const programsFolder: string = fileURLToPath(
  new URL('../../fixtures/executable', import.meta.url),
)

export function readPrograms(): Program[] {
  return foldersIn(programsFolder).flatMap((row) =>
    foldersIn(join(programsFolder, row)).map((name) => readProgram(row, name)),
  )
}

/** The name of the file that a program starts with. */
export function entryOf(files: readonly string[]): string {
  const entry = files.find((file) => /^program\.(?:[cm]?[jt]s|[jt]sx)$/.test(file))
  if (entry === undefined) throw new Error(`No program among ${files.join(', ') || 'no files'}`)
  return entry
}

function readProgram(row: string, name: string): Program {
  const folder = join(programsFolder, row, name)
  const files = readdirSync(folder)
  entryOf(files)
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  return { name: `${row}/${name}`, row, folder, files, text }
}

function foldersIn(place: string): string[] {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}
