import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './toolbox.js'

/** Makes a folder a repository in which all is committed but what is installed and built. */
export async function startRepository(folder: string): Promise<void> {
  await run(folder, 'git', ['init', '--quiet'])
  const built = ['node_modules', 'dist', '.next', '.svelte-kit', '*.tsbuildinfo']
  appendFileSync(join(folder, '.git/info/exclude'), `${built.join('\n')}\n`)
  await commitFolder(folder)
}

export async function commitFolder(folder: string): Promise<void> {
  await run(folder, 'git', ['add', '--all'])
  await run(folder, 'git', [
    ...identity,
    'commit',
    '--quiet',
    '--allow-empty',
    '--message',
    'state',
  ])
}

const identity = [
  ...['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'],
  ...['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'],
]
