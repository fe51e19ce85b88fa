import {
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import type { AuthUse } from '../uses.js'
import { methodRowOf } from './method-row.js'
import type { MethodValue } from './method-value.js'

/** What a use is called in the report, and which row it rests on. */
export interface Form {
  readonly row: string
  readonly api: string
  readonly note: string
}

/** Names a use after its method, or after the way in which Auth travels. */
export function formOf(use: AuthUse, value: MethodValue | null): Form {
  if (use.kind === 'call') {
    const row = methodRowOf(use.method)?.id ?? memberRow(use.method)
    return { row, api: use.method, note: `v6 has nothing like Auth.${use.method}` }
  }
  if (use.kind === 'type') {
    return {
      row: 'form.type-only',
      api: 'typeof Auth',
      note: 'the type of v5 Auth comes from the shim',
    }
  }
  if (use.kind === 'member') {
    const parent = parentOf(unwrapOutwards(use.member))
    const isMock = parent?.type === 'AssignmentExpression' && parent.left === use.member
    return isMock ? mockForm(use.method ?? 'Auth') : memberForm(use.method)
  }
  if (use.kind === 'value' && value) return memberForm(value.method)
  return valueForm(use)
}

const MEMBERS = new Set([
  'user',
  'userPool',
  '_config',
  '_storage',
  '_oAuthHandler',
  'Credentials',
  '_handleAuthResponse',
  'createCognitoUser',
  'wrapRefreshSessionCallback',
  'getModuleName',
])

function memberRow(name: string): string {
  return MEMBERS.has(name) ? `member.${name}` : 'form.method-value'
}

function mockForm(api: string): Form {
  return {
    row: 'form.mock',
    api,
    note: 'it is replaced by a mock, which functions of v6 cannot be',
  }
}

function memberForm(name: string | null): Form {
  if (name === null) {
    return {
      row: 'form.computed',
      api: 'Auth[…]',
      note: 'which method it is shows when the program runs',
    }
  }
  if (MEMBERS.has(name)) {
    return { row: `member.${name}`, api: name, note: `v6 has nothing like Auth.${name}` }
  }
  return {
    row: 'form.method-value',
    api: name,
    note: 'the method is handed on, so what it is called with cannot be followed',
  }
}

function valueForm(use: AuthUse): Form {
  const parent = parentOf(use.at.node)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
    return { row: 'form.destructured', api: 'Auth', note: 'its methods are taken out of it' }
  }
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') {
    return {
      row: 'form.wrapper-module',
      api: 'Auth',
      note: 'it is handed on to importers of this module',
    }
  }
  const callee = parent?.type === 'CallExpression' ? parent.callee : null
  if (callee?.type === 'MemberExpression' && /^(?:spyOn|stub)$/.test(staticKey(callee) ?? '')) {
    return mockForm('Auth')
  }
  if (parent && isInjection(parent)) {
    const note = 'components get it as $auth; for calls on the server see docs/ssr.md of amplift'
    return { row: 'form.nuxt-auth', api: 'Auth', note }
  }
  return { row: 'form.auth-value', api: 'Auth', note: 'it is passed on as a value' }
}

/** `inject('auth', Auth)`, `provide: { auth: Auth }`, `nuxtApp.$auth = Auth` */
function isInjection(parent: Node): boolean {
  if (parent.type === 'AssignmentExpression') {
    return (
      isMember(parent.left as Node) &&
      staticKey(parent.left as NodeOf<'MemberExpression'>) === '$auth'
    )
  }
  if (parent.type === 'ObjectProperty') {
    const object = parentOf(parent)
    const holder = object && parentOf(object)
    return (
      staticKey(parent) === 'auth' &&
      holder?.type === 'ObjectProperty' &&
      staticKey(holder) === 'provide'
    )
  }
  if (!isCall(parent)) return false
  const [name] = parent.arguments
  const callee = parent.callee as Node
  const called =
    callee.type === 'Identifier' ? callee.name : isMember(callee) ? staticKey(callee) : null
  return (
    /^(?:inject|provide)$/.test(called ?? '') &&
    name?.type === 'StringLiteral' &&
    /^\$?auth$/.test(name.value)
  )
}
