import type { TypeRow } from '../../src/table/row.js'
import { types } from '../../src/table/types.js'
import { v5Module } from '../modules.js'

/** The package beneath v5's Auth, whose classes and types apps name. */
export const IDENTITY = 'amazon-cognito-identity-js'

/** A module of v5, or the shim, that types are imported from. */
export function isHome(specifier: string): boolean {
  return specifier === IDENTITY || v5Module(specifier) !== null
}

/** The row of a type that the helper module has. */
export function rowOf(name: string): TypeRow | undefined {
  return types.find((row) => row.name === name && row.helper !== undefined)
}

/** The row of a type of amazon-cognito-identity-js that only the shim has. */
export function shimRowOf(name: string): TypeRow | undefined {
  return types.find(
    (row) => row.name === name && row.helper === undefined && row.from.includes(IDENTITY),
  )
}

/** What the report says of a type that moves. */
export function noteOf({ entity }: TypeRow, isHelper: boolean): string {
  if (!isHelper) return 'v6 has no such export; the shim has it'
  if (entity !== 'enum') return 'v6 has no such type; the helper module has what its functions give'
  return 'v6 has no such enum; the helper module has it with the values of v5'
}
