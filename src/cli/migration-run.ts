import { relative, resolve, sep } from 'node:path'
import type { Choices } from '../../transforms/model.js'
import { type Migration, type Mode, migrateProject } from '../project/migrate-project.js'
import type { PlannedFile } from '../project/planned-file.js'
import type { Transforms } from '../project/transforms.js'
import { buildReport, type Report } from '../report/report.js'
import type { Look } from '../report/site-list.js'
import { installedTool } from './package-root.js'
import { progressLine } from './progress.js'
import type { Terminal } from './terminal.js'

/** Loads the functions that decide about files; tests pass others. */
export type LoadTransforms = () => Promise<Transforms>

/** What every command that looks at a project begins with. */
export interface LookedAt {
  readonly migration: Migration
  readonly report: Report
  readonly look: Look
}

/** Works on the named paths and puts the report together. */
export async function workOn(
  paths: readonly string[],
  work: {
    readonly choices: Choices
    readonly mode: Mode
    readonly helperModule?: string | boolean
  },
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<LookedAt> {
  const { cwd, colors, environment } = terminal
  const started = performance.now()
  const progress = progressLine(terminal)
  const named = (paths.length === 0 ? ['.'] : paths).map((path) => resolve(cwd, path))
  const { helperModule = true } = work
  const options = {
    ...work,
    helperModule: typeof helperModule === 'string' ? resolve(cwd, helperModule) : helperModule,
    paths: named,
    environment,
    onProgress: progress.onProgress,
  }
  const migration = await migrateProject(options, load).finally(progress.clear)
  const { root } = migration
  const files = work.mode === 'look' ? migration.files.map(asItIs) : migration.files
  const tool = `amplift ${installedTool().version}`
  const ms = performance.now() - started
  const shown = (path: string) => relative(cwd, resolve(root, path)).split(sep).join('/')
  return {
    migration,
    report: buildReport({ tool, root, files, ms }),
    look: { colors, shown },
  }
}

/** Everything, in every tier: what `status` and `check` look for. */
export const allSites: Choices = { only: null, bridgeOnly: false }

/** True when not one file could not be worked on. */
export function nothingFailed(report: Report): boolean {
  return report.files.every((file) => file.status !== 'failed')
}

/** A look leaves every file as it is, whatever a run would make of it. */
function asItIs({ path, result }: PlannedFile): Pick<PlannedFile, 'path' | 'result'> {
  if (result.status !== 'changed') return { path, result }
  return { path, result: { status: 'unchanged', findings: result.findings } }
}
