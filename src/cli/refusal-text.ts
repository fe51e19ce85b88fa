import type { Refusal } from '../project/migrate-project.js'
import { counted } from '../report/layout.js'

/** Says why nothing was written, and what to do about it. */
export function refusalText(refusal: Refusal, shown: (path: string) => string): string {
  const count = counted(refusal.paths.length, 'file')
  if (refusal.kind === 'outside-git') {
    return (
      `error: no git repository here, so nothing could bring back ${count} that would change\n` +
      'Put them under git first, look with --dry-run, or pass --force.\n'
    )
  }
  const have = refusal.paths.length === 1 ? 'has' : 'have'
  const names = refusal.paths.map((path) => `  ${shown(path)}\n`).join('')
  return (
    `error: ${count} that would change ${have} uncommitted changes\n` +
    `${names}Commit or stash them first, so that git can bring them back, or pass --force.\n`
  )
}
