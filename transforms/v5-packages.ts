import { categories, exports } from '../src/table/exports.js'

/** A package of v5 that is meant by a specifier. */
export interface V5Package {
  readonly name: string
  /** The specifier is a path inside the package, and v6's package has no such path. */
  readonly isDeep: boolean
}

const names: ReadonlySet<string> = new Set([...exports, ...categories].flatMap(({ from }) => from))

/** The package of v5 whose exports a specifier means, Auth's own left out. */
export function v5Package(specifier: string): V5Package | null {
  const [, name = specifier, deep] = /^(.+?)(\/(?:lib|lib-esm|src)(?:\/.*)?)$/.exec(specifier) ?? []
  return names.has(name) ? { name, isDeep: deep !== undefined } : null
}
