import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A project on the disk for one test. Paths are below its root, with `/`. */
export interface TemporaryProject {
  readonly root: string
  at(path: string): string
  read(path: string): string
  bytes(path: string): Buffer
  write(files: Files): void
  /** All files, those of git left out. */
  list(): string[]
  git(...args: string[]): string
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Makes a folder with these files, gone when the test ends. */
export function folderWith(files: Files): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'amplift-test-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const at = (path: string) => join(root, path)
  const project: TemporaryProject = {
    root,
    at,
    read: (path) => readFileSync(at(path), 'utf8'),
    bytes: (path) => readFileSync(at(path)),
    write: (more) => {
      for (const [path, content] of Object.entries(more)) {
        mkdirSync(dirname(at(path)), { recursive: true })
        writeFileSync(at(path), content)
      }
    },
    list: () => listed(root, ''),
    git: (...args) => execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }),
  }
  project.write(files)
  return project
}

/** Makes a repository with these files, all of them committed. */
export function repositoryWith(files: Files): TemporaryProject {
  const project = folderWith(files)
  project.git('init', '--quiet')
  commitAll(project)
  return project
}

/** Commits all that is there. */
export function commitAll(project: TemporaryProject): void {
  project.git('add', '--all')
  project.git('commit', '--quiet', '--allow-empty', '--message', 'state')
}

const identity = [
  ...['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'],
  ...['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'init.defaultBranch=main'],
]

function listed(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name === '.git') return []
    return entry.isDirectory() ? listed(root, path) : [path]
  })
}
