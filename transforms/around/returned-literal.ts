import { constantInit } from '../flow/constant.js'
import { isFunction, type Node, type NodeOf, parentOf, walk } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Binding, resolve } from '../scope.js'
import type { Literal } from './literal-behind.js'

/** A literal that a function makes anew at each call. */
export interface ReturnedLiteral extends Literal {
  /** Names of the function's own may stand in it. */
  readonly isInner: boolean
}

/** The literal behind `settings()`, where nobody else calls the function; null otherwise. */
export function returnedLiteral(
  expression: Node,
  { tree, isInMarkup }: Pick<RuleContext, 'tree' | 'isInMarkup'>,
): ReturnedLiteral | null {
  if (expression.type !== 'CallExpression' || expression.arguments.length > 0) return null
  const { callee } = expression
  if (callee.type !== 'Identifier' || isInMarkup(callee.name)) return null
  const binding = resolve(tree.scopeAt(callee), callee.name, 'value')
  if (binding?.references.length !== 1 || isExported(binding)) return null
  const made = functionOf(binding)
  if (!made || made.params.length > 0 || made.async || made.generator || made.returnType)
    return null
  const body = inParentheses(made.body)
  if (body.type === 'ObjectExpression') return { object: body, isWidened: true, isInner: false }
  const object = body.type === 'BlockStatement' ? onlyReturn(body) : null
  return object?.type === 'ObjectExpression' ? { object, isWidened: true, isInner: true } : null
}

type Made = NodeOf<'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression'>

function functionOf(binding: Binding): Made | null {
  const node = constantInit(binding) ?? binding.declaration
  const isMade = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(
    node.type,
  )
  return isMade ? (node as Made) : null
}

function inParentheses(node: Node): Node {
  return node.type === 'ParenthesizedExpression' ? inParentheses(node.expression) : node
}

/** What the last statement returns, where no other one returns anything. */
function onlyReturn(body: NodeOf<'BlockStatement'>): Node | null {
  let returns = 0
  walk(body, (node) => {
    if (isFunction(node)) return false
    if (node.type === 'ReturnStatement') returns += 1
    return true
  })
  const last = body.body.at(-1)
  return returns === 1 && last?.type === 'ReturnStatement' ? (last.argument ?? null) : null
}

function isExported({ declaration }: Binding): boolean {
  const around = parentOf(declaration)
  const isDirect = /^Export/.test(around?.type ?? '')
  return isDirect || (around !== undefined && /^Export/.test(parentOf(around)?.type ?? ''))
}
