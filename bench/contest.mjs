import { execFileSync } from 'node:child_process'
import { readChanges } from './changes.mjs'
import { timeRun, weighRun } from './meter.mjs'

/**
 * One of the commands that are compared.
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {import('./meter.mjs').Command} command
 */

/**
 * What was measured of one contestant. `problem` stands in for the figures of one that failed.
 *
 * @typedef {object} Score
 * @property {string} name
 * @property {number[]} times Milliseconds, in the order of the runs.
 * @property {number | null} median Milliseconds.
 * @property {number | null} peak Bytes.
 * @property {import('./changes.mjs').Changes | null} changes
 * @property {string | null} problem
 */

/**
 * Runs all contestants on the same tree, one after the other in each round, so that a slow minute of
 * the machine falls on all of them. The first round is weighed and inspected and warms the caches;
 * the others are timed. Each run starts from the committed tree.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @param {readonly Contestant[]} contestants
 * @param {number} rounds
 * @param {(note: string) => void} say
 * @returns {Promise<Map<string, Score>>}
 */
export async function compare(tree, contestants, rounds, say) {
  const scores = new Map(contestants.map(({ name }) => [name, emptyScore(name)]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, command } of contestants) {
      const score = /** @type {Score} */ (scores.get(name))
      if (score.problem !== null) continue
      restore(tree)
      try {
        if (round === 0) {
          score.peak = await weighRun(command)
          score.changes = readChanges(tree)
        } else {
          score.times.push(await timeRun(command))
        }
        say(`round ${round} of ${rounds}: ${name} ${describeLast(score)}`)
      } catch (error) {
        score.problem = error instanceof Error ? error.message : String(error)
        say(`round ${round} of ${rounds}: ${name} ${score.problem}`)
      }
    }
  }
  for (const score of scores.values()) score.median = score.problem ? null : medianOf(score.times)
  return scores
}

/**
 * @param {string} name
 * @returns {Score}
 */
const emptyScore = (name) => ({
  name,
  times: [],
  median: null,
  peak: null,
  changes: null,
  problem: null,
})

/** @param {Score} score */
function describeLast({ times, peak }) {
  const last = times.at(-1)
  return last === undefined ? `${Math.round((peak ?? 0) / 2 ** 20)} MB` : `${Math.round(last)} ms`
}

/** @param {import('./tree.mjs').Tree} tree */
function restore(tree) {
  for (const args of [
    ['reset', '--hard', '-q'],
    ['clean', '-fdxq'],
  ]) {
    execFileSync('git', args, { cwd: tree.root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

/**
 * The middle of the values, or of the two in the middle.
 *
 * @param {readonly number[]} values
 * @returns {number | null}
 */
export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
