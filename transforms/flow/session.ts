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
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import { isCastInside, isCastOutside } from './casts.js'
import { isWrite } from './current-user.js'
import { freeName } from './free-name.js'
import { goesOnWithLineBefore } from './line-before.js'
import type { PromisePath } from './promise-path.js'
import { isFirstIn, statementAfter } from './reads-at-once.js'
import { rootsOf } from './roots.js'

/** What the session flow needs to know about the file. */
export interface SessionContext {
  /** What is read: the session itself, or a user that holds it. */
  readonly of?: 'session' | 'user'
  /** The name that holds the session from now on, where it is another one. */
  readonly holder?: string | null
  readonly source: string
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

const LINE_BEFORE = 'the claims would go on with the line before, which has no semicolon'
const OTHER_RECORD = 'Record is something else in this file'

const CAST = 'the session is annotated with a type of v5'

class Unknown extends Error {}

/**
 * Rewrites every read of a v5 session to the v6 one. All reads have to be known, and the first has
 * to come before anything else happens: signed out it throws, where v5's promise had rejected.
 */
export function sessionEdits(
  path: PromisePath,
  context: SessionContext,
  of: 'session' | 'user' = 'session',
): SessionReads {
  const edits = newEdits()
  try {
    readSession(
      path,
      { ...context, of, holder: of === 'user' ? renamed(path, context, edits) : null },
      edits,
    )
    return { ok: true, edits: edits.done() }
  } catch (error) {
    if (error instanceof Unknown) return { ok: false, reason: error.message }
    throw error
  }
}

/** A variable that held the user is called after the session that it holds now. */
function renamed(path: PromisePath, context: SessionContext, edits: EditBuilder): string | null {
  const found = rootsOf(path, context)
  if (!found?.name) return null
  const name = freeName(['session', 'authSession'], [found.name, ...found.reads], context)
  if (name !== null) edits.replace(startOf(found.name), endOf(found.name), name)
  return name
}

function readSession(path: PromisePath, context: SessionContext, edits: EditBuilder): void {
  if (isCastInside(path.end) || isCastOutside(path.end)) throw new Unknown(CAST)
  if (path.value.kind === 'used') readToken(sessionAt(path.end, context, edits), context, edits)
  else if (path.value.kind === 'bound') readBound(path, context, edits)
  else if (path.value.kind === 'callback') readParameter(path.value.callback, context, edits)
  else throw new Unknown('the session is handed to the caller')
}

function readBound(path: PromisePath, context: SessionContext, edits: EditBuilder): void {
  const declarator = path.value.kind === 'bound' ? path.value.declarator : null
  if (declarator?.type !== 'VariableDeclarator') throw new Unknown('the session is stored')
  if (declarator.id.type === 'ObjectPattern') {
    if (context.of === 'user') throw new Unknown('the user is taken apart')
    readPattern(declarator.id, path.end, context, edits)
    return
  }
  const binding = nameOf(declarator.id, context)
  const declaration = parentOf(declarator) as NodeOf<'VariableDeclaration'>
  if (declaration.declarations.at(-1) !== declarator) throw new Unknown(NOT_FIRST)
  if (!isFirstIn(statementAfter(declaration), binding.references)) {
    throw new Unknown(NOT_FIRST)
  }
  for (const { node } of binding.references) {
    readToken(sessionAt(unwrapOutwards(node), context, edits), context, edits)
  }
}

function readParameter(callback: Node, context: SessionContext, edits: EditBuilder): void {
  if (!isFunction(callback)) throw new Unknown('the session is handed to another function')
  const { params, body } = callback as NodeOf<'ArrowFunctionExpression'>
  const [param] = params
  if (!param || params.length > 1) throw new Unknown('the session is handed to another function')
  const binding = nameOf(param, context)
  const first = body.type === 'BlockStatement' ? body.body[0] : body
  if (!isFirstIn(first, binding.references)) {
    throw new Unknown(NOT_FIRST)
  }
  for (const { node } of binding.references) {
    readToken(sessionAt(unwrapOutwards(node), context, edits), context, edits)
  }
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

/** The expression that stands for the session: `user.signInUserSession` where a user holds it. */
function sessionAt(root: Node, context: SessionContext, edits: EditBuilder): Node {
  if (context.of !== 'user') return root
  const member = parentOf(root)
  const key = isMember(member) && member.object === root ? staticKey(member) : null
  const session =
    key === 'signInUserSession'
      ? member
      : key === 'getSignInUserSession' && isMember(member)
        ? callOf(member)
        : null
  if (!session || isOptional(session)) throw new Unknown('the user is read')
  const holder = root.type === 'Identifier' ? (context.holder ?? root.name) : null
  replace(holder ? startOf(root) : endOf(root), endOf(session), holder ?? '', context, edits)
  return unwrapOutwards(session)
}

/** `user?.signInUserSession`: what comes behind it would go on with a question mark. */
function isOptional(node: Node): boolean {
  return node.type === 'OptionalMemberExpression' && node.optional
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
  replace(endOf(token), endOf(claims), '.payload', context, edits)
  if (!context.typed) return
  if (goesOnWithLineBefore(token, context.source)) throw new Unknown(LINE_BEFORE)
  if (resolve(context.tree.scopeAt(token), 'Record', 'type')) throw new Unknown(OTHER_RECORD)
  // v5 typed claims as anything; v6 types them as JSON.
  edits.insertBefore(startOf(token), '(')
  edits.insertAfter(endOf(claims), ' as Record<string, any>)')
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
  if (annotated || binding.references.some(({ node }) => isCastOutside(node))) {
    throw new Unknown(CAST)
  }
  return binding
}
