import { amplifyFloor, type PackageRow, packageRow } from '../table/packages.js'
import type { Draft, Drafts } from './package-drafts.js'
import type { Entry } from './package-json.js'
import type { Usage } from './package-usage.js'
import { isAtLeast, leastVersion, permitsBelow } from './version-range.js'

/** All that is at hand while versions are decided. */
export interface PackageBench {
  readonly root: string
  readonly usages: readonly Usage[]
  /** Files that the run may change and that are v6 code when it is done. */
  readonly moved: readonly Usage[]
  readonly drafts: Drafts
  /** Packages that style sheets and pages import. */
  readonly styles: ReadonlySet<string>
  /** Paths of files with v5 code that the run may not change. */
  readonly outside: ReadonlySet<string>
  /** Paths of files with v5 code that the run could not change. */
  readonly stopped: ReadonlySet<string>
}

export const amplify = 'aws-amplify'
export const shim = '@amplift/auth'

/** The files below a folder, in its own package and in those inside it. */
export function below(folder: string, usages: readonly Usage[]): readonly Usage[] {
  return usages.filter(({ chain }) => chain.includes(folder))
}

/** The nearest folder of which the package.json lists a package. */
export function listerOf(
  chain: readonly string[],
  name: string,
  drafts: Drafts,
): string | undefined {
  return chain.find((folder) => listingOf(folder, name, drafts) !== undefined)
}

/** The entry by which a folder's package.json wants a package. */
export function listingOf(folder: string, name: string, drafts: Drafts): Entry | undefined {
  const entries = drafts.manifestOf(folder)?.entries
  return entries?.find((entry) => entry.name === name && isListing(entry))
}

/** The package.json that new packages of a file belong into: where aws-amplify is, if anywhere. */
export function homeOf({ chain }: Usage, drafts: Drafts): string | undefined {
  const ofAny = chain.find((folder) =>
    drafts
      .manifestOf(folder)
      ?.entries.some((entry) => isListing(entry) && packageRow(entry.name) !== undefined),
  )
  return listerOf(chain, amplify, drafts) ?? ofAny ?? chain[0]
}

/** True for an entry that decides which copy of a package some file of v6 code gets. */
export function isProvided(entry: Entry, folder: string, bench: PackageBench): boolean {
  if (packageRow(entry.name) === undefined || entry.kind === 'catalog') return false
  if (entry.kind === 'pin') return true
  return below(folder, bench.moved).some(
    ({ chain }) => listerOf(chain, entry.name, bench.drafts) === folder,
  )
}

/** A file of v5 code that the run leaves alone and that has its packages from a folder. */
export function leftOutside(folder: string, bench: PackageBench): string | undefined {
  return below(folder, bench.usages).find(({ path }) => bench.outside.has(path))?.path
}

/** What names a package when the run is done; null where nothing does. */
export function userOf(name: string, folder: string, bench: PackageBench): string | null {
  const [first, ...others] = below(folder, bench.usages).filter((usage) =>
    usage.after.packages.has(name),
  )
  if (first === undefined) return bench.styles.has(name) ? 'A style sheet or a page' : null
  return others.length === 0 ? first.path : `${first.path} (and ${others.length} more)`
}

/** Code that this run has written asks more of aws-amplify than v6 code of other hands. */
export function floorOf(row: PackageRow, folder: string, bench: PackageBench): string {
  const isOfRun = row.name === amplify && isWritten(folder, bench)
  return isOfRun ? amplifyFloor : (row.floor ?? '0.0.0')
}

/** Has this run written code below a folder? */
export function isWritten(folder: string, { moved }: PackageBench): boolean {
  return below(folder, moved).some(({ isChanged }) => isChanged)
}

/** True while a version may be installed that does not go with the code. */
export function isOld(entry: Entry, folder: string, bench: PackageBench): boolean {
  const row = packageRow(entry.name)
  if (row === undefined) return false
  if (row.floor === null) return true
  const range = catalogOf(entry, folder, bench.drafts)?.entry.range ?? entry.range
  return permitsBelow(range, floorOf(row, folder, bench))
}

/** Where the range of an entry really stands. */
export interface CatalogEntry {
  readonly draft: Draft
  readonly entry: Entry
  readonly folder: string
}

/** The entry that `catalog:` means, in a package.json or a file of catalogs above. */
export function catalogOf(entry: Entry, folder: string, drafts: Drafts): CatalogEntry | null {
  const reference = /^catalog:\s*(.*?)\s*$/.exec(entry.range)
  if (reference === null) return null
  const wanted = reference[1] || 'default'
  const isMeant = ({ kind, name, path }: Entry): boolean => {
    if (kind !== 'catalog' || name !== entry.name) return false
    const catalog = path.at(-2)
    return catalog === wanted || (wanted === 'default' && catalog === 'catalog')
  }
  for (const above of foldersAbove(folder)) {
    for (const draft of [drafts.manifestOf(above), ...drafts.catalogsOf(above)]) {
      const found = draft?.entries.find(isMeant)
      if (draft && found) return { draft, entry: found, folder: above }
    }
  }
  return null
}

/** A version, and whether later ones of its major fit as well. */
export interface FittingVersion {
  readonly version: string
  readonly pinsMinor?: true
}

/** Which version of a package fits what is beside it; null where none does. */
export function versionFor(
  row: PackageRow,
  folder: string,
  { drafts }: PackageBench,
): FittingVersion | null {
  const { beside, version } = row
  const range = beside && nearestRange(beside.name, folder, drafts)
  const least = range === undefined ? null : leastVersion(range)
  if (beside === undefined || least === null) return version === null ? null : { version }
  return beside.choices.find(({ from }) => isAtLeast(least, from)) ?? null
}

function nearestRange(name: string, folder: string, drafts: Drafts): string | undefined {
  for (const above of foldersAbove(folder)) {
    const entry = listingOf(above, name, drafts)
    if (entry !== undefined) return catalogOf(entry, above, drafts)?.entry.range ?? entry.range
  }
  return undefined
}

function isListing({ kind }: Entry): boolean {
  return kind === 'direct' || kind === 'peer'
}

function foldersAbove(folder: string): readonly string[] {
  if (folder === '') return ['']
  const slash = folder.lastIndexOf('/')
  return [folder, ...foldersAbove(slash === -1 ? '' : folder.slice(0, slash))]
}
