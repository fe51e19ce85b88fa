import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrateProject } from '../../src/project/migrate-project.js'
import type { Finding } from '../../transforms/model.js'
import { type Program, programsFolder } from './programs.js'

/** What the tool made of a program. */
export interface Migrated {
  readonly folder: string
  /** Names of the files that are there now, generated ones included. */
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
  /** Why it cannot be run on v6, or null. */
  readonly obstacle: string | null
}

/** All programs after one run of the tool, each in a package of its own. */
export interface MigratedPrograms {
  of(program: Program): Migrated
  remove(): void
}

/**
 * Copies the programs and runs the tool on the copies. What one program does must not decide about
 * another, so each has its package.json.
 */
export async function migratePrograms(programs: readonly Program[]): Promise<MigratedPrograms> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'amplift-proof-')))
  symlinkSync(installed, join(root, 'node_modules'))
  cpSync(join(programsFolder, 'world.ts'), join(root, 'world.ts'))
  for (const program of programs) copy(program, join(root, program.name))
  const { files } = await migrateProject({
    paths: [root],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
  const failed = files.filter(({ result }) => result.status === 'failed')
  if (failed.length > 0) throw new Error(`not migrated: ${failed.map(({ path }) => path).join()}`)
  return {
    of({ name }) {
      const folder = join(root, name)
      const findings = files
        .filter(({ path }) => path.startsWith(`${name}/`))
        .flatMap(({ result }) => result.findings)
      const names = readdirSync(folder).filter((file) => file !== 'package.json')
      const texts = names.map((file) => readFileSync(join(folder, file), 'utf8'))
      return { folder, files: names, findings, obstacle: obstacleOf(findings, texts) }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url))

function copy({ folder, name, files }: Program, target: string): void {
  mkdirSync(target, { recursive: true })
  for (const file of files) cpSync(join(folder, file), join(target, file))
  const manifest = { name: name.replace('/', '-'), dependencies: { 'aws-amplify': '^5.3.41' } }
  writeFileSync(join(target, 'package.json'), JSON.stringify(manifest))
}

/** The shim's engine and a person's work cannot be run here. */
function obstacleOf(findings: readonly Finding[], texts: readonly string[]): string | null {
  const left = findings.find(({ tier }) => tier === 'manual')
  if (left) return `left to a person: ${left.note ?? left.api}`
  if (!texts.some((text) => text.includes('@amplift/auth/legacy'))) return null
  const bridged = findings.find(({ tier }) => tier === 'bridge')
  return `bridged: ${bridged?.note ?? bridged?.api ?? 'without a finding'}`
}
