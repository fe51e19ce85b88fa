import { join, relative, sep } from 'node:path'
import type { Choices } from '../../transforms/model.js'
import { createGit, type Environment } from './git.js'
import { openProject, type Project, pathInScope } from './open-project.js'
import { type OnProgress, planMigration } from './plan.js'
import type { PlannedFile } from './planned-file.js'
import { PathError } from './project-error.js'
import { isSource, placeOf, sourceExtensions } from './source-kinds.js'
import { loadTransforms, type Transforms } from './transforms.js'
import { uncommittedFiles } from './uncommitted.js'
import { whyReadOnly, writeSource } from './write-source.js'

/**
 * `look` decides about the code; `try` says all that `write` would do; `write` writes, unless work
 * could be lost; `force` writes.
 */
export type Mode = 'look' | 'try' | 'write' | 'force'

/** What to migrate, and how far. */
export interface MigrationOptions {
  /** Absolute paths of files and folders. */
  readonly paths: readonly string[]
  readonly choices: Choices
  readonly mode: Mode
  readonly environment: Environment
  /**
   * Absolute path at which the helper module is to be written; one that exists stays where it is.
   * False for none.
   */
  readonly helperModule?: string | boolean
  readonly onProgress?: OnProgress
}

/** Why nothing was written. */
export type Refusal =
  | { readonly kind: 'uncommitted'; readonly paths: readonly string[] }
  | { readonly kind: 'outside-git'; readonly paths: readonly string[] }

/** What became of a project. */
export interface Migration {
  /** Absolute path; those of the files are below it. */
  readonly root: string
  readonly inGit: boolean
  readonly files: readonly PlannedFile[]
  readonly refusal: Refusal | null
  /** Counts the source files below the named paths, whether they hold v5 code or not. */
  readonly countSources: () => Promise<number>
}

/**
 * Migrates a project: finds its v5 code, decides about every file, and writes what changes.
 *
 * @throws ProjectError when the project cannot be worked on at all: a path that does not exist, a
 *   repository that git refuses to read.
 */
export async function migrateProject(
  options: MigrationOptions,
  load: () => Promise<Transforms> = loadTransforms,
): Promise<Migration> {
  const { choices, mode, onProgress = () => {} } = options
  const git = createGit(options.environment)
  const loading = load()
  // Begun before git is asked, which takes as long; a path that is not there is told first.
  loading.catch(() => {})
  const project = await openProject(options.paths, git)
  const { root, inGit } = project.tree
  const isAsked = mode === 'write' && inGit
  const [decided, uncommitted] = await Promise.all([
    planMigration(project, choices, loading, onProgress, belowRoot(options.helperModule, root)),
    isAsked ? uncommittedFiles(root, git) : new Set<string>(),
  ])
  const planned = mode === 'look' ? decided : decided.map((file) => unlessReadOnly(file, root))
  const changing = planned
    .filter(({ change }) => (change?.before ?? null) !== null)
    .map(({ path }) => path)
  const refusal = mode === 'write' ? refusalOf(changing, uncommitted, inGit) : null
  const mayWrite = (mode === 'write' || mode === 'force') && refusal === null
  const files = mayWrite ? writeAll(planned, root, onProgress) : planned
  return { root, inGit, files, refusal, countSources: () => countSources(project) }
}

function belowRoot(path: string | boolean | undefined, root: string): string | false | null {
  if (typeof path !== 'string') return path === false ? false : null
  const below = relative(root, path).split(sep).join('/')
  if (!below.startsWith('..')) return below
  throw new PathError(`the helper module ${path} would lie outside the repository ${root}`)
}

function refusalOf(
  changing: readonly string[],
  uncommitted: ReadonlySet<string>,
  inGit: boolean,
): Refusal | null {
  if (!inGit) return changing.length === 0 ? null : { kind: 'outside-git', paths: changing }
  const paths = changing.filter((path) => uncommitted.has(path))
  return paths.length === 0 ? null : { kind: 'uncommitted', paths }
}

function writeAll(
  planned: readonly PlannedFile[],
  root: string,
  onProgress: OnProgress,
): readonly PlannedFile[] {
  const total = planned.filter(({ change }) => change !== null).length
  let done = 0
  const write = (file: PlannedFile): PlannedFile => {
    if (file.change === null) return file
    onProgress({ step: 'writing', done: done++, total })
    const reason = writeSource(join(root, file.path), file.change.before, file.change.after)
    return reason === null ? file : failed(file, reason)
  }
  // Helper modules first: at no moment does a file import a module that is not there.
  const modules = new Map(
    planned.filter(({ isHelperModule }) => isHelperModule).map((file) => [file, write(file)]),
  )
  const lost = [...modules.values()].find(({ result }) => result.status === 'failed')
  if (lost === undefined) return planned.map((file) => modules.get(file) ?? write(file))
  const reason = `the helper module ${lost.path} could not be written`
  return planned.map((file) => {
    const module = modules.get(file)
    if (module) return module
    return file.change === null ? file : failed(file, reason)
  })
}

function isNew({ change }: PlannedFile): boolean {
  return change !== null && change.before === null
}

function unlessReadOnly(file: PlannedFile, root: string): PlannedFile {
  const reason = file.change === null || isNew(file) ? null : whyReadOnly(join(root, file.path))
  return reason === null ? file : failed(file, reason)
}

function failed({ path }: PlannedFile, reason: string): PlannedFile {
  return { path, result: { status: 'failed', reason, findings: [] }, change: null }
}

async function countSources({ tree, scopes }: Project): Promise<number> {
  const globs = sourceExtensions.map((extension) => `*.${extension}`)
  const named = await tree.filesNamed(globs)
  return named.filter((path) => {
    const below = pathInScope(path, scopes)
    return below !== null && isSource(path) && placeOf(path, below).kind === 'source'
  }).length
}
