import { done, failed } from './exit-codes.js'
import { type LoadTransforms, nothingFailed, workOn } from './migration-run.js'
import type { Terminal } from './terminal.js'

/** The flags of `run`. */
export interface RunFlags {
  readonly dryRun?: boolean
  readonly force?: boolean
  readonly report?: readonly string[]
  readonly only?: string
  readonly bridge?: boolean
  /** A path, or false for none. */
  readonly helpers?: string | boolean
  readonly install?: boolean
}

/** `amplift run`: migrates. Returns the exit code. */
export async function runCommand(
  paths: readonly string[],
  flags: RunFlags & { readonly showDiff?: boolean },
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<number> {
  const only =
    flags.only === undefined ? null : (await import('./only-rows.js')).onlyRows(flags.only)
  const { reportTargets, writeReports } = await import('./report-files.js')
  const targets = reportTargets(flags.report ?? [], terminal.cwd)
  const choices = { only, bridgeOnly: flags.bridge === true }
  const isDry = flags.dryRun === true
  const mode = isDry ? 'try' : flags.force === true ? 'force' : 'write'
  const helperModule = typeof flags.helpers === 'string' ? flags.helpers : flags.helpers !== false
  const looked = await workOn(paths, { choices, mode, helperModule }, terminal, load)
  const { migration, report, look } = looked
  if (migration.refusal !== null) {
    const { refusalText } = await import('./refusal-text.js')
    terminal.err(refusalText(migration.refusal, look.shown))
    return failed
  }
  if (isDry || flags.showDiff === true) await printDiff(looked.migration.files, terminal)
  const { nothingFound } = await import('./nothing-found.js')
  const { runSummary } = await import('../report/summary.js')
  const unchanged = migration.files.filter((file) => file.result.status === 'unchanged').length
  const helperModules = migration.files.flatMap(({ path, isHelperModule }) =>
    isHelperModule ? [path] : [],
  )
  const { installText, planInstalls, runInstalls } = await import('./install-packages.js')
  const installs = await planInstalls(migration)
  const facts = {
    ...{ hasWritten: !isDry, unchanged, helperModules },
    installs: installs.map((install) => installText(install, look.shown)),
  }
  terminal.out((await nothingFound(looked)) ?? runSummary(report, facts, look))
  writeReports(targets, report, terminal)
  const isInstalled =
    isDry || flags.install !== true || (await runInstalls(migration.root, installs, terminal))
  return nothingFailed(report) && isInstalled ? done : failed
}

async function printDiff(
  files: Awaited<ReturnType<typeof workOn>>['migration']['files'],
  { out, colors }: Terminal,
): Promise<void> {
  const { unifiedDiff } = await import('../report/unified-diff.js')
  for (const { path, change } of files) {
    if (change !== null) out(unifiedDiff({ path, ...change }, colors))
  }
  if (files.some(({ change }) => change !== null)) out('\n')
}
