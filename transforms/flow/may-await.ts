import {
  isCall,
  isFunction,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { enclosingFunction } from './chain.js'
import { isWrite } from './current-user.js'
import { isLogger } from './logger.js'

/**
 * May a value that was read on the spot be waited for instead, with nobody noticing? Only inside a
 * function that has waited already, or that does nothing until it waits.
 */
export function mayAwait(read: Node, tree: ScopeTree): boolean {
  const fn = enclosingFunction(read) as NodeOf<'ArrowFunctionExpression'> | undefined
  if (!fn?.async || fn.generator || !isInside(read, fn.body)) return false
  return hasWaited(read, fn.body) || doesNothingUntilItWaits(read, tree)
}

/** Is an `await` certain to have been passed on the way to a place? */
function hasWaited(read: Node, body: Node): boolean {
  for (let at: Node | undefined = read; at && at !== body; at = parentOf(at)) {
    const siblings = statementsAround(at)
    if (siblings.slice(0, siblings.indexOf(at)).some(waits)) return true
  }
  return false
}

/** `await …`, `const … = await …`, `… = await …` */
function waits(statement: Node): boolean {
  return valuesOf(statement).some((value) => unwrapInwards(value).type === 'AwaitExpression')
}

function valuesOf(statement: Node): Node[] {
  if (statement.type === 'VariableDeclaration') {
    return statement.declarations.flatMap(({ init }) => (init ? [init] : []))
  }
  if (statement.type === 'ReturnStatement') return statement.argument ? [statement.argument] : []
  if (statement.type !== 'ExpressionStatement') return []
  const { expression } = statement
  return [expression.type === 'AssignmentExpression' ? expression.right : expression]
}

function statementsAround(statement: Node): readonly Node[] {
  const block = parentOf(statement)
  if (block?.type === 'BlockStatement') return block.body
  return block?.type === 'SwitchCase' ? block.consequent : []
}

/**
 * From the statement of the read on there are only names for values that do not change, up to one that
 * waits for a call or returns one. What the call is given does not change either.
 */
function doesNothingUntilItWaits(read: Node, tree: ScopeTree): boolean {
  let statement: Node | undefined = read
  while (statement && statementsAround(statement).length === 0) statement = parentOf(statement)
  if (!statement || isFunction(statement)) return false
  const siblings = statementsAround(statement)
  for (const next of siblings.slice(siblings.indexOf(statement))) {
    const values = valuesOf(next)
    if (values.length === 0 || !values.every((value) => isSettled(value, read, tree))) return false
    const [first] = values
    const isReturned = next.type === 'ReturnStatement' && isCall(first && unwrapInwards(first))
    if (isReturned || waits(next)) return true
    const isQuiet = values.every((value) => value.type === 'CallExpression' && logs(value))
    if (!isQuiet && next.type !== 'VariableDeclaration') return false
    if (values.some((value) => !isQuiet && calls(value, read))) return false
  }
  return false
}

function logs({ callee }: NodeOf<'CallExpression'>): boolean {
  return isLogger(callee as Node)
}

function calls(value: Node, read: Node): boolean {
  let found = false
  walk(value, (node) => {
    if (node === read || isFunction(node)) return false
    found ||= isCall(node) || node.type === 'NewExpression'
    return true
  })
  return found
}

/** Is what an expression reads, the read itself left out, the same a little later? */
function isSettled(value: Node, read: Node, tree: ScopeTree): boolean {
  let settled = true
  walk(value, (node) => {
    if (node === read || isFunction(node)) return false
    if (/^(?:Update|Assignment|Yield|New)Expression$/.test(node.type)) settled = false
    if (isMember(node) && !isCallee(node) && !isEnvironment(node)) settled = false
    if (node.type === 'Identifier' && changes(node, tree)) settled = false
    return settled
  })
  return settled
}

function changes(name: NodeOf<'Identifier'>, tree: ScopeTree): boolean {
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  return Boolean(binding?.references.some(({ node }) => isWrite(node)))
}

/** `API.get` in `API.get(…)`, `this.http.get` in `this.http.get(…)` */
function isCallee(member: Node): boolean {
  const parent = parentOf(member)
  if (isCall(parent)) return parent.callee === member
  return isMember(parent) && parent.object === member && isCallee(parent)
}

/** `process.env.API`, `import.meta.env.API` */
function isEnvironment(member: Node): boolean {
  if (!isMember(member)) return false
  const { object } = member
  if (staticKey(member) === 'env') return true
  return isMember(object as Node) && isEnvironment(object as Node)
}
