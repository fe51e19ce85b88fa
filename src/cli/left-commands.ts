import { checkText, statusText } from '../report/status.js'
import { done, failed } from './exit-codes.js'
import {
  allSites,
  type LoadTransforms,
  type LookedAt,
  nothingFailed,
  workOn,
} from './migration-run.js'
import { nothingFound } from './nothing-found.js'
import { reportTargets, writeReports } from './report-files.js'
import type { Terminal } from './terminal.js'

/** The flags of `status` and `check`. */
export interface LeftFlags {
  readonly report?: readonly string[]
}

/** `amplift status`: counts what is left of v5. Returns the exit code. */
export async function statusCommand(
  paths: readonly string[],
  flags: LeftFlags,
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<number> {
  const { report } = await tellWhatIsLeft(paths, flags, terminal, statusText, load)
  return nothingFailed(report) ? done : failed
}

/** `amplift check`: the same for a machine. Returns the exit code: 1 when v5 use is left. */
export async function checkCommand(
  paths: readonly string[],
  flags: LeftFlags,
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<number> {
  const { report } = await tellWhatIsLeft(paths, flags, terminal, checkText, load)
  const { sites, packages } = report.totals
  return nothingFailed(report) && sites === 0 && packages === 0 ? done : failed
}

async function tellWhatIsLeft(
  paths: readonly string[],
  flags: LeftFlags,
  terminal: Terminal,
  text: typeof statusText,
  load: LoadTransforms | undefined,
): Promise<LookedAt> {
  const targets = reportTargets(flags.report ?? [], terminal.cwd)
  const looked = await workOn(paths, { choices: allSites, mode: 'look' }, terminal, load)
  terminal.out((await nothingFound(looked)) ?? text(looked.report, looked.look))
  writeReports(targets, looked.report, terminal)
  return looked
}
