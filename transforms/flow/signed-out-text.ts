import { errors } from '../../src/table/errors.js'
import { type Node, type NodeOf, parentOf } from '../node.js'

/** The strings that v5 rejected with when nobody was signed in. */
const TEXTS: ReadonlySet<string> = new Set(
  errors.flatMap(({ form, name, v6 }) => (form === 'string' && v6 !== null ? [name] : [])),
)

/** The string that a caught value is compared with, when v5 rejected with it. */
export function signedOutText(caught: Node): NodeOf<'StringLiteral'> | null {
  const parent = caught.type === 'Identifier' ? parentOf(caught) : undefined
  if (parent?.type !== 'BinaryExpression' || !/^[!=]==?$/.test(parent.operator)) return null
  const other = parent.left === caught ? parent.right : parent.left
  return other.type === 'StringLiteral' && TEXTS.has(other.value) ? other : null
}
