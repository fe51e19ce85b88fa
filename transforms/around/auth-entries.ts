import type { ConfigRow } from '../../src/table/row.js'
import { rowById } from '../../src/table/rows.js'
import { type Node, type NodeOf, staticKey } from '../node.js'

/** The plain properties of an object, whose keys are known before the program runs. */
export type Entries = readonly NodeOf<'ObjectProperty'>[]

/** The key of `Auth` that an entry is, or that a generated key says the same as. */
export function keyOf(entry: NodeOf<'ObjectProperty'>): string {
  const key = staticKey(entry) ?? ''
  const row = rowById(`config.${key}`)
  return (row?.kind === 'config' && row.sameAs) || key
}

/** The row of a key of v5's `Auth`; null for any other. */
export function authRow(key: string): ConfigRow | null {
  const row = rowById(`config.${key}`)
  return row?.kind === 'config' && row.place === 'auth' ? row : null
}

/** The properties of an object that has nothing but plain ones; null otherwise. */
export function entriesOf({ properties }: NodeOf<'ObjectExpression'>): Entries | null {
  return plainEntries(properties)
}

/** The same of a list of properties. */
export function plainEntries(properties: readonly Node[]): Entries | null {
  const entries = properties.filter((one) => one.type === 'ObjectProperty')
  const keys = entries.map((entry) => keyOf(entry))
  const isPlain = entries.length === properties.length && !keys.includes('')
  return isPlain && new Set(keys).size === keys.length ? entries : null
}

/** Do keys of `Auth` name a user pool with its client, or an identity pool alone? */
export function isWhole(all: readonly string[]): boolean {
  const keys = new Set(all)
  if (keys.has('userPoolId') || keys.has('userPoolWebClientId')) {
    return keys.has('userPoolId') && keys.has('userPoolWebClientId')
  }
  return keys.has('identityPoolId') && !keys.has('oauth')
}
