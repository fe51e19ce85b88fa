import { importedName } from '../names.js'
import { type Node, type NodeOf, parentOf, staticKey } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'

type Tree = RuleContext['tree']

/**
 * `Auth.configure(settings)` right behind `Amplify.configure(settings)`, which has configured Auth
 * with the same object.
 */
export function repeatsConfigure(call: Node, { tree }: Pick<RuleContext, 'tree'>): boolean {
  const statement = parentOf(call)
  const name = onlyName(call)
  if (statement?.type !== 'ExpressionStatement' || name === null) return false
  const before = statementsBefore(statement).at(-1)
  const earlier = before && amplifyCall(before, tree)
  return earlier !== undefined && earlier !== null && onlyName(earlier) === name
}

/** Does a statement before this one, in the same block, configure Amplify? */
export function followsAmplify(statement: Node, { tree }: Pick<RuleContext, 'tree'>): boolean {
  return statementsBefore(statement).some((node) => amplifyCall(node, tree) !== null)
}

function statementsBefore(statement: Node): readonly Node[] {
  const around = parentOf(statement)
  const body =
    around && 'body' in around && Array.isArray(around.body) ? (around.body as Node[]) : []
  return body.slice(0, body.indexOf(statement))
}

function onlyName(call: Node): string | null {
  const [argument, ...others] = call.type === 'CallExpression' ? call.arguments : []
  return argument?.type === 'Identifier' && others.length === 0 ? argument.name : null
}

/** The call that a statement is, where it configures Amplify. */
function amplifyCall(node: Node, tree: Tree): Node | null {
  const call = node.type === 'ExpressionStatement' ? node.expression : null
  const callee = call?.type === 'CallExpression' ? call.callee : null
  if (callee?.type !== 'MemberExpression' || staticKey(callee) !== 'configure') return null
  const { object } = callee
  if (object.type !== 'Identifier') return null
  const declaration = resolve(tree.scopeAt(object), object.name, 'value')?.declaration
  if (!declaration || !/^Import(?:Default)?Specifier$/.test(declaration.type)) return null
  const name = importedName(
    declaration as NodeOf<'ImportSpecifier'> | NodeOf<'ImportDefaultSpecifier'>,
  )
  return /^(?:Amplify|default)$/.test(name) ? call : null
}
