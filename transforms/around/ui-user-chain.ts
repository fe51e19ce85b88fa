import type { EditSet } from '../edits.js'
import { isWrite } from '../flow/current-user.js'
import type { Addition } from '../import-changes.js'
import type { Layout } from '../layout.js'
import { isCall, isMember, type Node, parentOf, staticKey, unwrapOutwards } from '../node.js'

/** What code reads of an Authenticator's user, from the user to the value. */
export type UserChain = {
  /** The expression that stands for the user. */
  readonly user: Node
  /** `user?.`: the whole is undefined where there is no user. */
  readonly isOptional: boolean
  /** The whole read. */
  readonly whole: Node
} & (
  | { readonly kind: 'attribute'; readonly key: string }
  | {
      readonly kind: 'token'
      readonly token: 'idToken' | 'accessToken'
      readonly value: 'text' | 'payload'
      /** A question mark stands behind the user: the code reckons with no session. */
      readonly mayBeNone: boolean
    }
)

/** A read of an Authenticator's user that becomes code of v6. */
export interface UserRead {
  /** Where the member of the user is named. */
  readonly node: Node
  readonly api: string
  readonly edits: EditSet
  readonly imports: readonly Addition[]
}

/** A read of an attribute that is no code of v6 yet. */
export interface AttributeRead {
  readonly node: Node
  readonly api: string
  readonly chain: Extract<UserChain, { kind: 'attribute' }>
}

/** Follows what is read of a user, from the first member on; null for anything but a plain value. */
export function userChain(first: Node): UserChain | null {
  const member = isCall(first) ? (first.callee as Node) : first
  if (!isMember(member)) return null
  const key = staticKey(member)
  const start = { user: member.object as Node, isOptional: isOptional(member) }
  if (key === 'attributes') {
    const read = memberOf(member)
    const name = read && staticKey(read)
    if (!read || !name || isCalled(read) || isWrite(read)) return null
    return { ...start, kind: 'attribute', key: name, whole: read }
  }
  const session = SESSION.has(key ?? '') ? held(member) : null
  return session && tokenChain(session, start)
}

const SESSION: ReadonlySet<string> = new Set(['signInUserSession', 'getSignInUserSession'])

function tokenChain(
  session: Node,
  start: Pick<UserChain, 'user' | 'isOptional'>,
): UserChain | null {
  const tokenMember = memberOf(session)
  const tokenKey =
    tokenMember && /^(?:get)?([iI]d|[aA]ccess)Token$/.exec(staticKey(tokenMember) ?? '')
  const token = tokenMember && tokenKey ? held(tokenMember) : null
  const valueMember = token && memberOf(token)
  const value = valueMember ? VALUES.get(staticKey(valueMember) ?? '') : undefined
  const whole = valueMember && value ? held(valueMember) : null
  if (!tokenMember || !valueMember || !whole || !value || isWrite(whole)) return null
  const parts = [tokenMember, valueMember, session, token].filter((one) => one !== null)
  return {
    ...start,
    kind: 'token',
    token: /id/i.test(tokenKey?.[1] ?? '') ? 'idToken' : 'accessToken',
    value,
    whole,
    mayBeNone: parts.some((part) => isOptional(part) && part !== parentOf(start.user)),
  }
}

const VALUES: ReadonlyMap<string, 'text' | 'payload'> = new Map([
  ['jwtToken', 'text'],
  ['getJwtToken', 'text'],
  ['payload', 'payload'],
  ['decodePayload', 'payload'],
])

/** The member itself, or the call of it where its name says that it is to be called. */
function held(member: Node): Node | null {
  const key = isMember(member) ? (staticKey(member) ?? '') : ''
  if (!/^(?:get|decode)/.test(key)) return isCalled(member) ? null : member
  const call = parentOf(member)
  return isCall(call) && call.callee === member && call.arguments.length === 0 ? call : null
}

/** `.email`, `['custom:role']` */
export function memberText(key: string, { quote }: Layout): string {
  return /^[\w$]+$/.test(key) ? `.${key}` : `[${quote}${key}${quote}]`
}

function memberOf(node: Node) {
  const whole = unwrapOutwards(node)
  const member = parentOf(whole)
  return isMember(member) && member.object === whole ? member : null
}

function isCalled(member: Node): boolean {
  const call = parentOf(unwrapOutwards(member))
  return isCall(call) && call.callee === unwrapOutwards(member)
}

function isOptional(node: Node): boolean {
  return 'optional' in node && node.optional === true
}
