import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { LOCKS } from 'package-manager-detector/constants'
import { detect } from 'package-manager-detector/detect'

/** The command that installs what a package.json asks for. */
export interface Install {
  /** Below the root, with `/`; the root is the empty text. */
  readonly folder: string
  readonly command: string
  readonly args: readonly string[]
}

/**
 * Finds how the packages of some folders are installed: with the package manager that the
 * packageManager field or the lockfile names, in the folder that has the lockfile.
 */
export async function installsOf(
  root: string,
  folders: readonly string[],
): Promise<readonly Install[]> {
  const places = new Set(folders.map((folder) => installFolder(root, folder)))
  return Promise.all(
    [...places].map(async (folder) => {
      const cwd = join(root, folder)
      const found = await detect({
        cwd,
        stopDir: root,
        strategies: ['packageManager-field', 'lockfile'],
      })
      return { folder, command: found?.name ?? 'npm', args: ['install'] }
    }),
  )
}

/** The nearest folder with a lockfile; without one the topmost that has a package.json. */
function installFolder(root: string, folder: string): string {
  const above = foldersAbove(folder)
  const has = (name: string) => (place: string) => existsSync(join(root, posix.join(place, name)))
  const locked = above.find((place) => Object.keys(LOCKS).some((name) => has(name)(place)))
  return locked ?? above.filter(has('package.json')).at(-1) ?? folder
}

function foldersAbove(folder: string): readonly string[] {
  if (folder === '') return ['']
  const slash = folder.lastIndexOf('/')
  return [folder, ...foldersAbove(slash === -1 ? '' : folder.slice(0, slash))]
}
