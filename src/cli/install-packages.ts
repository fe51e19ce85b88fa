import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Migration } from '../project/migrate-project.js'
import type { Install } from '../project/package-manager.js'
import type { Terminal } from './terminal.js'

/** Says how the versions that a run has changed, or would change, are installed. */
export async function planInstalls({ root, files }: Migration): Promise<readonly Install[]> {
  const changed = files.filter(({ isPackageFile, change }) => isPackageFile && change !== null)
  if (changed.length === 0) return []
  const { installsOf } = await import('../project/package-manager.js')
  return installsOf(
    root,
    changed.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))),
  )
}

/** Writes a command as a person types it from where they are. */
export function installText(
  { folder, command, args }: Install,
  shown: (path: string) => string,
): string {
  const place = shown(folder)
  const words = [command, ...args].join(' ')
  return place === '' ? words : `cd ${place} && ${words}`
}

/** Installs, one folder after another, until one fails. Returns whether all went well. */
export async function runInstalls(
  root: string,
  installs: readonly Install[],
  { environment, out, err }: Terminal,
): Promise<boolean> {
  if (installs.length === 0) out('Nothing to install: no version has changed.\n')
  for (const { folder, command, args } of installs) {
    const problem = await runIn(join(root, folder), command, args, environment)
    if (problem === null) continue
    err(`error: ${[command, ...args].join(' ')} ${problem} in ${join(root, folder)}\n`)
    err('The code and the versions are migrated; only what is installed is not.\n')
    return false
  }
  return true
}

/** Says what went wrong, null where nothing did. */
function runIn(
  cwd: string,
  command: string,
  args: readonly string[],
  environment: Terminal['environment'],
): Promise<string | null> {
  return new Promise((resolve) => {
    // On Windows package managers are scripts, which only a shell runs.
    const shell = environment.ComSpec !== undefined
    const child = spawn(command, [...args], {
      cwd,
      env: { ...environment },
      stdio: 'inherit',
      shell,
    })
    child.on('error', (error) => resolve(`could not be started: ${error.message}:`))
    child.on('close', (code) => resolve(code === 0 ? null : `ended with ${code ?? 'a signal'}`))
  })
}
