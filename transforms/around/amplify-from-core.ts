import type { Addition } from '../import-changes.js'
import { v5Module } from '../modules.js'
import type { NameTable, V5Name } from '../names.js'
import { isMember, type Node, parentOf, staticKey } from '../node.js'
import type { ConfigurationCall } from './configuration-calls.js'

/** In v6 it is the `Amplify` of aws-amplify that knows how tokens are kept, not that of the core. */
export function amplifyFromCore(
  table: NameTable,
  calls: readonly ConfigurationCall[],
  settled: ReadonlySet<Node>,
): { readonly imports: readonly Addition[]; readonly settled: readonly Node[] } {
  const names = table.names.filter(
    (name) => isCore(name) && calls.some(({ use }) => use.name === name) && isKept(name),
  )
  return {
    imports: names
      .filter(({ binding }) => binding.references.some(({ node }) => !settled.has(node)))
      .map(({ binding }) => ({
        module: 'aws-amplify',
        imported: 'Amplify',
        local: binding.name,
        typeOnly: false,
      })),
    settled: names.flatMap(({ binding }) => binding.references.map(({ node }) => node)),
  }
}

function isCore({ carries, entry, imported, origin }: V5Name): boolean {
  const isNamed = imported === 'Amplify' && entry.kind === 'specifier'
  const module = origin.kind === 'package' ? v5Module(origin.specifier) : null
  return carries === 'amplify' && isNamed && (module === 'core' || module === 'auth')
}

/** Is nothing asked of it that v6's own has not? */
function isKept({ binding }: V5Name): boolean {
  return binding.references.every(({ node }) => {
    const member = parentOf(node)
    return isMember(member) && /^(?:configure|getConfig)$/.test(staticKey(member) ?? '')
  })
}
