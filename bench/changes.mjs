import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AUTH_CALL } from './tree/source-file.mjs'

/**
 * What a migration did to the tree, seen from outside: by git and by the text, not by its report.
 *
 * @typedef {object} Changes
 * @property {number} filesChanged
 * @property {number} filesAdded
 * @property {number} linesChanged Old lines that are gone or replaced, and lines added between old ones.
 * @property {number} linesOutside Those of them that belong to no site.
 * @property {string[]} examples The first few places outside a site.
 * @property {number} callsLeft Calls that still go to an object of v5's shape.
 */

/**
 * Compares the work tree with the commit that it was generated as.
 *
 * @param {import('./tree.mjs').Tree} tree
 * @returns {Changes}
 */
export function readChanges(tree) {
  /** @param {string[]} args */
  const git = (...args) =>
    execFileSync('git', args, { cwd: tree.root, encoding: 'utf8', maxBuffer: 2 ** 30 })
  const changed = git('diff', '--name-only').split('\n').filter(Boolean)
  const added = git('ls-files', '--others', '--exclude-standard').split('\n').filter(Boolean)
  const diff = git('diff', '-U0', '--no-color', '--no-ext-diff', '--no-prefix')
  return {
    filesChanged: changed.length,
    filesAdded: added.length,
    callsLeft: countCalls(tree),
    ...judgeDiff(diff, tree.sites),
  }
}

/**
 * Counts the lines of a diff without context that belong to no site. An insertion belongs to a site
 * when it touches a line of one.
 *
 * @param {string} diff
 * @param {ReadonlyMap<string, ReadonlySet<number>>} sites
 * @returns {{ linesChanged: number, linesOutside: number, examples: string[] }}
 */
export function judgeDiff(diff, sites) {
  const judged = { linesChanged: 0, linesOutside: 0, examples: /** @type {string[]} */ ([]) }
  let path = ''
  let isHeader = false
  for (const line of diff.split('\n')) {
    if (line.startsWith('diff --git ')) isHeader = true
    else if (isHeader && line.startsWith('--- ')) path = line.slice(4)
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line)
    if (hunk === null) continue
    isHeader = false
    const [, start, removed = '1', inserted = '1'] = hunk
    const own = sites.get(path) ?? new Set()
    const { changed, outside } = judgeHunk(Number(start), Number(removed), Number(inserted), own)
    judged.linesChanged += changed
    judged.linesOutside += outside
    if (outside > 0 && judged.examples.length < 5) judged.examples.push(`${path}:${start}`)
  }
  return judged
}

/**
 * @param {number} start
 * @param {number} removed
 * @param {number} inserted
 * @param {ReadonlySet<number>} own
 */
function judgeHunk(start, removed, inserted, own) {
  if (removed === 0) {
    const touches = own.has(start) || own.has(start + 1)
    return { changed: inserted, outside: touches ? 0 : inserted }
  }
  const lines = Array.from({ length: removed }, (_, index) => start + index)
  return { changed: removed, outside: lines.filter((line) => !own.has(line)).length }
}

/** @param {import('./tree.mjs').Tree} tree */
function countCalls(tree) {
  let calls = 0
  for (const [path, lines] of tree.sites) {
    if (lines.size > 0)
      calls += readFileSync(join(tree.root, path), 'utf8').match(AUTH_CALL)?.length ?? 0
  }
  return calls
}
