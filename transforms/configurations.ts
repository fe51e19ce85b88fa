import type { NameTable } from './names.js'
import {
  isCall,
  isMember,
  type Node,
  parentOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
} from './node.js'
import { resolve, type ScopeTree } from './scope.js'

/** A place where v6 does not understand, or does not have, what v5 code asks of `Amplify`. */
export interface AmplifyGap {
  readonly node: Node
  readonly row: string
  readonly api: string
  readonly note: string
}

/** Keys that only a v5 configuration has, below `Auth` or at its top. */
const V5_KEYS: ReadonlySet<string> = new Set([
  'userPoolWebClientId',
  'identityPoolRegion',
  'mandatorySignIn',
  'authenticationFlowType',
  'cookieStorage',
  'clientMetadata',
  'refreshHandlers',
  'oauth',
  'region',
  'storage',
  'endpoint',
])

/** Members that v6's Amplify still has. */
const KEPT = /^(?:configure|getConfig|getTokens|fetchAuthSession|clearCredentials|Auth)$/

/** Finds configurations of v5's shape, and members of `Amplify` that are gone. */
export function amplifyGaps(table: NameTable, tree: ScopeTree): AmplifyGap[] {
  return table.uses.flatMap((use) => {
    if (use.carries !== 'amplify') return []
    const member = parentOf(use.node)
    const key = isMember(member) && member.object === use.node ? staticKey(member) : null
    if (!isMember(member) || key === null) return []
    if (!KEPT.test(key)) {
      const note = `v6's Amplify has no ${key}`
      return [{ node: use.node, row: 'form.root-import', api: `Amplify.${key}`, note }]
    }
    const call = parentOf(member)
    return key === 'configure' && isCall(call) && call.callee === member
      ? configuration(call, tree)
      : []
  })
}

function configuration(call: Node, tree: ScopeTree): AmplifyGap[] {
  const [argument] = isCall(call) ? (call.arguments as Node[]) : []
  const api = 'Amplify.configure'
  const key = argument ? v5Key(argument, tree, 0) : null
  if (key) {
    const note =
      key === 'ssr'
        ? 'v6 takes ssr in the second argument of configure and ignores it here'
        : `the configuration has the shape of v5 (${key}), and v6 reads Auth.Cognito instead`
    return [{ node: call, row: `config.${key}`, api, note }]
  }
  const isRead = parentOf(unwrapOutwards(call))?.type !== 'ExpressionStatement'
  if (!isRead) return []
  return [{ node: call, row: 'form.root-import', api, note: 'v6 returns nothing here' }]
}

/** The first key of v5 in a literal, in the constant behind a name, or in what is spread. */
function v5Key(expression: Node, tree: ScopeTree, depth: number): string | null {
  const node = unwrapInwards(expression)
  if (depth > 3) return null
  if (node.type === 'Identifier') {
    const declarator = resolve(tree.scopeAt(node), node.name, 'value')?.declaration
    const init = declarator?.type === 'VariableDeclarator' ? declarator.init : null
    return init ? v5Key(init, tree, depth + 1) : null
  }
  if (node.type !== 'ObjectExpression') return null
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const inSpread = v5Key(property.argument, tree, depth + 1)
      if (inSpread) return inSpread
    }
    if (property.type !== 'ObjectProperty') continue
    const key = staticKey(property) ?? ''
    if (key === 'ssr' || (depth === 0 && key === 'userPoolWebClientId')) return key
    const inside = key === 'Auth' ? authKey(property.value as Node) : null
    if (inside) return inside
  }
  return null
}

function authKey(value: Node): string | null {
  const node = unwrapInwards(value)
  if (node.type !== 'ObjectExpression') return null
  const keys = node.properties.map((p) => (p.type === 'ObjectProperty' ? (staticKey(p) ?? '') : ''))
  return keys.includes('Cognito') ? null : (keys.find((key) => V5_KEYS.has(key)) ?? null)
}
