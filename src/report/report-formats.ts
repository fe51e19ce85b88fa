import type { Report } from './report.js'

/** Turns a report into the bytes of a file. */
export type ReportFormat = (report: Report) => string

const json: ReportFormat = (report) => `${JSON.stringify(report, null, 2)}\n`

/** Extensions that promise a format which is not built yet. */
const PROMISED: ReadonlySet<string> = new Set(['.md', '.markdown', '.html', '.htm', '.sarif'])

/** Finds the format for a file by its name: JSON, unless the extension asks for something else. */
export function reportFormat(path: string): ReportFormat | null {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? ''
  return PROMISED.has(extension) ? null : json
}

/** True for a file that a report may go to: an empty one, or a report that this tool wrote. */
export function isOwnReport(text: string): boolean {
  if (text.trim() === '') return true
  try {
    const found: unknown = JSON.parse(text)
    const tool = typeof found === 'object' && found !== null && 'tool' in found ? found.tool : null
    return typeof tool === 'string' && tool.startsWith('amplift ')
  } catch {
    return false
  }
}
