import type { Tier } from '../../transforms/model.js'
import { counted, table } from './layout.js'
import { type Report, tiers } from './report.js'
import { type Look, type PlacedSite, siteList, sitesOf } from './site-list.js'
import { stoppedList } from './stopped-list.js'
import { tierTable } from './summary.js'
import { versionList } from './version-list.js'

/** Writes what is left of v5 in a project: per tier, folder and row. */
export function statusText(report: Report, look: Look): string {
  const sites = sitesOf(report)
  const lines = [
    ...tierTable(report, leftMeaning, look),
    ...breakdown('By folder', sites, (site) => folderOf(look.shown(site.path)), look),
    ...breakdown('By row', sites, (site) => site.row, look),
    ...versionList(report, look),
    ...stoppedList(report, look),
    '',
    leftLine(report),
  ]
  return `${lines.join('\n')}\n`
}

/** Writes whether v5 use is left, and where; for a log that nobody reads unless it is. */
export function checkText(report: Report, look: Look): string {
  const found = [
    ...siteList(sitesOf(report), look, mostChecked),
    ...versionList(report, look),
    ...stoppedList(report, look),
  ]
  // What begins with a heading begins with the empty line before it.
  if (found[0] === '') found.shift()
  return `${[...found, leftLine(report)].join('\n')}\n`
}

const leftMeaning: Readonly<Record<Tier, string>> = {
  native: 'amplift run makes them v6 functions',
  helper: 'amplift run takes them to the helper module',
  bridge: 'v5 calls, to stay on @amplift/auth/legacy',
  manual: 'for you',
}

const mostChecked = 100

function leftLine(report: Report): string {
  const files = new Set(sitesOf(report).map((site) => site.path)).size
  const failed = report.files.filter((file) => file.status === 'failed').length
  const { packages } = report.totals
  const versions = packages === 0 ? '' : `, and ${counted(packages, 'version')} to change`
  const unread = failed === 0 ? '' : `, ${counted(failed, 'file')} could not be looked at`
  const beside = `${versions}${unread}`
  if (files === 0) {
    return beside === '' ? 'No use of v5 Auth is left.' : `None found${beside}.`
  }
  return `${counted(report.totals.sites, 'site')} of v5 Auth left in ${counted(files, 'file')}${beside}.`
}

function breakdown(
  title: string,
  sites: readonly PlacedSite[],
  keyOf: (site: PlacedSite) => string,
  { colors }: Look,
): readonly string[] {
  if (sites.length === 0) return []
  const groups = grouped(sites, keyOf)
  const rows = [...groups].map(([key, group]) => [
    key,
    String(group.length),
    tiers
      .map((tier) => [tier, group.filter((site) => site.tier === tier).length] as const)
      .filter(([, count]) => count > 0)
      .map(([tier, count]) => `${count} ${tier}`)
      .join(', '),
  ])
  rows.sort(
    ([a = '', countA], [b = '', countB]) => Number(countB) - Number(countA) || (a < b ? -1 : 1),
  )
  return ['', colors.bold(title), ...table(rows, [1])]
}

function grouped(
  sites: readonly PlacedSite[],
  keyOf: (site: PlacedSite) => string,
): ReadonlyMap<string, readonly PlacedSite[]> {
  const groups = new Map<string, PlacedSite[]>()
  for (const site of sites) {
    const group = groups.get(keyOf(site)) ?? []
    group.push(site)
    groups.set(keyOf(site), group)
  }
  return groups
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '.' : path.slice(0, slash)
}
