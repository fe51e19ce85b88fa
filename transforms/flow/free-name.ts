import type { Node } from '../node.js'
import { resolve } from '../scope.js'
import type { FileNames } from './landings.js'

/** The first of some names that means nothing yet, neither at these places nor anywhere near. */
export function freeName(
  names: readonly string[],
  places: readonly Node[],
  { tree, isInMarkup }: FileNames,
): string | null {
  const isFree = (name: string): boolean =>
    !isInMarkup(name) &&
    !tree.references.has(name) &&
    places.every((place) => resolve(tree.scopeAt(place), name, 'both') === null) &&
    !tree.bindings.some((binding) => binding.name === name)
  return names.find(isFree) ?? null
}
