import type { EditBuilder } from '../edits.js'
import { ancestor, endOf, isMember, type Node, parentOf, startOf, walk } from '../node.js'
import { type Factory, isRealAuth } from './mocks-factory.js'
import type { Exchange } from './mocks-moves.js'

/** What a part of a factory says of the real module, said of the real helper module. */
export function realExchanges(
  part: Node,
  { isReal, methods }: Pick<Factory, 'isReal' | 'methods'>,
  helperModule: string,
): Exchange[] {
  const found: Exchange[] = []
  const name = (literal: Node) =>
    found.push({ start: startOf(literal) + 1, end: endOf(literal) - 1, text: helperModule })
  walk(part, (node) => {
    // Goes away as a whole.
    if (node.type === 'SpreadElement' && isSpreadAuth(node, { isReal, methods })) return false
    if (node.type === 'TSImportType') {
      const argument = node.argument as Node
      const isV5 = argument.type === 'StringLiteral' && OF_V5.test(argument.value)
      if (isV5) name(argument)
    }
    if (isMember(node) && isRealAuth(node, isReal)) {
      const spread = ancestor(node, ({ type }) => type === 'SpreadElement')
      const isGone = spread?.type === 'SpreadElement' && isSpreadAuth(spread, { isReal, methods })
      if (!isGone) found.push({ start: endOf(node.object as Node), end: endOf(node), text: '' })
    }
    if (node.type === 'CallExpression' && isReal(node)) {
      const [literal] = node.arguments
      if (literal?.type === 'StringLiteral') name(literal)
    }
    return undefined
  })
  return found
}

const OF_V5 = /^@?aws-amplify(?:\/auth)?$/

/** `...actual.Auth` at the head of the methods: the helper module's functions are spread already. */
function isSpreadAuth(
  spread: Extract<Node, { type: 'SpreadElement' }>,
  { isReal, methods }: Pick<Factory, 'isReal' | 'methods'>,
): boolean {
  return parentOf(spread) === methods && isRealAuth(spread.argument, isReal)
}

/** Makes exchanges edits of the file. */
export function exchange(found: readonly Exchange[], edits: EditBuilder): void {
  for (const { start, end, text } of found) edits.replace(start, end, text)
}
