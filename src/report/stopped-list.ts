import { paragraph } from './explain-layout.js'
import { counted } from './layout.js'
import type { Report } from './report.js'
import type { Look } from './site-list.js'

/** Writes the files that a run could not or would not work on, each with the reason. */
export function stoppedList(report: Report, look: Look): readonly string[] {
  return [
    ...ofStatus(report, 'failed', look, 'Failed, and left as they are'),
    ...ofStatus(report, 'skipped', look, 'Skipped'),
  ]
}

function ofStatus(
  report: Report,
  status: 'failed' | 'skipped',
  { colors, shown }: Look,
  title: string,
): readonly string[] {
  const files = report.files.filter((file) => file.status === status)
  if (files.length === 0) return []
  const name = status === 'failed' ? colors.red : colors.yellow
  return [
    '',
    colors.bold(`${title} (${counted(files.length, 'file')})`),
    ...files.flatMap(({ path, reason = '' }) => [
      `  ${name(shown(path))}`,
      ...paragraph(reason, '    '),
    ]),
  ]
}
