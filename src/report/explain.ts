import type { ConfigRow, Row } from '../table/row.js'
import { rows } from '../table/rows.js'
import { factSections } from './explain-fact.js'
import { bullets, page } from './explain-layout.js'
import { methodSections } from './explain-method.js'

/**
 * Says all that one row knows as plain text for a terminal of 80 columns. Source text and links
 * are never broken. Colour is the caller's business.
 */
export function explain(row: Row): string {
  return page(titleOf(row), subtitleOf(row), row.summary, [
    ...(row.kind === 'method' ? methodSections(row) : factSections(row)),
    { heading: 'Changes without an error', lines: bullets(row.silent) },
    { heading: 'See', lines: row.links.map((link) => `  ${link}`) },
  ])
}

/** The names nearest to one that no row has, at most five, best first. */
export function suggest(name: string): readonly string[] {
  const wanted = name
    .trim()
    .replace(/^Auth\./i, '')
    .toLowerCase()
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  const distances = new Map(
    rows.map((row) => [row.name, distance(wanted, row.name.toLowerCase())] as const),
  )
  return [...distances]
    .filter(([, far]) => far <= limit)
    .sort(([, one], [, other]) => one - other)
    .slice(0, 5)
    .map(([near]) => near)
}

/** How many letters have to be put in, taken out or changed to get from one word to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...to].entries()) {
      current.push(
        Math.min(
          (previous[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (previous[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      )
    }
    previous = current
  }
  return previous[to.length] ?? 0
}

function titleOf(row: Row): string {
  switch (row.kind) {
    case 'method':
    case 'member':
      return `Auth.${row.name}`
    case 'error':
      return row.form === 'string' ? `'${row.name}'` : row.name
    default:
      return row.name
  }
}

function subtitleOf(row: Row): string {
  switch (row.kind) {
    case 'method':
      return row.deprecated ? 'a method of v5, deprecated' : 'a method of v5'
    case 'event':
      return 'an event of v5 on the Hub channel auth'
    case 'config':
      return PLACES[row.place]
    case 'error':
      return row.form === 'string'
        ? 'a bare string that v5 rejects with'
        : `the ${row.at.join(' and the ')} of an error of v5`
    case 'type':
      return `${row.entity === 'enum' ? 'an' : 'a'} ${row.entity} of v5, from ${row.from.join(', ')}`
    case 'member':
      return 'a member of v5 Auth'
    case 'form':
      return 'a way to use v5 Auth'
    case 'export':
      return 'an export of v5 beside Auth'
    case 'category':
      return 'a category of v5 beside Auth'
    case 'ui':
      return `of ${row.from.join(', ')}`
  }
}

const PLACES: Readonly<Record<ConfigRow['place'], string>> = {
  auth: 'a configuration key of v5, in the Auth block or beside it',
  'top-level': 'a configuration key of v5, beside the Auth block',
  generated: 'a configuration key that the Amplify CLI writes',
}
