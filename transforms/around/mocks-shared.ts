import { indentAt } from '../layout.js'
import { isCall, isMember, type Node, startOf, staticKey, unwrapInwards, walk } from '../node.js'
import type { Factory } from './mocks-factory.js'
import type { MockFile } from './mocks-file.js'
import { movedText } from './mocks-moves.js'
import { realExchanges } from './mocks-real.js'

/** Who needs which statements of a factory, once its object is taken apart. */
export interface Shares {
  /** Those that what is taken needs, as texts for the new factory. */
  readonly taken: readonly string[]
  /** Those that nothing needs which stays. */
  readonly gone: readonly Node[]
}

/** Divides the statements before a factory's `return`; a text says why that cannot be. */
export function shares(
  { before, isReal, methods, nested }: Factory,
  parts: { readonly taken: readonly Node[]; readonly left: readonly Node[] },
  { context: { source, layout }, style }: MockFile,
): Shares | string {
  const moved = new Set<Node>(nested.map(({ property }) => property))
  const mine = neededBy(parts.taken, before, new Set())
  const theirs = neededBy(parts.left, before, moved)
  const twice = [...mine].filter((one) => theirs.has(one))
  if (twice.some((one) => !isRepeatable(one, isReal))) return WORKS_OUT
  // A statement that neither needs does something that cannot be told.
  const isIdle = (one: Node) => !mine.has(one) && !theirs.has(one)
  if (before.some((one) => isIdle(one) && one.type !== 'VariableDeclaration')) return WORKS_OUT
  const [first] = before
  const indent = first ? indentAt(source, startOf(first)) : ''
  const outer = indent.slice(0, Math.max(0, indent.length - layout.unit.length)) + layout.unit
  const taken = before.filter((one) => mine.has(one))
  return {
    taken: taken.map((one) =>
      movedText(one, source, outer, {
        exchanged: realExchanges(one, { isReal, methods }, style.helperModule),
      }),
    ),
    gone: taken.filter((one) => !theirs.has(one)),
  }
}

const WORKS_OUT = 'its factory works out what it returns'

/** The statements that some expressions rest on, and those that these rest on. */
function neededBy(
  roots: readonly Node[],
  before: readonly Node[],
  moved: ReadonlySet<Node>,
): Set<Node> {
  const declared = new Set(before.flatMap(declaredBy))
  const namesOf = (node: Node) => namesIn(node, moved).filter((name) => declared.has(name))
  const names = new Set(roots.flatMap(namesOf))
  const needed = new Set<Node>()
  for (let found = true; found; ) {
    found = false
    for (const one of before) {
      // What names something may change it: `mockSignIn.mockResolvedValue(user)`.
      const isCalled = one.type === 'ExpressionStatement' && declaredBy(one).length === 0
      const said = isCalled ? namesOf(one) : declaredBy(one)
      if (needed.has(one) || !said.some((name) => names.has(name))) continue
      needed.add(one)
      for (const name of namesOf(one)) names.add(name)
      found = true
    }
  }
  return needed
}

function declaredBy(statement: Node): string[] {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    return statement.id ? [statement.id.name] : []
  }
  if (statement.type === 'ExpressionStatement') {
    const { expression } = statement
    const target = expression.type === 'AssignmentExpression' ? expression.left : null
    return target?.type === 'Identifier' ? [target.name] : []
  }
  if (statement.type !== 'VariableDeclaration') return []
  return statement.declarations.flatMap(({ id }) => namesIn(id as Node, new Set()))
}

function namesIn(node: Node, moved: ReadonlySet<Node>): string[] {
  const names: string[] = []
  walk(node, (one) => {
    if (one.type === 'Identifier') names.push(one.name)
    return !moved.has(one)
  })
  return names
}

/** May two factories each have such a statement? Not where it makes something that tests ask. */
function isRepeatable(statement: Node, isReal: Factory['isReal']): boolean {
  if (statement.type === 'ExpressionStatement') return false
  let found = true
  walk(statement, (node) => {
    if (isCall(node) && isReal(unwrapInwards(node))) return false
    if (isCall(node) && isMember(node.callee) && staticKey(node.callee) === 'fn') found = false
    if (node.type === 'NewExpression') found = false
    return found
  })
  return found
}
