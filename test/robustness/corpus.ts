import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that somebody else wrote. */
export interface CorpusFile {
  /** Below node_modules. */
  readonly path: string
  readonly source: string
}

const ROOT = fileURLToPath(new URL('../../node_modules', import.meta.url))
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/
const LARGEST = 150_000

/** At most `count` sources of these packages, spread evenly over all of them. */
export function corpusOf(packages: readonly string[], count: number): CorpusFile[] {
  const paths = packages.flatMap((name) => sourcesBelow(name)).sort()
  const step = Math.max(1, paths.length / count)
  const chosen = paths.filter((_, index) => Math.floor(index % step) === 0).slice(0, count)
  return chosen.map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }))
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sourcesBelow(path)
    const isWanted = entry.isFile() && SOURCE.test(path)
    return isWanted && statSync(join(ROOT, path)).size <= LARGEST ? [path] : []
  })
}
