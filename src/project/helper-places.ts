import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { HELPER_MARK } from '../../transforms/helper-mark.js'
import type { ModuleFiles } from './module-files.js'
import { moduleSpelling } from './module-spelling.js'
import type { SourceTexts } from './source-texts.js'
import type { SourceTree } from './source-tree.js'

/** Where the helper module of a package is, or is going to be. */
export interface HelperPlace {
  /** Path below the root without its extension, with `/`. */
  readonly stem: string
  /** Path of the module where it is there already. */
  readonly existing: string | null
}

/** The helper modules of all packages of a project. */
export interface HelperPlaces {
  of(path: string): HelperPlace
  /** What a file imports its package's helper module by; null where it could not load one. */
  specifierFrom(path: string): string | null
}

/**
 * A helper module stands where the user wants it, else in the package's `src`, where there is one, else beside its package.json. One
 * that was written before is known by its first line, wherever its owner has put it.
 */
export function helperPlaces(
  { root }: SourceTree,
  { texts }: SourceTexts,
  files: ModuleFiles,
  wanted: string | null,
): HelperPlaces {
  const known = new Map<string, HelperPlace>()
  const spelling = moduleSpelling(texts, files, root)
  const find = (folder: string): HelperPlace => {
    const own = [...texts.values()].filter(({ path }) => files.packageOf(path) === folder)
    const written = own.find(({ text }) => text.trimStart().startsWith(HELPER_MARK))
    if (written) return { stem: withoutExtension(written.path), existing: written.path }
    if (wanted !== null && files.packageOf(wanted) === folder) {
      return { stem: withoutExtension(wanted), existing: null }
    }
    const src = posix.join(folder, 'src')
    const home = own.some(({ path }) => path.startsWith(`${src}/`)) ? src : folder
    return { stem: freeStem(join(root, home), home), existing: null }
  }
  const of = (path: string): HelperPlace => {
    const folder = files.packageOf(path)
    const place = known.get(folder) ?? find(folder)
    known.set(folder, place)
    return place
  }
  return {
    of,
    specifierFrom: (path) => {
      const extension = spelling.of(path)
      if (extension === null) return null
      const to = posix.relative(posix.dirname(path), of(path).stem)
      return `${to.startsWith('.') ? to : `./${to}`}${extension}`
    },
  }
}

/** The first name that no other module of the folder has. */
function freeStem(folder: string, home: string): string {
  const taken = new Set(namesIn(folder).map(withoutExtension))
  const name = ['amplify-auth', 'amplify-auth-v5', 'amplift-auth'].find((one) => !taken.has(one))
  return posix.join(home, name ?? 'amplift-helpers')
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Not there yet: no name is taken.
    return []
  }
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '')
}
