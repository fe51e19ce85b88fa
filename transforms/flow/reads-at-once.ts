import { isFunction, type Node, type NodeOf, parentOf } from '../node.js'
import { type Reference, resolve } from '../scope.js'
import { isReadFirst } from './certainty.js'
import type { FileNames } from './landings.js'
import type { PromisePath } from './promise-path.js'

/** Is a value that a name receives certain to be read before anything else happens? */
export function readsAtOnce({ value }: PromisePath, { tree }: FileNames): boolean {
  const pattern =
    value.kind === 'bound'
      ? value.pattern
      : value.kind === 'callback'
        ? firstOf(value.callback)
        : null
  // Taking a value apart reads it on the spot.
  if (pattern?.type === 'ObjectPattern') return true
  if (pattern?.type !== 'Identifier') return false
  const binding = resolve(tree.scopeAt(pattern), pattern.name, 'value')
  return isFirstIn(codeBehind(value), binding?.references ?? [])
}

function firstOf(callback: Node): Node | null {
  if (!isFunction(callback)) return null
  const [param] = (callback as NodeOf<'ArrowFunctionExpression'>).params
  return (param as Node | undefined) ?? null
}

function codeBehind(value: PromisePath['value']): Node | undefined {
  if (value.kind === 'callback') {
    const { body } = value.callback as NodeOf<'ArrowFunctionExpression'>
    return body.type === 'BlockStatement' ? body.body[0] : body
  }
  const declarator = value.kind === 'bound' ? value.declarator : null
  const declaration = declarator ? parentOf(declarator) : undefined
  if (declaration?.type !== 'VariableDeclaration') return undefined
  return declaration.declarations.at(-1) === declarator ? statementAfter(declaration) : undefined
}

/** The statement behind another one in the same block. */
export function statementAfter(declaration: Node): Node | undefined {
  const block = parentOf(declaration) as { body?: Node[]; consequent?: Node[] } | undefined
  const siblings = Array.isArray(block?.body) ? block.body : block?.consequent
  if (!Array.isArray(siblings)) return undefined
  return siblings[siblings.indexOf(declaration) + 1]
}

/** Is one of these references certain to be evaluated first when the code runs? */
export function isFirstIn(code: Node | undefined, references: readonly Reference[]): boolean {
  return code !== undefined && references.some(({ node }) => isReadFirst(node, code))
}
