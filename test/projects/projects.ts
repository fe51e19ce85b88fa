import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../../transforms/model.js'

/** A whole project as a fixture: what it is on v5, and what the tool makes of it. */
export interface ProjectFixture {
  readonly name: string
  readonly input: string
  readonly output: string
  readonly findings: string
  /** What people see of it when it is served; the file is there for projects that are. */
  readonly visits: string
}

/** Files of a folder by their path below it, with `/`. */
export type FolderFiles = Readonly<Record<string, Buffer>>

const root = fileURLToPath(new URL('../../fixtures/projects/', import.meta.url))

/** Every project there is, in the order of the alphabet. */
export function projectFixtures(): readonly ProjectFixture[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      input: join(root, name, 'input'),
      output: join(root, name, 'output'),
      findings: join(root, name, 'findings.json'),
      visits: join(root, name, 'visits.json'),
    }))
}

/** Reads a folder with all that is below it; a folder that does not exist has no files. */
export function filesIn(folder: string): FolderFiles {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const below = (path: string) => path.slice(folder.length + 1).replaceAll('\\', '/')
  return Object.fromEntries(paths.map((path) => [below(path), readFileSync(path)]))
}

/** Makes a folder hold these files and no other. */
export function replaceFolder(folder: string, files: FolderFiles): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** What a finding says in findings.json; its sentence is the concern of the fixture of its row. */
export interface ListedFinding {
  readonly path: string
  readonly line: number
  readonly api: string
  readonly tier: string
  readonly row: string
}

export function listed(path: string, findings: readonly Finding[]): ListedFinding[] {
  return findings.map(({ line, api, tier, row }) => ({ path, line, api, tier, row }))
}

/** One finding on each line, so that a difference between two lists is easy to see. */
export function findingsText(findings: readonly ListedFinding[]): string {
  const lines = findings.map((finding) => `  ${JSON.stringify(finding)}`)
  return `[\n${lines.join(',\n')}\n]\n`
}
