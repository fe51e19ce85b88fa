import type { Colors } from 'picocolors/types.js'
import type { Tier } from '../../transforms/model.js'
import { isPackageRow } from '../table/packages.js'
import { rowById } from '../table/rows.js'
import { paragraph } from './explain-layout.js'
import { counted } from './layout.js'
import type { Report, ReportSite } from './report.js'

/** How paths and colours are to look. */
export interface Look {
  readonly colors: Colors
  /** Writes a path of the report as the reader can open it from where they are. */
  readonly shown: (path: string) => string
}

/** A site with the file it stands in. */
export interface PlacedSite extends ReportSite {
  readonly path: string
}

/** Lists the sites in the code of a report, in the order of files and lines. */
export function sitesOf(report: Report, tier?: Tier): readonly PlacedSite[] {
  return placed(report).filter(
    (site) => !isPackageRow(site.row) && (tier === undefined || site.tier === tier),
  )
}

/** Lists what a report says about versions, in the order of files and lines. */
export function versionsOf(report: Report): readonly PlacedSite[] {
  return placed(report).filter(({ row }) => isPackageRow(row))
}

function placed({ files }: Report): readonly PlacedSite[] {
  return files.flatMap(({ path, sites }) => sites.map((site) => ({ ...site, path })))
}

/**
 * Writes sites as `file:line` and what is used there, those of one sentence together above it; no
 * more than `most` of them.
 */
export function siteList(
  sites: readonly PlacedSite[],
  look: Look,
  most: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const groups = Object.values(groupedBy(sites.slice(0, most), (site) => sentence(site) ?? ''))
  const lines = groups.flatMap((group) => {
    const [why] = group.map(sentence)
    return [...placeLines(group, look), ...(why ? paragraph(why, '    ') : [])]
  })
  const more = sites.length - most
  return more > 0 ? [...lines, `  … and ${more} more; --report <file> lists them all`] : lines
}

/** The uses of one thing in one file stand together. */
function placeLines(sites: readonly PlacedSite[], { colors, shown }: Look): readonly string[] {
  return Object.values(groupedBy(sites, ({ path, api }) => `${path}\n${api}`)).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const place = `  ${colors.cyan(`${shown(first.path)}:${first.line}`)}  ${first.api}`
    const others = new Set(group.map(({ line }) => line).filter((line) => line !== first.line))
    if (others.size === 0) return [place]
    const lines = others.size === 1 ? 'line' : 'lines'
    return [place, ...paragraph(`and in ${lines} ${[...others].join(', ')}`, '      ')]
  })
}

/** Groups in the order in which their first sites come. */
function groupedBy(
  sites: readonly PlacedSite[],
  keyOf: (site: PlacedSite) => string,
): Readonly<Record<string, readonly PlacedSite[]>> {
  const groups: Record<string, PlacedSite[]> = {}
  for (const site of sites) {
    const key = ` ${keyOf(site)}`
    groups[key] ??= []
    groups[key].push(site)
  }
  return groups
}

/** A heading with the number of what stands below it. */
export function heading(title: string, count: number, colors: Colors): string {
  return colors.bold(`${title} (${counted(count, 'site')})`)
}

/** What a run takes care of needs no words; what stays with a person needs one sentence. */
function sentence({ tier, row, note }: ReportSite): string | null {
  if (note !== undefined) return note
  if (tier === 'native' || tier === 'helper') return null
  return rowById(row)?.summary ?? `See amplift explain ${row}.`
}
