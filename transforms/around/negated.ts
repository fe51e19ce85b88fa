import type { Node } from '../node.js'

/** The opposite of a value, as source text. */
export function negated(value: Node, text: string): string {
  if (value.type === 'BooleanLiteral') return String(!value.value)
  if (value.type === 'UnaryExpression' && value.operator === '!') return `!${text}`
  return /^(?:Identifier|MemberExpression|CallExpression)$/.test(value.type)
    ? `!${text}`
    : `!(${text})`
}
