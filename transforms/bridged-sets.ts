import type { ConnectedSet } from '../src/table/row.js'
import type { PackageFacts } from './model.js'

/** What a package says when sites of a set have to share the shim's door, and why they have to. */
const SIGNS: readonly {
  readonly set: ConnectedSet
  readonly sign: RegExp
  readonly why: string
}[] = [
  {
    set: 'federated',
    // `federatedSignIn('google', { token }, user)`: more than one argument, the first no object.
    sign: /\bfederatedSignIn\s*\(\s*(?:\.\.\.|[^){\s][^){]*,)|['"]federation['"]\s*\)/,
    why: 'v5 also answers with users of another provider, whom v6 does not know',
  },
]

/** Sets of sites of one package that have to stay on the shim together. */
export function bridgedSets(texts: readonly string[]): PackageFacts['bridgedSets'] {
  const found = SIGNS.filter(({ sign }) => texts.some((text) => sign.test(text)))
  return new Map(found.map(({ set, why }) => [set, why]))
}
