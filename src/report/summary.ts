import type { Tier } from '../../transforms/model.js'
import { counted, table } from './layout.js'
import { type Report, tiers } from './report.js'
import { heading, type Look, siteList, sitesOf } from './site-list.js'
import { stoppedList } from './stopped-list.js'
import { versionList } from './version-list.js'

/** What a run has to tell beside its report. */
export interface RunFacts {
  /** False for a dry run, and for one that was refused. */
  readonly hasWritten: boolean
  /** Files that were looked at and stay as they are. */
  readonly unchanged: number
  /** Helper modules that are written, or grow. */
  readonly helperModules: readonly string[]
  /** Commands that install the versions of a package.json that changes, as a person types them. */
  readonly installs?: readonly string[]
}

/** Writes what a person wants to know after a run. Each line ends in a newline. */
export function runSummary(report: Report, facts: RunFacts, look: Look): string {
  const manual = sitesOf(report, 'manual')
  const bridge = sitesOf(report, 'bridge')
  const lines = [
    ...tierTable(report, meanings(facts.hasWritten), look),
    ...helperLines(facts, look),
  ]
  if (manual.length > 0) {
    lines.push('', heading('For you to decide', manual.length, look.colors))
    lines.push(...siteList(manual, look))
  }
  if (bridge.length > 0) {
    lines.push(
      '',
      heading('On @amplift/auth/legacy until you lift them', bridge.length, look.colors),
    )
    lines.push(...siteList(bridge, look, mostBridges))
  }
  lines.push(...versionList(report, look), ...installLines(facts))
  lines.push(...stoppedList(report, look), '', lastLine(report, facts))
  return `${lines.join('\n')}\n`
}

function helperLines({ helperModules, hasWritten }: RunFacts, { shown }: Look): string[] {
  if (helperModules.length === 0) return []
  const verb = hasWritten ? 'are' : 'would be'
  const places = helperModules.map(shown).join(', ')
  return ['', `Helpers ${verb} in ${places}: yours to keep. They need aws-amplify 6.22 or later.`]
}

function installLines({ installs = [], hasWritten }: RunFacts): string[] {
  if (installs.length === 0) return []
  const what = hasWritten ? 'Install them:' : 'To install then:'
  return ['', ...installs.map((command) => `${what} ${command}`)]
}

/** Writes the number of sites and files of each tier, with what the tier means here. */
export function tierTable(
  report: Report,
  meaning: Readonly<Record<Tier, string>>,
  { colors }: Look,
): readonly string[] {
  const rows = tiers.map((tier) => {
    const sites = sitesOf(report, tier)
    const files = new Set(sites.map((site) => site.path)).size
    return [tier, counted(sites.length, 'site'), `in ${counted(files, 'file')}`, meaning[tier]]
  })
  return table(rows, [1]).map((line, index) => colors[tierColors[tiers[index] ?? 'manual']](line))
}

const tierColors = { native: 'green', helper: 'green', bridge: 'yellow', manual: 'red' } as const

/** Bridges work; a long list of them would hide what does not. */
const mostBridges = 20

function meanings(hasWritten: boolean): Readonly<Record<Tier, string>> {
  const become = hasWritten ? 'became' : 'would become'
  return {
    native: `${become} v6 functions`,
    helper: `${become} v6 through the helper module`,
    bridge: `${hasWritten ? 'stay' : 'would stay'} v5 calls, on @amplift/auth/legacy`,
    manual: 'left for you',
  }
}

function lastLine(report: Report, { hasWritten, unchanged }: RunFacts): string {
  const having = (status: string) => report.files.filter((file) => file.status === status).length
  const changed = `${counted(having('changed'), 'file')} ${hasWritten ? 'changed' : 'would change'}`
  return `${changed}, ${unchanged} unchanged, ${having('skipped')} skipped, ${having('failed')} failed`
}
