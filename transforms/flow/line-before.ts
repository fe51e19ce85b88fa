import { ancestor, endOf, type Node, parentOf, startOf } from '../node.js'

/** Statements that end by themselves. */
const CLOSED =
  /^(?:FunctionDeclaration|ClassDeclaration|BlockStatement|TryStatement|SwitchStatement)$/

/**
 * Would a parenthesis here become the arguments of the line before? That is so at the start of a
 * statement, where the one before it ends without a semicolon.
 */
export function goesOnWithLineBefore(node: Node, source: string): boolean {
  const statement = ancestor(node, ({ type }) => type === 'ExpressionStatement')
  if (!statement || startOf(statement) !== startOf(node)) return false
  const block = parentOf(statement) as { body?: unknown; consequent?: unknown } | undefined
  const siblings = Array.isArray(block?.body) ? block.body : block?.consequent
  // `if (x) …`, a label: there is a keyword or a parenthesis of its own before it.
  if (!Array.isArray(siblings)) return true
  const before = siblings[siblings.indexOf(statement) - 1] as Node | undefined
  return before !== undefined && !CLOSED.test(before.type) && source[endOf(before) - 1] !== ';'
}
