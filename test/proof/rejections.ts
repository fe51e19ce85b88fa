import { errors } from '../../src/table/errors.js'
import type { ErrorRow } from '../../src/table/row.js'
import { plain } from './plain.js'

/** What a promise was rejected with: how it reads, and how v6 may put the same. */
export interface Rejected {
  readonly said: string
  readonly means: readonly string[]
}

/** A rejection of v5, which v6 may keep or put by the name that the table gives it. */
export function rejectedOnV5(error: unknown): Rejected {
  const said = sayingOf(error)
  const rows = errors.filter((row) => isMeant(row, error))
  const precise = rows.filter(({ form, at }) => form === 'string' || at.includes('message'))
  const means = (precise.length > 0 ? precise : rows).flatMap(namesInV6)
  return { said, means: [said, ...means] }
}

/** A rejection of v6, which says itself. */
export function rejectedOnV6(error: unknown): Rejected {
  const said = sayingOf(error)
  return { said, means: [said] }
}

function isMeant(row: ErrorRow, error: unknown): boolean {
  if (typeof error === 'string') return row.form === 'string' && row.name === error
  if (!(error instanceof Error)) return false
  const members = error as { code?: unknown; name?: unknown; message?: unknown }
  return row.form === 'error' && row.at.some((place) => members[place] === row.name)
}

function namesInV6({ v6, byMethod }: ErrorRow): readonly string[] {
  return [...(v6 === null ? [] : [v6]), ...Object.values(byMethod ?? {})]
}

function sayingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(plain(error))
  const { code } = error as { code?: unknown }
  if (error.name !== 'Error') return error.name
  return typeof code === 'string' ? code : error.message
}
