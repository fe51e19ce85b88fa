import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Report } from '../report/report.js'
import { isOwnReport, type ReportFormat, reportFormat } from '../report/report-formats.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** A file that a report goes to. */
export interface ReportTarget {
  /** Absolute. */
  readonly path: string
  readonly format: ReportFormat
}

/**
 * Reads what `--report` was given, before any work is done.
 *
 * @throws UsageError for an extension without a format, a folder that is not there, and a file that
 *   holds something else.
 */
export function reportTargets(files: readonly string[], cwd: string): readonly ReportTarget[] {
  return files.map((file) => {
    const format = reportFormat(file)
    if (format === null) {
      throw new UsageError(`--report ${file}: a report can be written as JSON today`)
    }
    const path = resolve(cwd, file)
    if (!existsSync(dirname(path))) {
      throw new UsageError(`--report ${file}: there is no folder ${dirname(path)}`)
    }
    if (existsSync(path) && !(statSync(path).isFile() && isOwnReport(readFileSync(path, 'utf8')))) {
      throw new UsageError(`--report ${file}: there is something else already`)
    }
    return { path, format }
  })
}

/** Writes a report to all its targets and says where. */
export function writeReports(
  targets: readonly ReportTarget[],
  report: Report,
  terminal: Terminal,
): void {
  for (const { path, format } of targets) {
    writeFileSync(path, format(report))
    terminal.out(`Report: ${path}\n`)
  }
}
