import { identifiersOf } from '../declared-names.js'
import {
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'

type CallUse = Extract<AuthUse, { kind: 'call' }>

/** Where a v5 user that is handed to a call came from. */
export interface UserSource {
  /** The call of `currentAuthenticatedUser` or `currentUserPoolUser`. */
  readonly call: Node
  /** The name that holds the user; null when the call stands in the argument itself. */
  readonly binding: Binding | null
}

const CURRENT_USER = /^current(?:AuthenticatedUser|UserPoolUser)$/

/**
 * Proves that an argument is the user who is signed in: it was fetched in this function and the
 * name was never given another value. Anything else might be another user, or one in mid sign-in.
 */
export function currentUserSource(
  argument: Node,
  uses: readonly AuthUse[],
  tree: ScopeTree,
): UserSource | null {
  const node = unwrapInwards(argument)
  if (node.type === 'AwaitExpression') {
    const use = currentUserCall(node.argument, uses)
    return use ? { call: use.call, binding: null } : null
  }
  if (node.type !== 'Identifier') return null
  const binding = resolve(tree.scopeAt(node), node.name, 'value')
  if (!binding || binding.references.some((reference) => isWrite(reference.node))) return null
  const call = initialCall(binding, uses)
  return call ? { call: call.call, binding } : null
}

/** The call whose value a name starts with: `const user = await …`, `.then((user) => …)`. */
function initialCall(binding: Binding, uses: readonly AuthUse[]): CallUse | null {
  const { declaration, identifier } = binding
  if (declaration.type === 'VariableDeclarator' && declaration.id === identifier) {
    const init = declaration.init && unwrapInwards(declaration.init)
    return init?.type === 'AwaitExpression' ? currentUserCall(init.argument, uses) : null
  }
  const fn = parentOf(identifier)
  if (!fn || !isFunction(fn)) return null
  const [first] = (fn as NodeOf<'ArrowFunctionExpression'>).params
  if (!first || identifiersOf(first)[0] !== identifier || first.type !== 'Identifier') return null
  const chain = parentOf(fn)
  const callee = chain?.type === 'CallExpression' && chain.arguments[0] === fn ? chain.callee : null
  if (!callee || !isMember(callee) || staticKey(callee) !== 'then') return null
  return currentUserCall(callee.object, uses)
}

function currentUserCall(node: Node, uses: readonly AuthUse[]): CallUse | null {
  const call = unwrapInwards(node)
  const use = uses.find((candidate) => candidate.kind === 'call' && candidate.call === call)
  return use?.kind === 'call' && CURRENT_USER.test(use.method) ? use : null
}

/** Does this reference put another value under its name? */
export function isWrite(reference: Node): boolean {
  const node = unwrapOutwards(reference)
  const parent = parentOf(node)
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === node
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true
    case 'ObjectProperty':
      return parentOf(parent)?.type === 'ObjectPattern'
    default:
      return false
  }
}
