import {
  ancestor,
  isCall,
  isFunction,
  isMember,
  isNullish,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import { enclosingFunction, promiseOf } from './chain.js'
import { isWrite } from './current-user.js'
import { isLogger } from './logger.js'
import { promisePath } from './promise.js'
import type { PromisePath } from './promise-path.js'
import { mentionsArguments } from './value-path.js'

/** One thing that code does with a value. */
export type Landing =
  /** A member is read: `user.username`, `const { username } = user`. */
  | { readonly kind: 'member'; readonly key: string; readonly node: Node }
  /** A member is called: `user.getUsername()`. */
  | { readonly kind: 'called'; readonly key: string; readonly node: Node }
  /** Only asked whether it is there, or written to a console. */
  | { readonly kind: 'harmless'; readonly node: Node }
  /** Handed to a function that is known by name only: `Auth.changePassword(user, …)`. */
  | { readonly kind: 'argument'; readonly call: Node; readonly index: number; readonly node: Node }
  /** It goes where it is not followed: another file, a store, a computed member. */
  | { readonly kind: 'escapes'; readonly node: Node }

/**
 * Follows a value through a file to everything that is done with it: through names, patterns,
 * assignments, parameters of local functions, what local functions return, React state and members
 * of `this`. Complete: what is not followed is among the answers as `escapes`.
 */
export function landingsOf(path: PromisePath, names: FileNames): readonly Landing[] {
  return follow(path, names).landings
}

/** What is done with a value, and whether all that reads it reads nothing else. */
interface Followed {
  readonly landings: readonly Landing[]
  /** True when the names on the way never hold another value than this one, or none. */
  readonly isAlone: boolean
}

/** Follows a value like `landingsOf`, and tells whether its readers can be rewritten for it alone. */
export function follow(path: PromisePath, { tree, isInMarkup }: FileNames): Followed {
  const walker: Walker = {
    tree,
    isInMarkup,
    found: [],
    seen: new Set(),
    holders: [],
    fed: new Set([path.end]),
    isShared: false,
  }
  followPath(path, walker)
  const isAlone = !walker.isShared && walker.holders.every((holder) => holdsOnly(holder, walker))
  return { landings: walker.found, isAlone }
}

/** Where the names of a file are read. */
export interface FileNames {
  readonly tree: ScopeTree
  /** Does the markup of the component read this name of the script? */
  readonly isInMarkup: (name: string) => boolean
}

type Call = NodeOf<'CallExpression'>

interface Walker extends FileNames {
  readonly found: Landing[]
  /** Names and functions that were followed already. */
  readonly seen: Set<Node>
  /** Names that hold the value at some time. */
  readonly holders: Binding[]
  /** Expressions whose value it is. */
  readonly fed: Set<Node>
  /** It goes through a function that others may call as well. */
  isShared: boolean
}

/** Is every value that a name ever gets this one, or none at all? */
function holdsOnly({ identifier, declaration, references }: Binding, walker: Walker): boolean {
  const init = declaration.type === 'VariableDeclarator' ? declaration.init : null
  const isState = parentOf(identifier)?.type === 'ArrayPattern'
  if (isState) return setsOnly(identifier, walker)
  if (init && declaration.type === 'VariableDeclarator' && declaration.id === identifier) {
    if (!isFed(init, walker)) return false
  }
  return references.every(({ node }) => {
    if (node === identifier || !isWrite(node)) return true
    const write = parentOf(unwrapOutwards(node))
    return write?.type === 'AssignmentExpression' && isFed(write.right, walker)
  })
}

/** The same for React state: its setter is only ever called, with this value or with none. */
function setsOnly(state: Node, walker: Walker): boolean {
  const pattern = parentOf(state)
  const setter = pattern?.type === 'ArrayPattern' ? pattern.elements[1] : null
  const declarator = pattern && parentOf(pattern)
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : null
  const [first] = isCall(init ?? undefined) ? (init as Call).arguments : []
  if (setter?.type !== 'Identifier' || (first && !isNullish(first as Node))) return false
  const binding = resolve(walker.tree.scopeAt(setter), setter.name, 'value')
  return Boolean(
    binding?.references.every(({ node }) => {
      if (node === binding.identifier || walker.fed.has(node)) return true
      const call = parentOf(node)
      const [argument] = isCall(call) && call.callee === node ? (call.arguments as Node[]) : []
      return argument !== undefined && isFed(argument, walker)
    }),
  )
}

function isFed(expression: Node, { fed }: Walker): boolean {
  const inner = unwrapInwards(expression)
  const value = inner.type === 'AwaitExpression' ? unwrapInwards(inner.argument) : inner
  return isNullish(value) || [expression, inner, value].some((node) => fed.has(node))
}

function followPath(path: PromisePath, walker: Walker): void {
  const { value, end } = path
  if (value.kind === 'bound') followPattern(value.pattern, walker)
  else if (value.kind === 'callback') followFunctionParameter(value.callback, 0, end, walker)
  else if (value.kind === 'returned') followReturned(end, walker)
  else if (value.kind === 'used') followExpression(end, walker)
}

/** What receives the value: a name, a pattern, a member of something. */
function followPattern(pattern: Node, walker: Walker): void {
  const target = unwrapInwards(pattern)
  if (target.type === 'Identifier') {
    const binding = resolve(walker.tree.scopeAt(target), target.name, 'value')
    if (binding) followBinding(binding, walker)
    else walker.found.push({ kind: 'escapes', node: target })
  } else if (target.type === 'AssignmentPattern') followPattern(target.left, walker)
  else if (target.type === 'ObjectPattern') followMembers(target, walker)
  else if (isMember(target)) followStored(target, walker)
  else walker.found.push({ kind: 'escapes', node: target })
}

function followMembers(pattern: NodeOf<'ObjectPattern'>, walker: Walker): void {
  for (const property of pattern.properties) {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (key === null) walker.found.push({ kind: 'escapes', node: property })
    else walker.found.push({ kind: 'member', key, node: property })
  }
}

function followBinding(binding: Binding, walker: Walker): void {
  if (walker.seen.has(binding.identifier)) return
  walker.seen.add(binding.identifier)
  walker.holders.push(binding)
  if (isExported(binding) || walker.isInMarkup(binding.name))
    walker.found.push({ kind: 'escapes', node: binding.identifier })
  for (const { node } of binding.references) {
    if (node !== binding.identifier && !isWrite(node)) {
      walker.fed.add(node)
      followExpression(node, walker)
    }
  }
}

/** `this.user = …`: every `.user` of the file may be it, and a template or subclass may read it. */
function followStored(member: Node, walker: Walker): void {
  walker.found.push({ kind: 'escapes', node: member })
}

/** What the code around an expression does with its value. */
function followExpression(expression: Node, walker: Walker): void {
  const node = throughAwait(unwrapOutwards(expression))
  const parent = parentOf(node)
  const { found } = walker
  if (!parent) found.push({ kind: 'escapes', node })
  else if (isMember(parent) && parent.object === node) followMember(parent, walker)
  else if (isCall(parent) || parent.type === 'NewExpression') {
    const index = (parent.arguments as Node[]).indexOf(node)
    if (index < 0) found.push({ kind: 'escapes', node })
    else followArgument(parent, index, node, walker)
  } else followOther(node, parent, walker)
}

function throughAwait(node: Node): Node {
  const parent = parentOf(node)
  return parent?.type === 'AwaitExpression' ? throughAwait(unwrapOutwards(parent)) : node
}

function followMember(
  member: NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>,
  walker: Walker,
): void {
  const key = staticKey(member)
  const outer = unwrapOutwards(member)
  const parent = parentOf(outer)
  if (key === null || isWrite(member) || isDeleted(outer)) {
    walker.found.push({ kind: 'escapes', node: member })
  } else if (isCall(parent) && parent.callee === outer) {
    walker.found.push({ kind: 'called', key, node: parent })
  } else walker.found.push({ kind: 'member', key, node: member })
}

function isDeleted(node: Node): boolean {
  const parent = parentOf(node)
  return parent?.type === 'UnaryExpression' && parent.operator === 'delete'
}

function followArgument(
  call: NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'> | NodeOf<'NewExpression'>,
  index: number,
  node: Node,
  walker: Walker,
): void {
  const callee = unwrapInwards(call.callee as Node)
  if (isLogger(callee)) {
    walker.found.push({ kind: 'harmless', node })
    return
  }
  const state = callee.type === 'Identifier' ? stateSetBy(callee, walker.tree) : null
  if (state) {
    followPattern(state, walker)
    return
  }
  const fn = callee.type === 'Identifier' ? localFunction(callee, walker.tree) : null
  if (fn) walker.isShared = true
  if (fn) followFunctionParameter(fn, index, node, walker)
  else walker.found.push({ kind: 'argument', call, index, node })
}

function followFunctionParameter(fn: Node, index: number, from: Node, walker: Walker): void {
  const target = fn.type === 'Identifier' ? localFunction(fn, walker.tree) : fn
  walker.isShared ||= target !== fn
  if (!target || !isFunction(target)) {
    const state = fn.type === 'Identifier' ? stateSetBy(fn, walker.tree) : null
    if (state) walker.fed.add(fn)
    if (state) followPattern(state, walker)
    else if (!isLogger(fn)) walker.found.push({ kind: 'escapes', node: from })
    return
  }
  const { params } = target as NodeOf<'ArrowFunctionExpression'>
  if (
    mentionsArguments(target) ||
    params.slice(0, index + 1).some(({ type }) => type === 'RestElement')
  ) {
    walker.found.push({ kind: 'escapes', node: from })
    return
  }
  const param = params[index]
  if (param) followPattern(param as Node, walker)
}

function followOther(node: Node, parent: Node, walker: Walker): void {
  const { found } = walker
  switch (parent.type) {
    case 'ExpressionStatement':
      return
    case 'VariableDeclarator':
      followPattern(parent.id, walker)
      return
    case 'AssignmentExpression':
      if (parent.right !== node) return
      followPattern(parent.left, walker)
      if (parentOf(parent)?.type !== 'ExpressionStatement') followExpression(parent, walker)
      return
    case 'IfStatement':
    case 'WhileStatement':
      found.push({ kind: 'harmless', node })
      return
    case 'UnaryExpression':
      found.push({ kind: /^[!v]|typeof/.test(parent.operator) ? 'harmless' : 'escapes', node })
      return
    case 'BinaryExpression':
      found.push({
        kind: isNullish(parent.left === node ? parent.right : parent.left) ? 'harmless' : 'escapes',
        node,
      })
      return
    case 'ConditionalExpression':
      if (parent.test === node) found.push({ kind: 'harmless', node })
      else followExpression(parent, walker)
      return
    case 'LogicalExpression':
      if (parent.left === node && parent.operator === '&&') found.push({ kind: 'harmless', node })
      else followExpression(parent, walker)
      return
    case 'SequenceExpression':
      if (parent.expressions.at(-1) === node) followExpression(parent, walker)
      return
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      followReturned(node, walker)
      return
    default:
      found.push({ kind: isLogged(parent) || isDependency(parent) ? 'harmless' : 'escapes', node })
  }
}

/** The second argument of a hook only says when it is to run again: `useEffect(…, [user])`. */
function isDependency(list: Node): boolean {
  const call = list.type === 'ArrayExpression' ? parentOf(list) : undefined
  if (!isCall(call) || call.arguments[1] !== list) return false
  const { callee } = call
  const name =
    callee.type === 'Identifier' ? callee.name : isMember(callee) ? staticKey(callee) : null
  return /^use(?:Callback|Effect|ImperativeHandle|InsertionEffect|LayoutEffect|Memo)$/.test(
    name ?? '',
  )
}

/** `console.log({ user })`, `console.log(`user: ${user}`)` */
function isLogged(node: Node): boolean {
  const parent = parentOf(node)
  if (/^(?:ObjectProperty|ObjectExpression|ArrayExpression|TemplateLiteral)$/.test(node.type)) {
    return (
      parent !== undefined && (isCall(parent) ? isLogger(parent.callee as Node) : isLogged(parent))
    )
  }
  return false
}

/** A function of this file hands the value to those who call it, a callback to what is chained to it. */
function followReturned(node: Node, walker: Walker): void {
  const parent = parentOf(node)
  const fn = parent && isFunction(parent) ? parent : enclosingFunction(node)
  if (!fn || walker.seen.has(fn)) return
  walker.seen.add(fn)
  walker.isShared = true
  const chain = promiseOf(fn)
  const calls = chain ? [chain] : callsOf(fn, walker.tree)
  if (!calls) walker.found.push({ kind: 'escapes', node })
  else for (const call of calls) followPath(promisePath(call), walker)
}

/** All calls of a function, where it is only ever called, and only in this file. */
function callsOf(fn: Node, tree: ScopeTree): readonly Node[] | null {
  const parent = parentOf(fn)
  if (isCall(parent) && parent.callee === fn) return [parent]
  const binding = bindingOfFunction(fn, tree)
  if (!binding || isExported(binding)) return null
  const calls: Node[] = []
  for (const { node } of binding.references) {
    if (node === binding.identifier) continue
    const outer = unwrapOutwards(node)
    const call = parentOf(outer)
    if (!isCall(call) || call.callee !== outer) return null
    calls.push(call)
  }
  return calls
}

function bindingOfFunction(fn: Node, tree: ScopeTree): Binding | null {
  const own = fn.type === 'FunctionDeclaration' ? fn.id : null
  if (own) return resolve(tree.scopeAt(fn), own.name, 'value')
  const wrapped = wrapperOf(fn)
  const declarator = parentOf(wrapped)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return null
  const declaration = parentOf(declarator)
  const isConst = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const'
  return isConst ? resolve(tree.scopeAt(declarator), declarator.id.name, 'value') : null
}

/** `useCallback(async () => …, [])` is the function itself. */
function wrapperOf(fn: Node): Node {
  const outer = unwrapOutwards(fn)
  const call = parentOf(outer)
  if (!isCall(call) || call.arguments[0] !== outer) return outer
  const { callee } = call
  const name =
    callee.type === 'Identifier' ? callee.name : isMember(callee) ? staticKey(callee) : ''
  return name === 'useCallback' ? unwrapOutwards(call) : outer
}

/** The function that a name of this file stands for, and always stands for. */
function localFunction(name: NodeOf<'Identifier'>, tree: ScopeTree): Node | null {
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  if (!binding || binding.references.some(({ node }) => isWrite(node))) return null
  const { declaration } = binding
  if (isFunction(declaration) && binding.kind === 'function') return declaration
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== binding.identifier)
    return null
  const init = declaration.init && unwrapInwards(declaration.init)
  return init && isFunction(init) ? init : null
}

/** The name of a React state that a setter sets: `const [user, setUser] = useState()`. */
function stateSetBy(setter: NodeOf<'Identifier'>, tree: ScopeTree): Node | null {
  const binding = resolve(tree.scopeAt(setter), setter.name, 'value')
  const pattern = binding && parentOf(binding.identifier)
  const declarator = pattern && parentOf(pattern)
  if (pattern?.type !== 'ArrayPattern' || declarator?.type !== 'VariableDeclarator') return null
  if (pattern.elements[1] !== binding?.identifier) return null
  const init = declarator.init && unwrapInwards(declarator.init)
  if (!init || !isCall(init)) return null
  const { callee } = init
  const name =
    callee.type === 'Identifier' ? callee.name : isMember(callee) ? staticKey(callee) : ''
  if (name !== 'useState') return null
  return (pattern.elements[0] as Node | null) ?? null
}

function isExported({ declaration }: Binding): boolean {
  return Boolean(
    ancestor(declaration, (node) => /^Export/.test(node.type)) &&
      !ancestor(declaration, isFunction),
  )
}
