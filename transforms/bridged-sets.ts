import type { PackageFacts } from './model.js'

/**
 * Sets of sites that have to share the shim's door in one package. v5 signs a new user in by itself
 * once the confirmation is through: where a sign-up asks for that, the confirmation belongs to it.
 */
export function bridgedSets(texts: readonly string[]): PackageFacts['bridgedSets'] {
  const sets = new Map<'sign-in' | 'sign-up', string>()
  if (texts.some((text) => /\bautoSignIn\s*[:,}]/.test(text))) {
    sets.set(
      'sign-up',
      'a sign-up of this package signs the user in after the confirmation, which v6 does not',
    )
  }
  return sets
}
