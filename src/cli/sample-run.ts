import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { exitCodeOf } from './error-exit.js'
import type { LoadTransforms } from './migration-run.js'
import { installedTool } from './package-root.js'
import { type RunFlags, runCommand } from './run-command.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/**
 * Migrates a copy of the bundled sample app, or the named folder in its place, and shows all there
 * is to see: the diff, the summary, the report. Returns the exit code.
 */
export async function runDemo(
  args: readonly string[],
  terminal: Terminal,
  load?: LoadTransforms,
): Promise<number> {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'amplift-')))
  const report = join(work, 'report.json')
  const flags = { showDiff: true, report: [report] }
  const [path] = args
  try {
    if (args.length > 1) throw new UsageError('one folder at a time, or none for the sample app')
    if (path !== undefined) return await runCommand([path], flags, terminal, load)
    return await runOnSample(work, flags, terminal, load)
  } catch (error) {
    return exitCodeOf(error, terminal)
  } finally {
    if (!existsSync(report)) rmSync(work, { recursive: true })
  }
}

async function runOnSample(
  work: string,
  flags: RunFlags & { readonly showDiff: boolean },
  terminal: Terminal,
  load: LoadTransforms | undefined,
): Promise<number> {
  const sample = join(installedTool().folder, 'examples', 'react-v5')
  if (!existsSync(sample)) throw new UsageError(`the sample app is not installed: ${sample}`)
  const copy = join(work, basename(sample))
  cpSync(sample, copy, {
    recursive: true,
    filter: (from) => !['node_modules', 'dist'].includes(basename(from)),
  })
  // The copy is in no repository and nobody's work: there is nothing to lose.
  const code = await runCommand([copy], { ...flags, force: true }, { ...terminal, cwd: copy }, load)
  terminal.out(`Migrated copy of the sample app: ${copy}\n`)
  return code
}
