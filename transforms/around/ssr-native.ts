import type { Decided, FileDecision } from '../decide.js'
import { type EditSet, joinEdits, newEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import { rejectionReads } from '../flow/rejection.js'
import type { Addition } from '../import-changes.js'
import { removeLine } from '../import-removal.js'
import { indentAt } from '../layout.js'
import { SSR_CONTEXT } from '../mocked-methods.js'
import {
  endOf,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { callVerdict } from '../rules/call.js'
import type { CallUse, RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { RUNNER } from '../server-module.js'
import { type NextRequest, nextRequest } from './next-request.js'

/** Module of the v6 functions that take the context of a request. */
const V6_SERVER = 'aws-amplify/auth/server'

/** One call of `withSSRContext` whose every use becomes a function of v6 in the context of Next.js. */
interface NativeContext {
  /** The mention of `withSSRContext`. */
  readonly node: Node
  readonly request: NextRequest
  readonly edits: EditSet
  readonly functions: readonly string[]
  readonly uses: readonly Decided[]
}

/** All calls of `withSSRContext` of a file that become functions of v6, and what these need. */
export interface NativeContexts {
  readonly contexts: readonly NativeContext[]
  readonly uses: ReadonlySet<Decided>
  readonly edits: EditSet
  readonly imports: readonly Addition[]
  /** Functions of the server module. */
  readonly helpers: readonly string[]
}

/** Finds the calls of `withSSRContext` that are known well enough to be written as v6 has it. */
export function nativeContexts(
  mentions: readonly Node[],
  asked: readonly Decided[],
  decision: FileDecision,
): NativeContexts {
  const { importName, knowledge } = decision.context
  const { configuration, mockedMethods } = knowledge.package
  // Whom Cognito tells nothing about it cannot be asked for, and tests may have a context of their own.
  // The adapter asks AWS for the keys of tokens: it lets nobody in whose tokens come from elsewhere.
  const isOpen =
    !configuration.mayLackScope && !configuration.hasOwnEndpoint && !mockedMethods.has(SSR_CONTEXT)
  const module = isOpen ? knowledge.serverModule : null
  const contexts = module
    ? mentions.flatMap((node) => nativeContext(node, asked, decision) ?? [])
    : []
  const imported = (from: string, name: string): Addition => ({
    module: from,
    imported: name,
    local: importName(from, name, []),
    typeOnly: false,
  })
  const functions = new Set(contexts.flatMap((one) => one.functions))
  const runner = module && contexts.length > 0 ? [imported(module, RUNNER)] : []
  return {
    contexts,
    uses: new Set(contexts.flatMap((one) => one.uses)),
    edits: joinEdits([...contexts.map((one) => one.edits), ...namedResponses(contexts)]),
    imports: [...[...functions].map((name) => imported(V6_SERVER, name)), ...runner],
    helpers: runner.length > 0 ? [RUNNER] : [],
  }
}

/** A response gets its name once, however often a request is asked. */
function namedResponses(contexts: readonly NativeContext[]): EditSet[] {
  const names = contexts.flatMap(({ request }) => request.edits.insertions)
  const once = new Map(names.map((name) => [name.at, name]))
  return [{ replacements: [], insertions: [...once.values()] }]
}

/** What v6 has instead of a call of `withSSRContext`; null where not all that is asked is known. */
function nativeContext(
  node: Node,
  asked: readonly Decided[],
  decision: FileDecision,
): NativeContext | null {
  const { context } = decision
  const call = parentOf(node)
  if (call?.type !== 'CallExpression' || call.callee !== node) return null
  const request = nextRequest(call, context)
  const holder = parentOf(unwrapOutwards(call))
  const declarator = holder?.type === 'VariableDeclarator' ? holder : null
  const uses = asked.filter(({ use: { at } }) =>
    declarator && at.name?.entry.kind === 'declared'
      ? at.name.entry.declarator === declarator
      : isInside(call, at.node),
  )
  if (!request || uses.length === 0 || !isAllUsed(declarator, uses, context)) return null
  const rewritten = uses.map(({ use }) =>
    use.kind === 'call' ? inContext(use, request, context) : null,
  )
  if (!rewritten.every((one) => one !== null)) return null
  const removed = newEdits()
  if (declarator) removeLine(parentOf(declarator) as Node, context, removed)
  return {
    node,
    request,
    edits: joinEdits([removed.done(), ...rewritten.map(({ edits }) => edits)]),
    functions: rewritten.flatMap(({ functions }) => functions),
    uses,
  }
}

/** Is the Auth of the request all that is taken, and every mention of it one of the uses? */
function isAllUsed(
  declarator: NodeOf<'VariableDeclarator'> | null,
  uses: readonly Decided[],
  context: RuleContext,
): boolean {
  if (!declarator) return true
  const declaration = parentOf(declarator)
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return false
  if (context.hasComment(startOf(declaration), endOf(declaration))) return false
  const { id } = declarator
  const [property, ...others] = id.type === 'ObjectPattern' ? id.properties : []
  const local = property?.type === 'ObjectProperty' ? (property.value as Node) : id
  if (others.length > 0 || local.type !== 'Identifier') return false
  const binding = resolve(context.tree.scopeAt(local), local.name, 'value')
  return Boolean(
    binding?.references.every(({ node }) => uses.some(({ use }) => isInside(node, use.at.node))),
  )
}

/** A call of the Auth of a request as functions of v6 that run in the context of the request. */
function inContext(
  use: CallUse,
  request: NextRequest,
  context: RuleContext,
): { readonly edits: EditSet; readonly functions: readonly string[] } | null {
  const { call } = use
  if (call.type !== 'CallExpression' || call.arguments.length > 0) return null
  if (!request.isSeenFrom(call) || readsCode(use, context)) return null
  const places = context.uses.flatMap(({ at }) => (at.perRequest ? [at.node] : []))
  const nameOf = (name: string) => context.importName(V6_SERVER, name, places)
  const verdict = callVerdict(use, { ...context, localName: nameOf })
  if (verdict.tier !== 'native' || !verdict.functions.every((name) => SERVER.has(name))) return null
  const { edits } = verdict
  if (verdict.functions.length === 0) return null
  const isAsked = verdict.functions.includes(ASKING)
  const isIgnored = !isAsked && promisePath(call).value.kind === 'ignored'
  const functions = isIgnored ? [ASKING] : verdict.functions
  const calls = functions.map((name) => `${nameOf(name)}(${SPEC})`)
  const { source, layout } = context
  const indent = indentAt(source, startOf(call))
  const line = (depth: number) => `${layout.newline}${indent}${layout.unit.repeat(depth)}`
  const end = layout.semicolon
  const result =
    calls.length === 1 ? ` ${calls[0]}` : `${line(2)}Promise.all([${calls.join(', ')}])`
  const asked = [
    ` {${line(2)}await ${nameOf(ASKING)}(${SPEC})${end}`,
    `${line(2)}return${result}${end}${line(1)}}`,
  ].join('')
  const isPlain = isAsked || isIgnored
  const text = [
    `${context.importName(context.knowledge.serverModule ?? '', RUNNER, places)}({`,
    `${line(1)}nextServerContext: { request: ${request.request}, response: ${request.response} },`,
    `${line(1)}operation: ${isPlain ? '' : 'async '}(${SPEC}) =>${isPlain ? result : asked},`,
    `${line(0)}})`,
  ].join('')
  const own = newEdits()
  own.replace(startOf(call), endOf(call), text)
  const isOutside = (start: number, end: number) => end <= startOf(call) || endOf(call) <= start
  const around = {
    replacements: edits.replacements.filter(({ start, end }) => isOutside(start, end)),
    insertions: edits.insertions.filter(({ at }) => isOutside(at, at)),
  }
  return {
    edits: joinEdits([own.done(), around]),
    functions: isPlain ? functions : [ASKING, ...functions],
  }
}

/** What v6's own guide calls the context. */
const SPEC = 'contextSpec'

/**
 * Asks Cognito, as v5 did at every request: the others go by the tokens, and a session that was ended
 * elsewhere would go on until they expire.
 */
const ASKING = 'fetchUserAttributes'

/** The functions that `aws-amplify/auth/server` has. */
const SERVER: ReadonlySet<string> = new Set(['getCurrentUser', 'fetchAuthSession', ASKING])

/** Is the `code` of a rejection read? v6 has a `name` in its place. */
function readsCode(use: CallUse, { tree }: RuleContext): boolean {
  const { patterns } = rejectionReads(promisePath(use.call), tree)
  return [...patterns].some((pattern) => {
    if (pattern.type !== 'Identifier') return true
    const binding = resolve(tree.scopeAt(pattern), pattern.name, 'value')
    return binding?.references.some(({ node }) => {
      const member = parentOf(unwrapOutwards(node))
      return isMember(member) && staticKey(member) === 'code'
    })
  })
}
