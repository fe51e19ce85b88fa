import { amplifyGaps } from './configurations.js'
import { isAuthChannel } from './hub-channel.js'
import type { Finding } from './model.js'
import { v5Module } from './modules.js'
import type { NameTable } from './names.js'
import { isMember, type Node, type NodeOf, parentOf, startOf, staticKey } from './node.js'
import { positionOf } from './position.js'
import type { ScopeTree } from './scope.js'

/** A place that neither a rewrite nor the shim's import can serve, and that a person has to see. */
export interface Stray {
  readonly node: Node
  readonly finding: Finding
}

/** Mocks of v5 modules, modules that are passed on whole, declarations of v5 modules. */
export function findStrays(
  tree: ScopeTree,
  table: NameTable,
  source: string,
  ignored: (offset: number) => boolean,
): Stray[] {
  const strays = [
    ...mocks(tree, source),
    ...wholeModules(table, source),
    ...moduleDeclarations(tree, source),
    ...namespaceExports(tree, source),
    ...namespaceAliases(table, source),
    ...hubsElsewhere(tree, table, source),
    ...amplifyGaps(table, tree).map(({ node, row, api, note }) =>
      stray(node, row, api, note, source),
    ),
  ]
  return strays.filter(({ node }) => !ignored(startOf(node)))
}

const MOCKING = /^(?:mock|doMock|setMock|unstable_mockModule)$/

/** `jest.mock('aws-amplify')`: the code under test no longer imports that module's Auth. */
function mocks(tree: ScopeTree, source: string): Stray[] {
  const runners = ['jest', 'vi', 'vitest'].flatMap((name) => tree.references.get(name) ?? [])
  return runners.flatMap((reference) => {
    const member = parentOf(reference.node)
    const call = member && parentOf(member)
    if (!isMember(member) || call?.type !== 'CallExpression' || call.callee !== member) return []
    if (!MOCKING.test(staticKey(member) ?? '')) return []
    const [module, factory] = call.arguments as Node[]
    const known = module?.type === 'StringLiteral' ? v5Module(module.value) : null
    if (known !== 'root' && known !== 'auth') return []
    const text = factory ? source.slice(startOf(factory), factory.end ?? 0) : ''
    if (factory && known === 'root' && !/\bAuth\b|\brequireActual|importOriginal/.test(text))
      return []
    const note = `it mocks a module that the code no longer takes Auth from; mock aws-amplify/auth and @amplift/auth/legacy`
    return [stray(call, 'form.mock', `${reference.name}.mock`, note, source)]
  })
}

/** `Vue.use(Plugin, modules)`: whoever gets the whole module reads Auth from it, out of sight. */
function wholeModules(table: NameTable, source: string): Stray[] {
  return table.uses.flatMap((use) => {
    if (use.carries !== 'namespace' && use.carries !== 'auth-namespace') return []
    const parent = parentOf(use.node)
    const isRead = isMember(parent) && parent.object === use.node
    if (isRead || !parent || use.name?.typeOnly || use.origin.kind !== 'package') return []
    if (/^(?:TS|JSX)/.test(parent.type) || parent.type === 'ExpressionStatement') return []
    if (v5Module(use.origin.specifier) === 'shim') return []
    const note = 'the whole module is passed on, and in v6 there is no Auth in it'
    return [stray(use.node, 'form.namespace-import', 'aws-amplify', note, source)]
  })
}

/** `declare module 'aws-amplify' { … }` describes a module that no longer has Auth. */
function moduleDeclarations(tree: ScopeTree, source: string): Stray[] {
  return (tree.module.node as NodeOf<'Program'>).body.flatMap((node) => {
    if (node.type !== 'TSModuleDeclaration' || node.id.type !== 'StringLiteral') return []
    const known = v5Module(node.id.value)
    const text = source.slice(startOf(node), node.end ?? 0)
    if ((known !== 'root' && known !== 'auth') || !/\bAuth/.test(text)) return []
    const note = 'it describes Auth in a module that has none in v6'
    return [stray(node, 'form.declare-module', 'declare module', note, source)]
  })
}

/** `aws.Hub.listen('auth', …)`, `export { Hub } from 'aws-amplify'`: no import to exchange. */
function hubsElsewhere(tree: ScopeTree, table: NameTable, source: string): Stray[] {
  const note = 'in v6 there is no Hub in this module; import it from @amplift/auth/legacy'
  const uses = table.uses.flatMap(({ carries, name, node, origin }) => {
    const isOwn = name?.carries === 'hub' && name.entry.kind === 'specifier'
    const isThere = origin.kind !== 'package' || v5Module(origin.specifier) === 'shim'
    if (carries !== 'hub' || isOwn || isThere || !isAuthChannel(node)) return []
    return [stray(node, 'form.root-import', 'Hub', note, source)]
  })
  const exported = (tree.module.node as NodeOf<'Program'>).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || v5Module(node.source?.value ?? '') !== 'root')
      return []
    const isHub = node.specifiers.some(
      (one) => one.type === 'ExportSpecifier' && (one.local as { name?: string }).name === 'Hub',
    )
    return isHub ? [stray(node, 'form.root-import', 'Hub', note, source)] : []
  })
  return [...uses, ...exported]
}

/** `import Auth = aws.Auth`: an alias of something that the namespace no longer has. */
function namespaceAliases(table: NameTable, source: string): Stray[] {
  return table.uses.flatMap((use) => {
    if (use.carries !== 'auth' || parentOf(use.node)?.type !== 'TSImportEqualsDeclaration')
      return []
    const note = 'in v6 there is no Auth in this module; import it from @amplift/auth/legacy'
    return [stray(use.node, 'form.import-equals', 'Auth', note, source)]
  })
}

/** `export * as aws from 'aws-amplify'`. */
function namespaceExports(tree: ScopeTree, source: string): Stray[] {
  return (tree.module.node as NodeOf<'Program'>).body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !node.source) return []
    const known = v5Module(node.source.value)
    const whole = node.specifiers.some((s) => s.type === 'ExportNamespaceSpecifier')
    if (!whole || (known !== 'root' && known !== 'auth')) return []
    const note = 'importers read Auth from it, and in v6 there is none in this module'
    return [stray(node, 'form.re-export', 'aws-amplify', note, source)]
  })
}

function stray(node: Node, row: string, api: string, note: string, source: string): Stray {
  const start = startOf(node)
  return { node, finding: { ...positionOf(source, start), start, api, tier: 'manual', row, note } }
}
