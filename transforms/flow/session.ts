import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import {
  endOf,
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { own } from '../own.js'
import { type Binding, type Reference, resolve, type ScopeTree } from '../scope.js'
import { isReadFirst } from './certainty.js'
import { isWrite } from './current-user.js'
import type { PromisePath } from './promise-path.js'

/** What the session flow needs to know about the file. */
export interface SessionContext {
  readonly tree: ScopeTree
  readonly typed: boolean
  readonly hasComment: (start: number, end: number) => boolean
  readonly isInMarkup: (name: string) => boolean
}

export type SessionReads =
  | { readonly ok: true; readonly edits: EditSet }
  | { readonly ok: false; readonly reason: string }

/** The two tokens that v6 hands out, by how v5 reads them. */
const TOKENS: Readonly<Record<string, { readonly token: string; readonly called: boolean }>> = {
  getIdToken: { token: 'idToken', called: true },
  getAccessToken: { token: 'accessToken', called: true },
  idToken: { token: 'idToken', called: false },
  accessToken: { token: 'accessToken', called: false },
}

const HELD_BACK: Readonly<Record<string, string>> = {
  getRefreshToken: 'v6 does not hand out the refresh token',
  refreshToken: 'v6 does not hand out the refresh token',
  isValid: 'a v6 session has no isValid()',
}

const NOT_FIRST = 'other things happen before the session is read, and v6 would not reject first'

class Unknown extends Error {}

/**
 * Rewrites every read of a v5 session to the v6 one. All reads have to be known, and the first has
 * to come before anything else happens: signed out it throws, where v5's promise had rejected.
 */
export function sessionEdits(path: PromisePath, context: SessionContext): SessionReads {
  const edits = newEdits()
  try {
    readSession(path, context, edits)
    return { ok: true, edits: edits.done() }
  } catch (error) {
    if (error instanceof Unknown) return { ok: false, reason: error.message }
    throw error
  }
}

function readSession(path: PromisePath, context: SessionContext, edits: EditBuilder): void {
  if (path.value.kind === 'used') readToken(path.end, context, edits)
  else if (path.value.kind === 'bound') readBound(path, context, edits)
  else if (path.value.kind === 'callback') readParameter(path.value.callback, context, edits)
  else throw new Unknown('the session is handed to the caller')
}

function readBound(path: PromisePath, context: SessionContext, edits: EditBuilder): void {
  const declarator = path.value.kind === 'bound' ? path.value.declarator : null
  if (declarator?.type !== 'VariableDeclarator') throw new Unknown('the session is stored')
  if (declarator.id.type === 'ObjectPattern') {
    readPattern(declarator.id, path.end, context, edits)
    return
  }
  const binding = nameOf(declarator.id, context)
  const declaration = parentOf(declarator) as NodeOf<'VariableDeclaration'>
  if (declaration.declarations.at(-1) !== declarator) throw new Unknown(NOT_FIRST)
  if (!readsAtOnce(statementAfter(declaration), binding.references)) {
    throw new Unknown(NOT_FIRST)
  }
  for (const { node } of binding.references) readToken(unwrapOutwards(node), context, edits)
}

function readParameter(callback: Node, context: SessionContext, edits: EditBuilder): void {
  if (!isFunction(callback)) throw new Unknown('the session is handed to another function')
  const { params, body } = callback as NodeOf<'ArrowFunctionExpression'>
  const [param] = params
  if (!param || params.length > 1) throw new Unknown('the session is handed to another function')
  const binding = nameOf(param, context)
  const first = body.type === 'BlockStatement' ? body.body[0] : body
  if (!readsAtOnce(first, binding.references)) {
    throw new Unknown(NOT_FIRST)
  }
  for (const { node } of binding.references) readToken(unwrapOutwards(node), context, edits)
}

/** `const { idToken } = await …` takes the tokens out, and throws when there are none. */
function readPattern(
  pattern: NodeOf<'ObjectPattern'>,
  end: Node,
  context: SessionContext,
  edits: EditBuilder,
): void {
  for (const property of pattern.properties) {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    const known = key === null ? undefined : own(TOKENS, key)
    if (property.type !== 'ObjectProperty' || !known || known.called) {
      throw new Unknown(
        own(HELD_BACK, key ?? '') ?? 'a member of the session is read that v6 has not',
      )
    }
    const binding = nameOf(property.value as Node, context)
    const bang = context.typed && known.token === 'idToken' ? '!' : ''
    for (const { node } of binding.references) {
      const expression = unwrapOutwards(node)
      if (bang) edits.insertAfter(endOf(expression), bang)
      readMember(expression, context, edits)
    }
  }
  edits.insertBefore(startOf(end), '(')
  edits.insertAfter(endOf(end), `).tokens${context.typed ? '!' : ''}`)
}

/** `session.getIdToken()` and what is read from the token behind it. */
function readToken(session: Node, context: SessionContext, edits: EditBuilder): void {
  const member = parentOf(session)
  if (!isMember(member) || member.object !== session) {
    throw new Unknown('the session is handed on as a whole')
  }
  const key = staticKey(member) ?? ''
  const known = own(TOKENS, key)
  if (!known)
    throw new Unknown(own(HELD_BACK, key) ?? `v6 has no ${key || 'such member'} in a session`)
  const token = known.called ? callOf(member) : member
  if (!token) throw new Unknown(`${key} is not called here`)
  const bang = context.typed ? '!' : ''
  const text = `.tokens${bang}.${known.token}${known.token === 'idToken' ? bang : ''}`
  replace(endOf(session), endOf(token), text, context, edits)
  readTokenValue(unwrapOutwards(token), context, edits)
}

function readTokenValue(token: Node, context: SessionContext, edits: EditBuilder): void {
  const parent = parentOf(token)
  if (parent?.type === 'VariableDeclarator' && parent.init === token) {
    for (const { node } of nameOf(parent.id, context).references) {
      readMember(unwrapOutwards(node), context, edits)
    }
    return
  }
  readMember(token, context, edits)
}

/** `token.getJwtToken()`, `token.payload`. */
function readMember(token: Node, context: SessionContext, edits: EditBuilder): void {
  const member = parentOf(token)
  const key = isMember(member) && member.object === token ? staticKey(member) : null
  if (!isMember(member) || key === null)
    throw new Unknown('the token object is handed on as a whole')
  const text = key === 'jwtToken' ? member : key === 'getJwtToken' ? callOf(member) : null
  if (text && isChanged(text)) throw new Unknown('the token object is changed')
  if (text) {
    replace(endOf(token), endOf(text), '.toString()', context, edits)
    return
  }
  const claims = key === 'payload' ? member : key === 'decodePayload' ? callOf(member) : null
  if (!claims) throw new Unknown(`a v6 token has no ${key}`)
  if (context.typed) throw new Unknown('claims are typed more strictly in v6')
  replace(endOf(token), endOf(claims), '.payload', context, edits)
}

function isChanged(member: Node): boolean {
  const parent = parentOf(unwrapOutwards(member))
  return (parent?.type === 'UnaryExpression' && parent.operator === 'delete') || isWrite(member)
}

function replace(
  start: number,
  end: number,
  text: string,
  context: SessionContext,
  edits: EditBuilder,
): void {
  if (context.hasComment(start, end))
    throw new Unknown('a comment stands where the session is read')
  edits.replace(start, end, text)
}

function callOf(member: Node): Node | null {
  const call = parentOf(member)
  return isCall(call) && call.callee === member && call.arguments.length === 0 ? call : null
}

/** A name that is never written again. */
function nameOf(pattern: Node, context: SessionContext): Binding {
  const isName = pattern.type === 'Identifier'
  const binding = isName ? resolve(context.tree.scopeAt(pattern), pattern.name, 'value') : null
  if (!binding || binding.references.some(({ node }) => isWrite(node))) {
    throw new Unknown('the name that holds the session changes')
  }
  if (context.isInMarkup(binding.name)) throw new Unknown('the markup reads it')
  const annotated = isName && pattern.typeAnnotation
  if (annotated) throw new Unknown('the session is annotated with a v5 type')
  return binding
}

function statementAfter(declaration: Node): Node | undefined {
  const block = parentOf(declaration) as { body?: Node[]; consequent?: Node[] } | undefined
  const siblings = Array.isArray(block?.body) ? block.body : block?.consequent
  if (!Array.isArray(siblings)) return undefined
  return siblings[siblings.indexOf(declaration) + 1]
}

/** Is one of these references certain to be evaluated first when the code runs? */
function readsAtOnce(code: Node | undefined, references: readonly Reference[]): boolean {
  return code !== undefined && references.some(({ node }) => isReadFirst(node, code))
}
