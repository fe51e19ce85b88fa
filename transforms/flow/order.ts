import { isFunction, isInside, type Node, parentOf, startOf, walk } from '../node.js'
import { enclosingFunction } from './chain.js'

/** May one piece of code run when a call has been made already? Only what is certain says no. */
export function mayRunAfter(node: Node, call: Node): boolean {
  if (enclosingFunction(node) !== enclosingFunction(call)) return true
  const shared = sharedParent(node, call)
  if (!shared || isInLoop(shared)) return true
  if (startOf(node) < startOf(call) || isInside(node, call)) return false
  return !isOtherBranch(shared, node, call) && !leavesBefore(call, shared)
}

/** The innermost node around both. */
function sharedParent(one: Node, other: Node): Node | undefined {
  for (let up = parentOf(one); up; up = parentOf(up)) if (isInside(other, up)) return up
  return undefined
}

function isInLoop(node: Node): boolean {
  for (let up: Node | undefined = node; up && !isFunction(up); up = parentOf(up)) {
    if (/^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(up.type)) return true
  }
  return false
}

/** `if (…) call() else node`, or two cases of a switch that do not run into one another. */
function isOtherBranch(shared: Node, node: Node, call: Node): boolean {
  if (shared.type === 'IfStatement' || shared.type === 'ConditionalExpression') {
    const { consequent, alternate } = shared
    return Boolean(alternate && isInside(call, consequent) && isInside(node, alternate))
  }
  if (shared.type !== 'SwitchStatement') return false
  const own = shared.cases.find((one) => isInside(call, one))
  return own !== undefined && ends(own.consequent.at(-1), /^(?:Break|Return|Throw)Statement$/)
}

/** Does the code of the call leave the function before it gets to what is behind? */
function leavesBefore(call: Node, shared: Node): boolean {
  for (let up = parentOf(call); up && up !== shared; up = parentOf(up)) {
    const body =
      up.type === 'BlockStatement' ? up.body : up.type === 'SwitchCase' ? up.consequent : []
    if (up.type === 'ReturnStatement' || ends(body.at(-1), /^(?:Return|Throw)Statement$/)) {
      return !isCaught(up, shared) && !breaksOut(up)
    }
  }
  return false
}

/** What is thrown or returned in a `try` may go on behind it. */
function isCaught(node: Node, shared: Node): boolean {
  for (let up: Node | undefined = node; up && up !== shared; up = parentOf(up)) {
    if (up.type === 'TryStatement') return true
  }
  return shared.type === 'TryStatement'
}

function breaksOut(node: Node): boolean {
  let found = false
  walk(node, (inner) => {
    found ||= inner.type === 'BreakStatement' || inner.type === 'ContinueStatement'
    return !found && !isFunction(inner)
  })
  return found
}

function ends(statement: Node | undefined, how: RegExp): boolean {
  if (statement?.type === 'BlockStatement') return ends(statement.body.at(-1), how)
  return how.test(statement?.type ?? '')
}
