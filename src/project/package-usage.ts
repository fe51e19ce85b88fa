import type { ModuleFiles } from './module-files.js'
import { type Mentions, mentionsIn } from './package-mentions.js'

/** Which packages a file names, before the run and after it. */
export interface Usage {
  readonly path: string
  /** Folders with a package.json around it, the nearest first. */
  readonly chain: readonly string[]
  readonly before: Mentions
  readonly after: Mentions
  readonly text: string
  /** The run may change it. */
  readonly isMine: boolean
  readonly isChanged: boolean
  /** It is v6 code when the run is done, through the helper module or by itself, or v5 left it. */
  readonly isMoved: boolean
}

/** A text of the project before and after. */
export interface TextChange {
  readonly path: string
  /** Null for a file that is new. */
  readonly before: string | null
  readonly after: string
  readonly isMine: boolean
  readonly callsHelpers: boolean
}

/** Looks for packages in texts. */
export function usagesOf(changes: Iterable<TextChange>, files: ModuleFiles): readonly Usage[] {
  const chains = new Map<string, readonly string[]>()
  const chainOf = (path: string): readonly string[] => {
    const folder = files.packageOf(path)
    const chain = chains.get(folder) ?? chainAbove(folder, files)
    chains.set(folder, chain)
    return chain
  }
  return [...changes].map(({ path, before, after, isMine, callsHelpers }): Usage => {
    const found = mentionsIn(after)
    const old = before === after ? found : mentionsIn(before ?? '')
    const isChanged = before !== after
    const isLeft = [...old.packages].some((name) => !found.packages.has(name))
    return {
      ...{ path, chain: chainOf(path), before: old, after: found, text: after, isMine, isChanged },
      isMoved: callsHelpers || found.isMoved || isLeft,
    }
  })
}

function chainAbove(folder: string, files: ModuleFiles): readonly string[] {
  const own = files.isFile(folder === '' ? 'package.json' : `${folder}/package.json`)
    ? [folder]
    : []
  if (folder === '') return own
  const slash = folder.lastIndexOf('/')
  const parent = slash === -1 ? '' : folder.slice(0, slash)
  return [...own, ...chainAbove(parent, files)]
}
