import type { MethodRow } from '../../src/table/row.js'
import { types } from '../../src/table/types.js'
import { type EditSet, joinEdits, newEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import { importedName } from '../names.js'
import {
  ancestor,
  endOf,
  isCall,
  isFunction,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { own } from '../own.js'
import { resolve } from '../scope.js'
import { renameCallee } from './callee.js'
import { guardProblem } from './guard-question.js'
import { sharedDoor } from './lost.js'
import { methodRowOf } from './method-row.js'
import { noticed } from './outcome.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

const ENUM = 'CognitoHostedUIIdentityProvider'

const members = types.find((row) => row.name === ENUM)?.members ?? {}

/** v5's wire name of a provider -> v6's name of it; null for the user pool itself. */
const BY_VALUE: ReadonlyMap<string, string | null> = new Map(
  Object.values(members).map(({ v5, v6 }) => [v5, v6]),
)

/** `signInWithRedirect()` where nobody can be signed in any more, with the provider translated. */
export function redirectVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const args = use.call.arguments as Node[]
  if (args.length > 1) return bridge('v6 has no sign-in with the token of another provider')
  if (!followsFailedGuard(use, context)) return bridge(row.bridged ?? '')
  const reason = noticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const [argument] = args
  const edits = newEdits()
  if (argument) {
    const problem = mapRedirect(argument, context, edits)
    if (problem) return bridge(problem)
  }
  return {
    tier: 'native',
    edits: joinEdits([renameCallee(use, 'signInWithRedirect', context), edits.done()]),
    functions: ['signInWithRedirect'],
    dropped: [],
  }
}

function mapRedirect(
  argument: Node,
  context: RuleContext,
  edits: ReturnType<typeof newEdits>,
): string | null {
  if (argument.type !== 'ObjectExpression') return 'its argument is not written in the call'
  if (context.hasComment(startOf(argument), endOf(argument)))
    return 'a comment stands in its argument'
  const kept: string[] = []
  const seen = new Set<string>()
  for (const property of argument.properties) {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (property.type !== 'ObjectProperty' || key === null || seen.has(key)) {
      return 'its argument has members that are only known when the program runs'
    }
    seen.add(key)
    const value = context.source.slice(startOf(property.value), endOf(property.value))
    if (key === 'customState') kept.push(property.shorthand ? key : `${key}: ${value}`)
    else if (key === 'provider' || key === 'customProvider') {
      const provider = providerText(property.value as Node, key, context)
      if (provider === undefined)
        return 'which provider it means is only known when the program runs'
      if (provider !== null) kept.push(`provider: ${provider}`)
    } else return `v6 has no place for its member ${key}`
  }
  if (seen.has('provider') && seen.has('customProvider')) return 'it names two providers'
  const text = kept.length > 0 ? `{ ${kept.join(', ')} }` : ''
  edits.replace(startOf(argument), endOf(argument), text)
  return null
}

/** Source of the v6 provider; null for the user pool itself, undefined when it is not known. */
function providerText(value: Node, key: string, context: RuleContext): string | null | undefined {
  const { quote } = context.layout
  const name = providerName(unwrapInwards(value), context)
  if (name !== undefined) {
    const known = BY_VALUE.get(name)
    if (known === null) return null
    if (known !== undefined && key === 'provider') return `${quote}${known}${quote}`
    const literal = unwrapInwards(value)
    const written = literal.type === 'StringLiteral'
    const text = written
      ? context.source.slice(startOf(literal), endOf(literal))
      : `${quote}${name}${quote}`
    return `{ custom: ${text} }`
  }
  return undefined
}

/** Members of the enum that a call names become the texts that they stand for, which the helper takes. */
export function providerTexts({ call }: CallUse, context: RuleContext): EditSet {
  const { quote } = context.layout
  const [argument] = call.arguments as Node[]
  const edits = newEdits()
  for (const property of argument?.type === 'ObjectExpression' ? argument.properties : []) {
    if (property.type !== 'ObjectProperty' || staticKey(property) !== 'provider') continue
    // An assertion around it says something about the enum.
    const value = property.value as Node
    const name = value.type === 'StringLiteral' ? undefined : providerName(value, context)
    if (name !== undefined) edits.replace(startOf(value), endOf(value), `${quote}${name}${quote}`)
  }
  return edits.done()
}

/** The wire name that a literal or a member of the enum stands for. */
function providerName(value: Node, context: RuleContext): string | undefined {
  if (value.type === 'StringLiteral') return value.value
  if (!isMember(value) || value.object.type !== 'Identifier') return undefined
  const binding = resolve(context.tree.scopeAt(value), value.object.name, 'value')
  const declaration = binding?.declaration
  const isEnum =
    declaration?.type === 'ImportSpecifier' &&
    declaration.imported.type === 'Identifier' &&
    declaration.imported.name === ENUM
  return isEnum ? own(members, staticKey(value) ?? '')?.v5 : undefined
}

const GUARDS = /^current(?:AuthenticatedUser|UserPoolUser|Session)$/

/**
 * Runs only after a guard rejected: in the catch of a try that does nothing but ask, or in a
 * `.catch` right behind the question. Elsewhere somebody may be signed in, and v6 would reject.
 */
function followsFailedGuard(use: CallUse, context: RuleContext): boolean {
  const isGuard = (node: Node | null | undefined): boolean => {
    const call = node && unwrapInwards(node)
    return context.uses.some((other) => {
      if (other.kind !== 'call' || other.call !== call || !GUARDS.test(other.method)) return false
      const row = methodRowOf(other.method)
      return row !== undefined && !sharedDoor(row, context) && !guardProblem(row, other, context)
    })
  }
  const clause = ancestor(use.call, (node) => node.type === 'CatchClause' || isFunction(node))
  if (!clause || !isFirstEffect(use, clause, context)) return false
  if (clause.type === 'CatchClause') {
    const statement = parentOf(clause) as NodeOf<'TryStatement'>
    const [only, ...rest] = statement.block.body
    return rest.length === 0 && isGuard(only && awaitedIn(only))
  }
  const call = parentOf(clause)
  if (!isCall(call) || !isMember(call.callee) || staticKey(call.callee) !== 'catch') return false
  return isGuard(call.callee.object)
}

/** Nothing but words on the console, and other redirects, may come before it. */
function isFirstEffect(use: CallUse, handler: Node, context: RuleContext): boolean {
  const body = (handler as { readonly body?: Node }).body
  if (body?.type !== 'BlockStatement') return true
  const at = body.body.findIndex((statement) => isInside(use.call, statement))
  return body.body.slice(0, at).every((statement) => isHarmless(statement, context))
}

/** Nobody can be signed in behind a statement that only writes to the console or leaves the page. */
function isHarmless(statement: Node, { uses, tree }: RuleContext): boolean {
  let harmless = true
  walk(statement, (node) => {
    if (isFunction(node)) return false
    if (isCall(node)) harmless &&= isConsole(node) || isRedirect(node, uses, tree)
    return harmless && node.type !== 'NewExpression'
  })
  return harmless
}

function isConsole(call: Node): boolean {
  const { callee } = call as NodeOf<'CallExpression'>
  const object = isMember(callee) ? callee.object : null
  return object?.type === 'Identifier' && object.name === 'console'
}

function isRedirect(call: Node, uses: RuleContext['uses'], tree: RuleContext['tree']): boolean {
  const { callee } = call as NodeOf<'CallExpression'>
  if (callee.type === 'Identifier') {
    const declaration = resolve(tree.scopeAt(callee), callee.name, 'value')?.declaration
    return (
      declaration?.type === 'ImportSpecifier' && importedName(declaration) === 'signInWithRedirect'
    )
  }
  return uses.some(
    (use) => use.kind === 'call' && use.call === call && use.method === 'federatedSignIn',
  )
}

/** The promise that a statement waits for, when it does nothing else. */
function awaitedIn(statement: Node): Node | null {
  const expression =
    statement.type === 'ExpressionStatement'
      ? statement.expression
      : statement.type === 'ReturnStatement'
        ? statement.argument
        : statement.type === 'VariableDeclaration'
          ? statement.declarations[0]?.init
          : null
  const value =
    expression?.type === 'AssignmentExpression' && expression.left.type === 'Identifier'
      ? expression.right
      : expression
  return value?.type === 'AwaitExpression' ? value.argument : null
}
