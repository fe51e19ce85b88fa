import { type PackageRow, packageRow, packages } from '../table/packages.js'
import {
  amplify,
  below,
  catalogOf,
  homeOf,
  isOld,
  leftOutside,
  listingOf,
  type PackageBench,
  shim,
  versionFor,
} from './package-bench.js'
import type { Draft } from './package-drafts.js'
import { about, unfit } from './package-entry.js'
import type { Entry } from './package-json.js'
import type { Usage } from './package-usage.js'

/** Puts in what a file imports since the run, where no package.json around it has it. */
export function addImported(usage: Usage, bench: PackageBench): void {
  const home = homeOf(usage, bench.drafts)
  const draft = home === undefined ? null : bench.drafts.manifestOf(home)
  if (home === undefined || draft === null) return
  const isLeft = leftOutside(home, bench) !== undefined
  for (const name of usage.after.packages) {
    const row = packageRow(name)
    const isNew = name === shim || !(isLeft || wasNamed(name, home, bench))
    if (row === undefined || row.fate === 'gone' || !isNew || isListed(usage, name, bench)) continue
    add(row, home, draft, bench, `${usage.path} imports it`)
  }
}

/** Puts the shim in, and nothing else. */
export function addShim(usage: Usage, bench: PackageBench): void {
  const only = new Set([...usage.after.packages].filter((name) => name === shim))
  addImported({ ...usage, after: { ...usage.after, packages: only } }, bench)
}

/** Puts in what v5 brought along and some code still imports. */
export function addBrought(folder: string, draft: Draft, bench: PackageBench): void {
  for (const row of packages) {
    if (row.brought === undefined) continue
    const user = below(folder, bench.usages).find(
      (usage) => usage.after.packages.has(row.name) && !isListed(usage, row.name, bench),
    )
    if (user === undefined) continue
    const version = { ...row, version: row.brought }
    add(version, folder, draft, bench, `${user.path} imports it, and v5 brought it along`)
  }
}

/** Puts in what v6 needs on React Native beside what v5 needed. */
export function addForReactNative(folder: string, draft: Draft, bench: PackageBench): void {
  const files = below(folder, bench.usages)
  const redirects = files.some(({ text }) => text.includes('signInWithRedirect'))
  for (const row of packages) {
    const isNeeded = row.reactNative === 'always' || (row.reactNative === 'redirect' && redirects)
    if (!isNeeded || draft.lists(row.name)) continue
    add(row, folder, draft, bench, 'v6 needs it on React Native; install its native part as well')
  }
}

/** What code could import before the run comes from somewhere, listed or not. */
function wasNamed(name: string, home: string, { usages }: PackageBench): boolean {
  return below(home, usages).some(({ before }) => before.packages.has(name))
}

function isListed({ chain }: Usage, name: string, { drafts }: PackageBench): boolean {
  return chain.some((folder) => drafts.manifestOf(folder)?.lists(name) === true)
}

/** Who lists parts of Amplify only has them where aws-amplify belongs. */
function anyPart({ entries }: Draft): Entry | undefined {
  return entries.find(({ kind, name }) => kind === 'direct' && packageRow(name)?.fate === 'part')
}

function add(
  row: PackageRow,
  folder: string,
  draft: Draft,
  bench: PackageBench,
  why: string,
): void {
  const beside = listingOf(folder, amplify, bench.drafts) ?? anyPart(draft)
  const section = beside?.path[0] === 'devDependencies' ? 'devDependencies' : 'dependencies'
  const isExact = /^=?\d+\.\d+\.\d+/.test(beside?.range ?? '')
  const chosen = versionFor(row, folder, bench)
  const version = chosen?.version ?? row.version
  if (version === null) return
  const range = isExact ? version : `${chosen?.pinsMinor ? '~' : '^'}${version}`
  const reference = sharedRange(row, folder, bench)
  draft.add([section, row.name], reference ?? range)
  const start = beside === undefined ? {} : { start: beside.start }
  const from = reference === null ? `at ${range}` : 'from the catalog'
  const note = chosen === null ? unfit(row) : `Comes in ${from}: ${why}.`
  draft.tell({ ...about(row), ...start, tier: chosen === null ? 'manual' : 'native', note })
}

/** `catalog:` where the repository keeps the version there and it goes with the code. */
function sharedRange(row: PackageRow, folder: string, bench: PackageBench): string | null {
  const wanted = { kind: 'direct', path: [], name: row.name, range: 'catalog:', start: 0 } as const
  const shared = catalogOf(wanted, folder, bench.drafts)
  if (shared === null) return null
  const isRaised = shared.draft.isSettled(shared.entry.path)
  return isRaised || !isOld(shared.entry, shared.folder, bench) ? wanted.range : null
}
