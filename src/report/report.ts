import type { FileResult, Finding, Tier } from '../../transforms/model.js'
import { isPackageRow } from '../table/packages.js'

/** A place in the user's code, as the report knows it. Positions are those before the run. */
export interface ReportSite {
  /** 1-based. */
  readonly line: number
  /** 0-based, in UTF-16 units. */
  readonly column: number
  readonly api: string
  readonly tier: Tier
  /** Id of the row of the table that it rests on. */
  readonly row: string
  readonly note?: string
}

/** What became of one file. */
export interface ReportFile {
  /** Below `root`, with `/`. */
  readonly path: string
  readonly status: FileResult['status']
  /** Why it was skipped or failed. */
  readonly reason?: string
  readonly sites: readonly ReportSite[]
}

/** What became of a project: the JSON that `--report` writes. */
export interface Report {
  readonly version: 1
  /** Name and version of the tool. */
  readonly tool: string
  /** Absolute path. */
  readonly root: string
  /** Every file that has sites, changed, was skipped or failed; sorted by path. */
  readonly files: readonly ReportFile[]
  readonly totals: ReportTotals
}

/** Counts over all files of a report. Sites, of all tiers, are those in code. */
export interface ReportTotals extends Readonly<Record<Tier, number>> {
  readonly files: number
  readonly sites: number
  /** Versions that change, come, go or are left to a person. */
  readonly packages: number
  /** Wall time of the run. */
  readonly ms: number
}

/** The tiers, the best first. */
export const tiers: readonly Tier[] = ['native', 'helper', 'bridge', 'manual']

/** Puts a report together from what is known about each file that was looked at. */
export function buildReport(input: {
  readonly tool: string
  readonly root: string
  readonly files: readonly { readonly path: string; readonly result: FileResult }[]
  readonly ms: number
}): Report {
  const files = input.files
    .map(({ path, result }) => reportFile(path, result))
    .filter(({ status, sites }) => status !== 'unchanged' || sites.length > 0)
  const all = files.flatMap((file) => file.sites)
  const sites = all.filter(({ row }) => !isPackageRow(row))
  const count = (tier: Tier) => sites.filter((site) => site.tier === tier).length
  return {
    version: 1,
    tool: input.tool,
    root: input.root,
    files,
    totals: {
      files: files.length,
      sites: sites.length,
      native: count('native'),
      helper: count('helper'),
      bridge: count('bridge'),
      manual: count('manual'),
      packages: all.length - sites.length,
      ms: Math.round(input.ms),
    },
  }
}

function reportFile(path: string, result: FileResult): ReportFile {
  const reason = reasonOf(result)
  const sites = [...result.findings].sort((a, b) => a.start - b.start).map(reportSite)
  return { path, status: result.status, ...(reason === null ? {} : { reason }), sites }
}

function reasonOf(result: FileResult): string | null {
  if (result.status === 'skipped') return result.reason
  if (result.status !== 'failed') return null
  return result.line === undefined ? result.reason : `line ${result.line}: ${result.reason}`
}

function reportSite({ line, column, api, tier, row, note }: Finding): ReportSite {
  return { line, column, api, tier, row, ...(note === undefined ? {} : { note }) }
}
