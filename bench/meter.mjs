import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A program as a user would start it.
 *
 * @typedef {object} Command
 * @property {string} program
 * @property {readonly string[]} args
 * @property {string} cwd
 */

const GNU_TIME = '/usr/bin/time'
const PEAK_REPORTER = fileURLToPath(new URL('report-peak.cjs', import.meta.url))

/**
 * Runs the command and returns the wall time of the whole process, start-up included.
 *
 * @param {Command} command
 * @returns {Promise<number>} Milliseconds.
 */
export async function timeRun(command) {
  const start = process.hrtime.bigint()
  await finish(command)
  return Number(process.hrtime.bigint() - start) / 1e6
}

/**
 * Runs the command and returns the peak memory of the largest process that it consisted of, workers
 * included.
 *
 * @param {Command} command
 * @returns {Promise<number>} Bytes.
 */
export async function weighRun(command) {
  const folder = mkdtempSync(join(tmpdir(), 'amplift-peak-'))
  const file = join(folder, 'peak')
  try {
    if (hasGnuTime()) {
      // Counts children of any kind, git among them.
      const args = ['-f', '%M', '-o', file, command.program, ...command.args]
      await finish({ ...command, program: GNU_TIME, args })
    } else {
      // Elsewhere each Node process says it itself; other programs go uncounted.
      await finish(command, {
        NODE_OPTIONS: `--require ${JSON.stringify(PEAK_REPORTER)}`,
        AMPLIFT_BENCH_PEAK: file,
      })
    }
    const kilobytes = readFileSync(file, 'utf8').trim().split('\n').map(Number)
    return Math.max(...kilobytes) * 1024
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function hasGnuTime() {
  const { stdout } = spawnSync(GNU_TIME, ['--version'], { encoding: 'utf8' })
  return stdout?.includes('GNU') ?? false
}

/**
 * Waits for the end of the command. A command that fails has no figure, so it throws.
 *
 * @param {Command} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<void>}
 */
function finish({ program, args, cwd }, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let last = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        last = (last + text).slice(-2000)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`ended with ${signal ?? code}: ${last.trim() || 'no message'}`))
    })
  })
}
