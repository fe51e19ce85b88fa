import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Those of which the repository has other versions too. */
const ownDependencies = join(root, 'shim/node_modules')

/** An app that has the packed runtime installed, with the dependencies of this repository. */
export interface PackedApp {
  readonly tarball: string
  /** Where the package lies in it. */
  readonly installed: string
  /** Writes a file of the app and returns its path. */
  write(path: string, text: string): string
  /** Runs a script of the app with Node and reads the JSON that it prints. */
  run(script: string, ...flags: readonly string[]): Record<string, unknown>
  remove(): void
}

/** Packs a copy of the workspace, built by its own script, as a release would be. */
export function installPackedShim(): PackedApp {
  const folder = mkdtempSync(join(tmpdir(), 'amplift-shim-'))
  const app = join(folder, 'app')
  const installed = join(app, 'node_modules/@amplift/auth')
  const tarball = pack(folder)
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  symlinkSync(ownDependencies, join(installed, 'node_modules'))

  function write(path: string, text: string): string {
    const file = join(app, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }
  return {
    tarball,
    installed,
    write,
    run(script, ...flags) {
      const file = write(/^ *import /m.test(script) ? 'script.mjs' : 'script.cjs', script)
      const options = { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' } as const
      return JSON.parse(execFileSync('node', [...flags, file], options))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function pack(folder: string): string {
  const copy = join(folder, 'shim')
  const isSource = (path: string): boolean => !['dist', 'node_modules'].includes(basename(path))
  cpSync(join(root, 'shim'), copy, { recursive: true, filter: isSource })
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  symlinkSync(ownDependencies, join(copy, 'node_modules'))
  npm(copy, 'run', 'prepack')
  npm(copy, 'pack', '--ignore-scripts', '--pack-destination', folder)
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz'))!)
}

/** Runs npm; where it fails, what it has printed is the error. */
function npm(folder: string, ...args: readonly string[]): void {
  const { status, output } = spawnSync('npm', [...args, '--silent'], { cwd: folder })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${output.join('')}`)
}
