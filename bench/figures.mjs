/** @typedef {import('./contest.mjs').Score} Score */

/**
 * One line of the result: what was measured of the tool, of what it is compared with, and the target.
 *
 * @typedef {object} Figure
 * @property {string} what
 * @property {string} ours
 * @property {string} reference
 * @property {string} ratio
 * @property {string} target
 * @property {'met' | 'missed' | 'not measured'} verdict
 */

/**
 * How many times faster than the reference the tool is.
 *
 * @param {string} what
 * @param {Score | undefined} ours
 * @param {Score | undefined} reference
 * @param {number} target
 * @returns {Figure}
 */
export function speedUp(what, ours, reference, target) {
  const [mine, theirs] = [ours?.median ?? null, reference?.median ?? null]
  const ratio = mine === null || theirs === null ? null : theirs / mine
  return {
    what,
    ours: ms(ours),
    reference: ms(reference),
    ratio: ratio === null ? '-' : `${ratio.toFixed(1)}x faster`,
    target: `>= ${target}x faster`,
    verdict: verdict(ratio === null ? null : ratio >= target),
  }
}

/**
 * How many times the time of the reference the tool takes.
 *
 * @param {string} what
 * @param {Score | undefined} ours
 * @param {Score | undefined} reference
 * @param {number} target
 * @returns {Figure}
 */
export function timesTheCost(what, ours, reference, target) {
  const [mine, theirs] = [ours?.median ?? null, reference?.median ?? null]
  const ratio = mine === null || theirs === null ? null : mine / theirs
  return {
    what,
    ours: ms(ours),
    reference: ms(reference),
    ratio: ratio === null ? '-' : `${ratio.toFixed(1)}x its time`,
    target: `<= ${target}x its time`,
    verdict: verdict(ratio === null ? null : ratio <= target),
  }
}

/**
 * Peak memory of the largest process.
 *
 * @param {string} what
 * @param {Score | undefined} ours
 * @param {Score | undefined} reference
 * @returns {Figure}
 */
export function peakMemory(what, ours, reference) {
  const [mine, theirs] = [ours?.peak ?? null, reference?.peak ?? null]
  const ratio = mine === null || theirs === null ? null : mine / theirs
  return {
    what,
    ours: mb(mine),
    reference: mb(theirs),
    ratio: ratio === null ? '-' : `${ratio.toFixed(2)}x`,
    target: 'lower',
    verdict: verdict(ratio === null ? null : ratio < 1),
  }
}

/**
 * Lines changed that belong to no site.
 *
 * @param {string} what
 * @param {Score | undefined} ours
 * @param {Score | undefined} reference
 * @returns {Figure}
 */
export function linesOutside(what, ours, reference) {
  const mine = ours?.changes?.linesOutside ?? null
  return {
    what,
    ours: mine === null ? '-' : String(mine),
    reference: String(reference?.changes?.linesOutside ?? '-'),
    ratio: '',
    target: '0',
    verdict: verdict(mine === null ? null : mine === 0),
  }
}

/**
 * Says what each contestant did to the tree, so that nobody wins by doing less.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @param {readonly Score[]} scores
 * @returns {string[][]}
 */
export function workRows(tree, scores) {
  return scores.map(({ name, times, changes, problem }) => [
    name,
    problem === null ? spread(times) : (problem.split('\n')[0] ?? ''),
    changes === null ? '-' : `${changes.filesChanged}`,
    changes === null ? '-' : `${changes.filesAdded}`,
    changes === null ? '-' : `${tree.calls - changes.callsLeft} of ${tree.calls}`,
    changes === null ? '-' : `${changes.linesChanged}`,
    changes === null ? '-' : `${changes.linesOutside}`,
  ])
}

/**
 * Lays rows out in columns.
 *
 * @param {readonly (readonly string[])[]} rows The first is the heading.
 * @returns {string}
 */
export function layOut(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (/** @type {readonly string[]} */ row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const [heading = [], ...rest] = rows
  return [line(heading), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join(
    '\n',
  )
}

/** @param {boolean | null} holds */
const verdict = (holds) => (holds === null ? 'not measured' : holds ? 'met' : 'missed')

/** @param {Score | undefined} score */
const ms = (score) => (score?.median == null ? '-' : `${Math.round(score.median)} ms`)

/** @param {number | null} bytes */
const mb = (bytes) => (bytes === null ? '-' : `${Math.round(bytes / 2 ** 20)} MB`)

/** @param {readonly number[]} times */
function spread(times) {
  if (times.length === 0) return '-'
  return `${Math.round(Math.min(...times))}-${Math.round(Math.max(...times))} ms`
}
