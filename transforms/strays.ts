import { mockCalls } from './around/mocks-calls.js'
import type { MockPlan } from './around/mocks-plan.js'
import { amplifyGaps } from './configurations.js'
import type { FileDecision } from './decide.js'
import { isAuthChannel } from './hub-channel.js'
import type { Finding } from './model.js'
import { v5Module } from './modules.js'
import type { NameTable } from './names.js'
import { isMember, type Node, type NodeOf, parentOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { ScopeTree } from './scope.js'

/** A place that neither a rewrite nor the shim's import can serve, and that a person has to see. */
export interface Stray {
  readonly node: Node
  /** The call that loads what is said to be missing, if it is one. */
  readonly site?: Node
  readonly finding: Finding
}

/** Mocks of v5 modules, modules that are passed on whole, declarations of v5 modules. */
export function findStrays(
  { table, context: { tree }, mocks }: FileDecision,
  source: string,
  ignored: (offset: number) => boolean,
): Stray[] {
  const strays = [
    ...refusedMocks(mocks, tree, source),
    ...wholeModules(table, source),
    ...moduleDeclarations(tree, source),
    ...namespaceExports(tree, source),
    ...namespaceAliases(table, source),
    ...hubsElsewhere(table, source),
    ...amplifyGaps(table).map(({ node, row, api, note }) => stray(node, row, api, note, source)),
  ]
  return strays.filter(({ node }) => !ignored(startOf(node)))
}

/** Mocks that could not be moved to the functions that the code under test calls now. */
function refusedMocks({ refused }: MockPlan, tree: ScopeTree, source: string): Stray[] {
  const calls = mockCalls(tree, () => null).map(({ call, runner, verb }) => {
    const other = refused === null ? 'it stands for a module without Auth' : REFUSED
    const why = refused?.node === call ? refused.why : other
    return stray(call, 'form.mock', `${runner}.${verb}`, `${why}; ${RECIPE}`, source)
  })
  if (refused === null || calls.some(({ node }) => node === refused.node)) return calls
  const why = `${refused.why}; ${RECIPE}`
  return [...calls, stray(refused.node, 'form.mock', 'Auth', why, source)]
}

const REFUSED = 'other mocks of this file are left to a person'

const RECIPE = 'mock the functions that the code calls now'

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

/** `aws.Hub.listen('auth', …)`: no import to exchange. */
function hubsElsewhere(table: NameTable, source: string): Stray[] {
  const note = 'in v6 there is no Hub in this module; import it from @amplift/auth/legacy'
  return table.uses.flatMap(({ carries, name, node, origin }) => {
    const isOwn = name?.carries === 'hub' && name.entry.kind === 'specifier'
    const isThere = origin.kind !== 'package' || v5Module(origin.specifier) === 'shim'
    if (carries !== 'hub' || isOwn || isThere || !isAuthChannel(node)) return []
    return [{ ...stray(node, 'form.root-import', 'Hub', note, source), site: origin.site }]
  })
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
