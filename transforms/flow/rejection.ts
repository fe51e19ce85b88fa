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
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import type { Handler, PromisePath } from './promise-path.js'
import { mentionsArguments } from './value-path.js'

/** What code does with a caught error, from harmless to telling. */
export type ErrorRead =
  /** Written to a console or a logger. */
  | 'logged'
  /** Only asked whether it is there. */
  | 'tested'
  /** Shown as text, or its message is. */
  | 'shown'
  /** `error.name`, which both majors set for errors of the service. */
  | 'name'
  /** `error.code`, which v6 does not set. */
  | 'code'
  /** Compared as a whole, by message, or by class. */
  | 'compared'
  /** Passed on, thrown again, returned or stored. */
  | 'escapes'

/** Everything that the code around a call does with its rejection. */
export function rejectionReads(path: PromisePath, tree: ScopeTree): ReadonlySet<ErrorRead> {
  const reads = new Set<ErrorRead>()
  for (const handler of path.handlers) {
    for (const read of readsOf(handler, tree)) reads.add(read)
  }
  if (path.propagates) reads.add('escapes')
  return reads
}

function readsOf(handler: Handler, tree: ScopeTree): ErrorRead[] {
  if (handler.kind === 'clause') {
    const { param } = handler.clause
    return param ? patternReads(param, tree) : []
  }
  const callback = inlineFunction(handler.callback, tree)
  if (callback) {
    const [param] = callback.params
    if (mentionsArguments(callback)) return ['compared']
    return param ? patternReads(param, tree) : []
  }
  return isLogger(handler.callback) ? ['logged'] : ['escapes']
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

function constantInit(binding: Binding | null): Node | null {
  const declarator = binding?.declaration
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== binding?.identifier)
    return null
  const declaration = parentOf(declarator)
  const isConst = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const'
  return isConst ? (declarator.init ?? null) : null
}

function patternReads(pattern: Node, tree: ScopeTree): ErrorRead[] {
  if (pattern.type === 'Identifier') return nameReads(pattern, tree)
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.flatMap((property): ErrorRead[] => {
      const key = property.type === 'ObjectProperty' ? staticKey(property) : null
      if (key === 'code') return ['code']
      if (key === 'name') return ['name']
      return key === 'message' ? ['compared'] : ['escapes']
    })
  }
  return ['escapes']
}

function nameReads(identifier: NodeOf<'Identifier'>, tree: ScopeTree): ErrorRead[] {
  const binding = resolve(tree.scopeAt(identifier), identifier.name, 'value')
  if (!binding) return ['escapes']
  return binding.references.flatMap((reference) =>
    reference.node === identifier ? [] : readsAt(unwrapOutwards(reference.node), tree),
  )
}

/** `const { code } = error` and `const problem = error` lead to further reads. */
function readsAt(node: Node, tree: ScopeTree): ErrorRead[] {
  const parent = parentOf(node)
  const isTaken = parent?.type === 'VariableDeclarator' && parent.init === node
  return isTaken ? patternReads(parent.id, tree) : readAt(node, tree)
}

function readAt(node: Node, tree: ScopeTree): ErrorRead[] {
  const parent = parentOf(node)
  if (!parent) return ['escapes']
  if (isMember(parent) && parent.object === node) return [memberRead(parent)]
  if (isCall(parent) && parent.callee !== node) return argumentRead(node, parent, tree)
  switch (parent.type) {
    case 'TemplateLiteral':
      return [textRead(parent)]
    case 'IfStatement':
    case 'ExpressionStatement':
      return ['tested']
    case 'UnaryExpression':
      return [parent.operator === '!' ? 'tested' : 'compared']
    case 'BinaryExpression':
      return [parent.operator === '+' ? textRead(parent) : 'compared']
    case 'SwitchStatement':
      return ['compared']
    case 'ConditionalExpression':
      return [parent.test === node ? 'tested' : 'escapes']
    case 'LogicalExpression':
      return [parent.left === node && parent.operator === '&&' ? 'tested' : 'escapes']
    default:
      return [isMember(parent) ? 'compared' : 'escapes']
  }
}

type Member = NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>
type Call = NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>

function memberRead(member: Member): ErrorRead {
  const key = staticKey(member)
  const outer = unwrapOutwards(member)
  if (key === 'code') return 'code'
  if (key === 'name') return nameRead(outer)
  if (key === 'toString') return textRead(parentOf(member) ?? member)
  if (key === 'stack' || key === 'message') return textRead(outer)
  return 'compared'
}

/** Names of the service are the same in both majors; names of the libraries are not. */
function nameRead(name: Node): ErrorRead {
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
function argumentRead(error: Node, call: Call, tree: ScopeTree): ErrorRead[] {
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
  const fn = inlineFunction(callee, tree)
  const param = fn?.params[(call.arguments as Node[]).indexOf(error)]
  // What a function of this file does with it is known; a call of itself adds nothing.
  const isOwn = fn && ancestor(call, (node) => node === fn)
  if (!fn || !param || isOwn) return ['escapes']
  return mentionsArguments(fn) ? ['compared'] : ['escapes', ...patternReads(param, tree)]
}

/** `console.error`, `logger.warn`, `this.log.info`: where an error is read by people only. */
function isLogger(callee: Node): boolean {
  if (!isMember(callee)) return false
  const object = callee.object
  const name =
    object.type === 'Identifier' ? object.name : isMember(object) ? (staticKey(object) ?? '') : ''
  return (
    /^(?:console|log|logger|logging)$/i.test(name) &&
    /^(?:log|info|warn|warning|error|debug|trace|verbose)$/.test(staticKey(callee) ?? '')
  )
}
