import { methodRows } from '../../src/table/methods.js'
import type { MethodName, MethodRow } from '../../src/table/row.js'

/** The row of a method of `Auth`; undefined for names that v5 does not have. */
export function methodRowOf(name: string): MethodRow | undefined {
  return Object.hasOwn(methodRows, name) ? methodRows[name as MethodName] : undefined
}
