import { existsSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { type Git, repositoryRoot } from './git.js'
import { gitTree } from './git-tree.js'
import { PathError } from './project-error.js'
import type { SourceTree } from './source-tree.js'

/** What a run may look at, and what of it may change. */
export interface Project {
  /** The whole repository: what a module hands on is known from all of it. */
  readonly tree: SourceTree
  /** The named files and folders below the root, with `/`; the empty text is the root itself. */
  readonly scopes: readonly string[]
}

/**
 * Finds the project that the named paths belong to.
 *
 * @param paths absolute paths of files or folders.
 * @throws PathError when a path does not exist or the paths lie in two repositories.
 */
export async function openProject(paths: readonly string[], git: Git): Promise<Project> {
  const real = paths.map(realPath)
  const roots = new Set(await Promise.all(real.map((path) => repositoryRoot(git, folderOf(path)))))
  if (roots.size > 1) {
    throw new PathError('the paths belong to more than one repository; run each on its own')
  }
  const [root = null] = roots
  if (root === null) {
    // Loaded only where it is needed: almost every project is in git.
    const { folderTree } = await import('./folder-tree.js')
    return scoped(folderTree(looseRoot(real)), real)
  }
  return scoped(gitTree(realpathSync(root), git), real)
}

/** The path below the named path it belongs to, or null when it belongs to none. */
export function pathInScope(path: string, scopes: readonly string[]): string | null {
  let below: string | null = null
  for (const scope of scopes) {
    const rest = scope === '' ? path : path.startsWith(`${scope}/`) && path.slice(scope.length + 1)
    if (rest !== false && (below === null || rest.length < below.length)) below = rest
    if (path === scope) return path.slice(path.lastIndexOf('/') + 1)
  }
  return below
}

function scoped(tree: SourceTree, paths: readonly string[]): Project {
  return { tree, scopes: paths.map((path) => relative(tree.root, path).split(sep).join('/')) }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (cause) {
    throw new PathError(`there is no file or folder ${path}`, { cause })
  }
}

function folderOf(path: string): string {
  return statSync(path).isDirectory() ? path : dirname(path)
}

/** Outside git: the nearest folder above all paths that holds a package.json, else their common folder. */
function looseRoot(paths: readonly string[]): string {
  const [first = sep, ...others] = paths.map(folderOf)
  let common = first
  while (!others.every((path) => `${path}${sep}`.startsWith(withSeparator(common)))) {
    common = dirname(common)
  }
  for (let folder = common; !isTooHigh(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return common
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep
}

/** A stray package.json in the home folder must not make a run read all of it. */
function isTooHigh(folder: string): boolean {
  return folder === dirname(folder) || folder === homedir()
}
