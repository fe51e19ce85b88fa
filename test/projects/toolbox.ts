import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is used of the package.json at the root of a project. */
export interface RootManifest {
  readonly packageManager?: string
  readonly scripts?: Readonly<Record<string, string>>
}

export function manifestOf(folder: string): RootManifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as RootManifest
}

/** Kept between runs, so that the second one downloads nothing. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/amplift-projects/', import.meta.url))

/**
 * Installs a project with the package manager that it names; npm otherwise.
 *
 * @param packages what npm does not have yet: tarballs in the place of what package.json asks for.
 */
export async function install(
  folder: string,
  isBuilt: boolean,
  packages: readonly string[] = [],
): Promise<void> {
  const { packageManager } = manifestOf(folder)
  // What is only type-checked needs no binaries.
  const scripts = isBuilt ? [] : ['--ignore-scripts']
  if (packageManager?.startsWith('pnpm@')) {
    const store = ['--store-dir', join(cache, 'pnpm')]
    const flags = ['--no-frozen-lockfile', '--reporter', 'append-only', ...store]
    await run(folder, 'npx', ['--yes', packageManager, 'install', ...flags, ...scripts])
  } else {
    const flags = ['--no-audit', '--no-fund', '--loglevel', 'error', '--prefer-offline']
    await run(folder, 'npm', ['install', ...flags, ...scripts, ...packages])
  }
}

/** Runs one of the scripts of a project. */
export async function runScript(folder: string, script: string): Promise<void> {
  const { packageManager } = manifestOf(folder)
  if (packageManager?.startsWith('pnpm@')) {
    await run(folder, 'npx', ['--yes', packageManager, 'run', script])
  } else {
    await run(folder, 'npm', ['run', script])
  }
}

/**
 * Runs a command to its end.
 *
 * @throws CommandFailure when it ends with anything but 0.
 */
export async function run(folder: string, command: string, args: readonly string[]): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const child = spawn(command, args, { cwd: folder, env: environment(), stdio: 'pipe' })
  const written: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => written.push(text))
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new CommandFailure([command, ...args].join(' '), code, written.join(''))
}

/** A command has failed: all that it wrote, and a message with the end of it. */
export class CommandFailure extends Error {
  // Neither a plain property nor a getter, which the report of a test would print in full.
  readonly #output: string

  constructor(command: string, code: number | null, output: string) {
    const tail = output.trimEnd().split('\n').slice(-60).join('\n')
    super(`${command} ended with ${code}:\n${tail}`)
    this.#output = output
    // What the command wrote says where; the place of this line does not.
    this.stack = this.message
  }

  /** All that the command wrote. */
  output(): string {
    return this.#output
  }
}

/** What the commands of a project find in their environment. */
export function environment(): NodeJS.ProcessEnv {
  // A project is on its own: what vitest and npm say to this process is not meant for it.
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|VITE|NODE_ENV$|NODE_OPTIONS$|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/.test(name),
  )
  return {
    ...Object.fromEntries(own),
    CI: '1',
    NO_COLOR: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    npm_config_cache: join(cache, 'npm'),
  }
}
