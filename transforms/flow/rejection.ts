import {
  ancestor,
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { codeUse, nameUse } from './code-use.js'
import { constantInit } from './constant.js'
import { isLogger } from './logger.js'
import { asksTheService } from './message-use.js'
import type { Handler, PromisePath } from './promise-path.js'
import { signedOutText } from './signed-out-text.js'
import { mentionsArguments } from './value-path.js'

/** What code does with a caught error, from harmless to telling. */
export type ErrorRead =
  /** Written to a console or a logger. */
  | 'logged'
  /** Only asked whether it is there. */
  | 'tested'
  /** Shown as text, or its message is. */
  | 'shown'
  /** `error.name`, or a message of the service: the same in both majors. */
  | 'name'
  /** Compared with a string that v5 rejected with when nobody was signed in. */
  | 'string'
  /** Compared as a whole, by message, or by class. */
  | 'compared'
  /** Passed on, thrown again, returned or stored. */
  | 'escapes'

/** Everything that the code around a call does with its rejection. */
export interface RejectionReads {
  readonly reads: ReadonlySet<ErrorRead>
  /** The patterns that receive it. What is done with its `code` there is not among the reads. */
  readonly patterns: ReadonlySet<Node>
}

/** Follows a rejection through its handlers, and through the functions of the file they call. */
export function rejectionReads(path: PromisePath, tree: ScopeTree): RejectionReads {
  const scan: Scan = { tree, patterns: new Set() }
  const reads = new Set<ErrorRead>()
  for (const handler of path.handlers) {
    for (const read of readsOf(handler, scan)) reads.add(read)
  }
  if (path.propagates) reads.add('escapes')
  return { reads, patterns: scan.patterns }
}

interface Scan {
  readonly tree: ScopeTree
  readonly patterns: Set<Node>
}

function readsOf(handler: Handler, scan: Scan): ErrorRead[] {
  if (handler.kind === 'clause') {
    const { param } = handler.clause
    return param ? receiverReads(param, scan) : []
  }
  const callback = inlineFunction(handler.callback, scan.tree)
  if (callback) {
    const [param] = callback.params
    if (mentionsArguments(callback)) return ['compared']
    return param ? receiverReads(param, scan) : []
  }
  return [isLogger(handler.callback) ? 'logged' : 'escapes']
}

/** The function itself, or the one function declaration or constant that a name stands for. */
function inlineFunction(node: Node, tree: ScopeTree): NodeOf<'ArrowFunctionExpression'> | null {
  if (isFunction(node)) return node as NodeOf<'ArrowFunctionExpression'>
  if (node.type !== 'Identifier') return null
  const binding = resolve(tree.scopeAt(node), node.name, 'value')
  if (binding?.kind === 'function' && isFunction(binding.declaration)) {
    return binding.declaration as NodeOf<'ArrowFunctionExpression'>
  }
  const init = constantInit(binding)
  return init && isFunction(init) ? (init as NodeOf<'ArrowFunctionExpression'>) : null
}

function receiverReads(pattern: Node, scan: Scan): ErrorRead[] {
  if (scan.patterns.has(pattern)) return []
  scan.patterns.add(pattern)
  return patternReads(pattern, scan)
}

function patternReads(pattern: Node, scan: Scan): ErrorRead[] {
  if (pattern.type === 'Identifier') return nameReads(pattern, scan)
  if (pattern.type === 'AssignmentPattern') return patternReads(pattern.left, scan)
  if (pattern.type !== 'ObjectPattern') return ['escapes']
  return pattern.properties.flatMap((property): ErrorRead[] => {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (key === 'code') return []
    const value = property.type === 'ObjectProperty' ? property.value : null
    if (value?.type !== 'Identifier') return [key === 'message' ? 'compared' : 'escapes']
    if (key === 'name') return [nameUse(value, scan.tree).kind === 'unknown' ? 'compared' : 'name']
    if (key !== 'message') return ['escapes']
    const references = resolve(scan.tree.scopeAt(value), value.name, 'value')?.references ?? []
    return references.flatMap(({ node }): ErrorRead[] => {
      if (node === value) return []
      return [asksTheService(node, scan.tree) ? 'name' : textRead(node)]
    })
  })
}

function nameReads(identifier: NodeOf<'Identifier'>, scan: Scan): ErrorRead[] {
  const binding = resolve(scan.tree.scopeAt(identifier), identifier.name, 'value')
  if (!binding) return ['escapes']
  return binding.references.flatMap(({ node }) =>
    node === identifier ? [] : readsAt(unwrapOutwards(node), scan),
  )
}

/** `const { code } = error` and `const problem = error` lead to further reads. */
function readsAt(node: Node, scan: Scan): ErrorRead[] {
  const parent = parentOf(node)
  const isTaken = parent?.type === 'VariableDeclarator' && parent.init === node
  return isTaken ? patternReads(parent.id, scan) : readAt(node, scan)
}

function readAt(node: Node, scan: Scan): ErrorRead[] {
  const parent = parentOf(node)
  if (!parent) return ['escapes']
  if (isMember(parent) && parent.object === node) return memberRead(parent, scan.tree)
  if (isCall(parent) && parent.callee !== node) return argumentRead(node, parent, scan)
  switch (parent.type) {
    case 'TemplateLiteral':
      return [textRead(parent)]
    case 'IfStatement':
    case 'ExpressionStatement':
      return ['tested']
    case 'UnaryExpression':
      return [parent.operator === '!' ? 'tested' : 'compared']
    case 'BinaryExpression':
      if (signedOutText(node)) return ['string']
      return [parent.operator === '+' ? textRead(parent) : 'compared']
    case 'SwitchStatement':
      return ['compared']
    case 'ConditionalExpression':
      return [parent.test === node ? 'tested' : 'escapes']
    case 'LogicalExpression':
      if (isMember(parentOf(unwrapOutwards(parent)))) return ['compared']
      return [parent.left === node && parent.operator === '&&' ? 'tested' : 'escapes']
    default:
      return [isMember(parent) ? 'compared' : 'escapes']
  }
}

type Member = NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>
type Call = NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>

function memberRead(member: Member, tree: ScopeTree): ErrorRead[] {
  const key = staticKey(member)
  const outer = unwrapOutwards(member)
  if (key === 'code') return []
  if (key === 'name') return [nameRead(outer, tree)]
  if (key === 'toString') return [textRead(parentOf(member) ?? member)]
  if (key === 'message' && asksTheService(outer, tree)) return ['name']
  if (key === 'stack' || key === 'message') return [textRead(outer)]
  return ['compared']
}

/** Names of the service are the same in both majors; names of the libraries are not. */
function nameRead(name: Node, tree: ScopeTree): ErrorRead {
  if (codeUse(name, tree).kind === 'names') return 'name'
  const parent = parentOf(name)
  if (parent?.type !== 'BinaryExpression') return textRead(name) === 'shown' ? 'shown' : 'compared'
  const other = parent.left === name ? parent.right : parent.left
  return other.type === 'StringLiteral' && /Exception$/.test(other.value) ? 'name' : 'compared'
}

/** Methods that look into a text. */
const ASKS = /^(?:test|exec|match|matchAll|search|includes|indexOf|startsWith|endsWith|has|get)$/

/** Functions that put a text in front of people, by how everybody calls them. */
const SHOWS =
  /^(?:set|show|notify|display|render|report|track|log|add|push|enqueue|dispatch|reject|toast|alert|swal|message|error|warn|info|open|fire|success)/i

/** Is a text only shown, or asked for its content? */
function textRead(text: Node): ErrorRead {
  const parent = parentOf(unwrapOutwards(text))
  switch (parent?.type) {
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ObjectProperty':
    case 'ArrayExpression':
      return textRead(parent)
    case 'BinaryExpression':
      return parent.operator === '+' ? textRead(parent) : 'compared'
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return 'test' in parent && parent.test === text ? 'tested' : textRead(parent)
    case 'JSXExpressionContainer':
      return 'shown'
    case 'AssignmentExpression':
      return isMember(parent.left) ? 'shown' : 'compared'
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'NewExpression':
    case 'ArrowFunctionExpression':
      return 'escapes'
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee !== text && SHOWS.test(calleeName(parent)) ? 'shown' : 'compared'
    default:
      return 'compared'
  }
}

function calleeName(call: Call): string {
  const callee = call.callee as Node
  if (callee.type === 'Identifier') return callee.name
  return isMember(callee) ? (staticKey(callee) ?? '') : ''
}

/** An error that is an argument: written down, turned into a text, or read by a function of the file. */
function argumentRead(error: Node, call: Call, scan: Scan): ErrorRead[] {
  const callee = call.callee as Node
  if (isLogger(callee)) return ['logged']
  if (ASKS.test(calleeName(call))) return ['compared']
  const isText =
    (callee.type === 'Identifier' && callee.name === 'String') ||
    (isMember(callee) &&
      callee.object.type === 'Identifier' &&
      callee.object.name === 'JSON' &&
      staticKey(callee) === 'stringify')
  if (isText) return [textRead(call)]
  if (callee.type === 'Identifier' && callee.name === 'alert') return ['shown']
  const fn = inlineFunction(callee, scan.tree)
  const param = fn?.params[(call.arguments as Node[]).indexOf(error)]
  // What a function of this file does with it is known; a call of itself adds nothing.
  const isOwn = fn && ancestor(call, (node) => node === fn)
  if (!fn || !param || isOwn) return ['escapes']
  return mentionsArguments(fn) ? ['compared'] : ['escapes', ...receiverReads(param, scan)]
}
