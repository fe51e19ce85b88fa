import { suggest } from '../report/explain.js'
import { rowsByName } from '../table/rows.js'
import { UsageError } from './usage-error.js'

/**
 * Reads the list that `--only` takes: ids of rows, or names as they stand in code.
 *
 * @throws UsageError for a name that no row goes by, with what may have been meant.
 */
export function onlyRows(list: string): ReadonlySet<string> {
  const names = list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  if (names.length === 0) throw new UsageError('--only needs the names of rows, such as signIn')
  return new Set(names.flatMap((name) => knownRows(name).map((row) => row.id)))
}

/** All rows that go by a name. @throws UsageError when there is none. */
export function knownRows(name: string): ReturnType<typeof rowsByName> {
  const rows = rowsByName(name)
  if (rows.length > 0) return rows
  const close = suggest(name)
  const hint = close.length === 0 ? '' : `\nDid you mean ${close.join(', ')}?`
  throw new UsageError(`nothing in the table is called '${name}'${hint}`)
}
