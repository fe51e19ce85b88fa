import { packages } from '../table/packages.js'

/** What the text of a file says about the packages of the table. */
export interface Mentions {
  /** Names of those that it imports, requires, mocks or only names in quotes. */
  readonly packages: ReadonlySet<string>
  /** It names a module that only v6 has, or the shim. */
  readonly isMoved: boolean
}

/** Reads the names of packages in quotes: what looks like an import counts as one. */
export function mentionsIn(text: string): Mentions {
  const found = new Set<string>()
  let isMoved = false
  for (const [, name = '', subpath = ''] of text.matchAll(quoted)) {
    found.add(name)
    isMoved ||= name === '@amplift/auth' || (name === 'aws-amplify' && !v5Subpath.test(subpath))
  }
  return { packages: found, isMoved }
}

const names = packages.map(({ name }) => name).sort((a, b) => b.length - a.length)
const quoted = new RegExp(`(?<=['"\`])(${names.join('|')})((?:/[^'"\`\\s]*)?)(?=['"\`])`, 'g')

/** The root, and the folders of v5's build that people import from. */
const v5Subpath = /^(?:\/(?:lib|lib-esm|src|dist)(?:\/.*)?|\/package\.json|)$/
