import type { Report } from './report.js'

/** Turns a report into the bytes of a file. */
export type ReportFormat = (report: Report) => string

/** Formats by the extension of the file that `--report` names. */
export const reportFormats: Readonly<Record<string, ReportFormat>> = {
  '.json': (report) => `${JSON.stringify(report, null, 2)}\n`,
}

/** Finds the format for a file by its name; null when there is none for its extension. */
export function reportFormat(path: string): ReportFormat | null {
  const extension = /\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? ''
  return Object.hasOwn(reportFormats, extension) ? (reportFormats[extension] ?? null) : null
}

/** True for the text of a report that this tool wrote, which it may write again. */
export function isOwnReport(text: string): boolean {
  try {
    const found: unknown = JSON.parse(text)
    const tool = typeof found === 'object' && found !== null && 'tool' in found ? found.tool : null
    return typeof tool === 'string' && tool.startsWith('amplift ')
  } catch {
    return false
  }
}
