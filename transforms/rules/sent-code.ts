import {
  endOf,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'

/** The challenge whose step tells in v6 where the code was sent to. */
const SENT = 'SMS_MFA'

/**
 * Does a read of `user.challengeParam` only happen where that very user was asked for a code that was
 * sent: behind `user.challengeName === 'SMS_MFA'`, or in that case of a switch?
 */
export function isWhereCodeWasSent(member: Node, source: string): boolean {
  const user = ownerOf(member, source)
  let child = member
  for (let up = parentOf(child); up && !isFunction(up); up = parentOf(up)) {
    if (asks(up, child, user, source)) return true
    child = up
  }
  return false
}

function asks(node: Node, child: Node, user: string | null, source: string): boolean {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.consequent === child && isSent(node.test, user, source)
    case 'LogicalExpression':
      return node.operator === '&&' && node.right === child && isSent(node.left, user, source)
    case 'SwitchCase':
      return node.test !== child && isSentCase(node, user, source)
    default:
      return false
  }
}

/** `user.challengeName === 'SMS_MFA'`, alone or with other conditions that hold as well. */
function isSent(test: Node, user: string | null, source: string): boolean {
  const node = unwrapInwards(test)
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    return isSent(node.left, user, source) || isSent(node.right, user, source)
  }
  if (node.type !== 'BinaryExpression' || !/^===?$/.test(node.operator)) return false
  const [one, other] = [unwrapInwards(node.left as Node), unwrapInwards(node.right)]
  return (
    (isName(one, user, source) && isSentText(other)) ||
    (isName(other, user, source) && isSentText(one))
  )
}

/** Do all ways into a case start from the challenge for which a code was sent? */
function isSentCase(node: NodeOf<'SwitchCase'>, user: string | null, source: string): boolean {
  const parent = parentOf(node)
  if (parent?.type !== 'SwitchStatement') return false
  if (!isName(unwrapInwards(parent.discriminant), user, source)) return false
  const before = parent.cases.slice(0, parent.cases.indexOf(node))
  const last = before.findLastIndex(({ consequent }) => leaves(consequent.at(-1)))
  return [...before.slice(last + 1), node].every(({ test }) => test && isSentText(test))
}

function leaves(statement: Node | undefined): boolean {
  if (statement?.type === 'BlockStatement') return leaves(statement.body.at(-1))
  return /^(?:Break|Return|Throw|Continue)Statement$/.test(statement?.type ?? '')
}

function isName(node: Node, user: string | null, source: string): boolean {
  const isOfUser = user !== null && ownerOf(node, source) === user
  return isOfUser && isMember(node) && staticKey(node) === 'challengeName'
}

function isSentText(node: Node): boolean {
  return node.type === 'StringLiteral' && node.value === SENT
}

/** The text of what a member is read of. */
function ownerOf(node: Node, source: string): string | null {
  return isMember(node) ? source.slice(startOf(node.object), endOf(node.object)) : null
}
