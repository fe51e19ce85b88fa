import { importedName } from '../names.js'
import { endOf, type Node, type NodeOf, parentOf, startOf, staticKey, walk } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'

type Tree = RuleContext['tree']

/**
 * `Auth.configure(settings)` right beside `Amplify.configure(settings)`, which configures Auth with the
 * same object, or beside one that has it as its `Auth`.
 */
export function repeatsConfigure(
  call: Node,
  { tree, source }: Pick<RuleContext, 'tree' | 'source'>,
): boolean {
  const statement = parentOf(call)
  const said = onlyArgument(call)
  if (statement?.type !== 'ExpressionStatement' || !said || !isSettled(said)) return false
  return neighbours(statement).some((node) => {
    const other = amplifyCall(node, tree)
    const argument = other && onlyArgument(other)
    return argument ? saysTheSame(said, argument, source) : false
  })
}

/** `settings`, `settings.Auth` or `{ ...settings.Auth }`, where Amplify is given `settings`. */
function saysTheSame(auth: Node, amplify: Node, source: string): boolean {
  const textOf = (node: Node) => source.slice(startOf(node), endOf(node)).replace(/\s+/g, '')
  const wanted = textOf(amplify)
  if (textOf(auth) === wanted) return true
  const block = textOf(onlySpread(auth) ?? auth)
  if (amplify.type !== 'ObjectExpression') return block === `${wanted}.Auth`
  const [given, ...others] = amplify.properties.filter(
    (one) => one.type !== 'SpreadElement' && staticKey(one) === 'Auth',
  )
  const isAlone = given?.type === 'ObjectProperty' && others.length === 0
  const isLast = !amplify.properties.some(({ type }) => type === 'SpreadElement')
  return isAlone && isLast && textOf(given.value) === block
}

function onlySpread(node: Node): Node | null {
  const [only, ...others] = node.type === 'ObjectExpression' ? node.properties : []
  return only?.type === 'SpreadElement' && others.length === 0 ? only.argument : null
}

/** The statements before and behind one, without those that configure something else. */
function neighbours(statement: Node): Node[] {
  const body = bodyAround(statement)
  const at = body.indexOf(statement)
  const isOther = (node: Node) => calleeOf(node) !== null
  const nextOf = (nodes: readonly Node[]) => {
    const last = nodes.findIndex((node) => !isOther(node))
    return last === -1 ? nodes : nodes.slice(0, last)
  }
  return [...nextOf(body.slice(0, at).reverse()), ...nextOf(body.slice(at + 1))]
}

/** Does a value stay the same when it is read twice? */
function isSettled(argument: Node): boolean {
  let isSettled = true
  walk(argument, ({ type }) => {
    if (/Call|New|Await|Yield|Update|Assignment|Function/.test(type)) isSettled = false
  })
  return isSettled
}

/** Does a statement before this one, in the same block, configure Amplify? */
export function followsAmplify(statement: Node, { tree }: Pick<RuleContext, 'tree'>): boolean {
  return statementsBefore(statement).some((node) => amplifyCall(node, tree) !== null)
}

function statementsBefore(statement: Node): readonly Node[] {
  const body = bodyAround(statement)
  return body.slice(0, body.indexOf(statement))
}

function bodyAround(statement: Node): readonly Node[] {
  const around = parentOf(statement)
  return around && 'body' in around && Array.isArray(around.body) ? (around.body as Node[]) : []
}

function onlyArgument(call: Node): Node | null {
  const [argument, ...others] = call.type === 'CallExpression' ? call.arguments : []
  return argument && others.length === 0 ? argument : null
}

/** `Auth` of the statement `Auth.configure(…)`. */
function calleeOf(node: Node): NodeOf<'Identifier'> | null {
  const call = node.type === 'ExpressionStatement' ? node.expression : null
  const callee = call?.type === 'CallExpression' ? call.callee : null
  if (callee?.type !== 'MemberExpression' || staticKey(callee) !== 'configure') return null
  return callee.object.type === 'Identifier' ? callee.object : null
}

/** The call that a statement is, where it configures Amplify. */
function amplifyCall(node: Node, tree: Tree): Node | null {
  const object = calleeOf(node)
  if (!object) return null
  const declaration = resolve(tree.scopeAt(object), object.name, 'value')?.declaration
  if (!declaration || !/^Import(?:Default)?Specifier$/.test(declaration.type)) return null
  const name = importedName(
    declaration as NodeOf<'ImportSpecifier'> | NodeOf<'ImportDefaultSpecifier'>,
  )
  return /^(?:Amplify|default)$/.test(name)
    ? (node as NodeOf<'ExpressionStatement'>).expression
    : null
}
