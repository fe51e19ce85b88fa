import { needles, sourceExtensions } from '../project/source-kinds.js'
import { paragraph } from '../report/explain-layout.js'
import { counted } from '../report/layout.js'
import type { LookedAt } from './migration-run.js'

/**
 * Says what was looked for, and in how many files, where a project has no v5 code; null where there
 * is something to tell.
 */
export async function nothingFound({ migration, report }: LookedAt): Promise<string | null> {
  if (report.files.length > 0) return null
  const count = await migration.countSources()
  const kinds = sourceExtensions.map((extension) => `.${extension}`).join(' ')
  const where = migration.inGit ? ' that git does not ignore' : ''
  if (count === 0) {
    return lines(`No source files${where} here: looked for ${kinds}.`)
  }
  const texts = needles.map((needle) => needle.replace(/\.$/, '')).join(', ')
  const mention = migration.files.length
  const found = mention === 0 ? 'none' : `${counted(mention, 'file')} with other uses`
  const sources = counted(count, 'source file')
  return lines(`No use of v5 Auth: looked through ${sources} for ${texts}, and found ${found}.`)
}

function lines(text: string): string {
  return `${paragraph(text, '').join('\n')}\n`
}
