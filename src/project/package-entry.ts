import { amplifyFloor, type PackageRow, packageRow } from '../table/packages.js'
import {
  amplify,
  below,
  catalogOf,
  type FittingVersion,
  floorOf,
  isOld,
  isWritten,
  leftOutside,
  listingOf,
  type PackageBench,
  userOf,
  versionFor,
} from './package-bench.js'
import type { Draft } from './package-drafts.js'
import type { Entry } from './package-json.js'
import { isAtLeast, leastVersion, namesNoVersion, raisedRange } from './version-range.js'

/** An entry of a package.json, with the folder that it holds for. */
export interface PlacedEntry {
  readonly entry: Entry
  readonly draft: Draft
  readonly folder: string
}

/** Raises an entry that does not go with the code after the run, takes it out, or says why not. */
export function settleEntry(placed: PlacedEntry, bench: PackageBench): void {
  const { entry, folder } = placed
  const row = packageRow(entry.name)
  if (row === undefined || isForOthers(row, folder, bench)) return
  const user = userOf(row.name, folder, bench)
  const isUnused = row.fate !== 'raise' && user === null
  const isStale = isOld(entry, folder, bench)
  if (isUnseen(placed, bench)) tellUnseen(placed, row)
  else if (isUnused && (isStale || row.fate === 'while used')) remove(placed, row)
  else if (isStale && row.fate !== 'gone') raise(placed, row, bench)
  else if (isStale) {
    const note = `${user} still imports it. ${row.summary}${linkOf(row)}`
    placed.draft.tell({ ...about(row, entry), tier: 'manual', note })
  }
}

/** Is aws-amplify taken from somewhere, for code of this run? */
function isUnseen({ entry, folder }: PlacedEntry, bench: PackageBench): boolean {
  const range = catalogOf(entry, folder, bench.drafts)?.entry.range ?? entry.range
  return entry.name === amplify && namesNoVersion(range) && isWritten(folder, bench)
}

function tellUnseen({ entry, draft }: PlacedEntry, row: PackageRow): void {
  const note = `Stays at ${entry.range}, which names no version: the code needs ${amplifyFloor} or later.`
  draft.tell({ ...about(row, entry), tier: 'manual', note })
}

/** Says that a package stays on v5, because of code that the run may not change. */
export function tellLeft({ entry, draft }: PlacedEntry, path: string): void {
  const row = packageRow(entry.name)
  if (row === undefined) return
  const note = `Stays at ${entry.range}: ${path} has v5 code and is outside the named paths.`
  draft.tell({ ...about(row, entry), tier: 'manual', note })
}

/** What a finding about a package begins with. */
export function about(
  row: PackageRow,
  entry?: Entry,
): { api: string; row: string; start?: number } {
  return { api: row.name, row: row.id, ...(entry && { start: entry.start }) }
}

/** What an app for React Native needs is nobody else's business. */
function isForOthers(row: PackageRow, folder: string, { drafts }: PackageBench): boolean {
  return row.reactNative !== undefined && listingOf(folder, 'react-native', drafts) === undefined
}

function remove({ entry, draft }: PlacedEntry, row: PackageRow): void {
  draft.remove(entry.path)
  if (entry.kind === 'peer') draft.remove(['peerDependenciesMeta', entry.name])
  const isPin = entry.kind === 'pin'
  const why = isPin ? 'aws-amplify 6 brings its own version' : 'nothing imports it any more'
  draft.tell({ ...about(row, entry), tier: 'native', note: `Goes: ${why}.` })
}

function raise(placed: PlacedEntry, row: PackageRow, bench: PackageBench): void {
  const target = { ...placed, ...catalogOf(placed.entry, placed.folder, bench.drafts) }
  if (target.draft.isSettled(target.entry.path)) return
  const isShared = target.entry !== placed.entry
  const left = isShared ? leftOutside(target.folder, bench) : undefined
  const chosen = versionFor(row, placed.folder, bench)
  if (left !== undefined) tellLeft(placed, left)
  else if (chosen !== null) raiseTo(chosen, target, row, bench)
  else target.draft.tell({ ...about(row, target.entry), tier: 'manual', note: unfit(row) })
}

function raiseTo(chosen: FittingVersion, at: PlacedEntry, row: PackageRow, bench: PackageBench) {
  const { entry, draft, folder } = at
  const isPeer = entry.kind === 'peer'
  const floor = floorOf(row, folder, bench)
  const range = raisedRange(entry.range, { floor, version: chosen.version, isPeer })
  if (range === null) return
  const fitting = chosen.pinsMinor && !isPeer ? range.replace(/^\^/, '~') : range
  draft.raise(entry.path, fitting)
  const more = row.name === amplify ? stoppedBelow(folder, bench) : moreThanVersion(entry, row)
  const note = `From ${entry.range.trim() || 'any version'} to ${fitting}.${more}`
  draft.tell({ ...about(row, entry), tier: 'native', note })
}

/** Why no version of a package can be chosen. */
export function unfit({ name, beside }: PackageRow): string {
  const least = beside?.choices.at(-1)?.from
  return `No version of ${name} for v6 goes with this ${beside?.name}: it needs ${least} or later.`
}

function moreThanVersion({ range }: Entry, row: PackageRow): string {
  const least = leastVersion(range)
  const isFar = row.since !== undefined && least !== null && !isAtLeast(least, row.since)
  return isFar ? ` More than the version has changed:${linkOf(row)}` : ''
}

/** Files that nobody could migrate break with the new version: the report has them by name as well. */
function stoppedBelow(folder: string, bench: PackageBench): string {
  const stopped = below(folder, bench.usages).filter(({ path }) => bench.stopped.has(path))
  const [first] = stopped
  if (first === undefined) return ''
  const others = stopped.length === 1 ? '' : ` (and ${stopped.length - 1} more)`
  return ` ${first.path}${others} could not be migrated and breaks with it.`
}

function linkOf({ links }: PackageRow): string {
  return links[0] === undefined ? '' : ` ${links[0]}`
}
