import { config } from './config.js'
import { errors } from './errors.js'
import { events } from './events.js'
import { categories, exports } from './exports.js'
import { forms } from './forms.js'
import { members } from './members.js'
import { methods } from './methods.js'
import type { Row } from './row.js'
import { types } from './types.js'
import { uiExports } from './ui-exports.js'

/** All facts of the migration: methods first, then what surrounds them. */
export const rows: readonly Row[] = [
  ...methods,
  ...events,
  ...config,
  ...errors,
  ...types,
  ...members,
  ...forms,
  ...exports,
  ...categories,
  ...uiExports,
]

const byId: ReadonlyMap<string, Row> = new Map(rows.map((row) => [row.id, row]))

/** The row with this id, letter by letter. */
export function rowById(id: string): Row | undefined {
  return byId.get(id)
}

/**
 * All rows that go by a name as people write it: `signIn`, `Auth.signIn()`, `'No current user'`,
 * `oauth.scope`, an id. One name can be a method and an event.
 *
 * Looser readings are tried only when the stricter ones find nothing: first as written, then
 * without regard to case, then as the last part of a configuration key.
 */
export function rowsByName(written: string): readonly Row[] {
  const name = bare(written)
  const lower = name.toLowerCase()
  return (
    firstFound(
      (row) => row.name === name || row.id === name,
      (row) => row.name.toLowerCase() === lower || row.id.toLowerCase() === lower,
      (row) => row.kind === 'config' && row.name.toLowerCase().endsWith(`.${lower}`),
    ) ?? []
  )
}

function firstFound(...readings: readonly ((row: Row) => boolean)[]): readonly Row[] | undefined {
  return readings.map((reading) => rows.filter(reading)).find((found) => found.length > 0)
}

/** Takes off what surrounds a name in code: quotes, the object before it, the call behind it. */
function bare(written: string): string {
  return written
    .trim()
    .replace(/^(['"`])(.*)\1$/s, '$2')
    .replace(/^(?:Amplify\.)?Auth\./i, '')
    .replace(/\(.*\)$/s, '')
}
