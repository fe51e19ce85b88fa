import { isLogger } from '../flow/logger.js'
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

/** What the code around a read of an attribute makes of the type that v6 gives it. */
export type Fit =
  /** A text that may be missing will do. */
  | 'anything'
  /** It wants a text for sure. */
  | 'text'
  /** It was written for v5's `any`, and takes no text. */
  | 'other'

/** v5 typed its user as `any`; v6 types every attribute as a text or undefined. */
export function fitOf(read: Node, tree: ScopeTree): Fit {
  let place = read
  let isSettled = false
  for (let up = parentOf(place); place !== unwrapOutwards(read) && up; up = parentOf(place)) {
    if (!takesText(typeOf(up))) return 'other'
    isSettled ||= up.type !== 'ParenthesizedExpression'
    place = up
  }
  const link = parentOf(place)
  if (link && isLink(link, place)) return fitOfChain(link, isSettled)
  if (wantsOther(place, tree)) return 'other'
  return isSettled || takesAnything(place) ? 'anything' : 'text'
}

/** `read.trim()` wants a text, `read?.trim()` may have none to go on with. */
function fitOfChain(link: Node, isSettled: boolean): Fit {
  if (isMember(link) && !isOfText(link)) return 'other'
  if (!('optional' in link && link.optional)) return isSettled ? 'anything' : 'text'
  let end: Node = link
  for (let up = parentOf(end); up && isLink(up, end); up = parentOf(end)) end = up
  return isSettled || takesAnything(end) ? 'anything' : 'other'
}

/** An index, or a member that texts have. */
function isOfText(member: Member): boolean {
  const key = staticKey(member)
  return key === null || Object.hasOwn(String.prototype, key)
}

type Member = NodeOf<'MemberExpression'> | NodeOf<'OptionalMemberExpression'>

function isLink(up: Node, node: Node): boolean {
  return (isMember(up) && up.object === node) || (isCall(up) && up.callee === node)
}

/** Does the code around get by without knowing that there is a text? */
function takesAnything(value: Node): boolean {
  const parent = parentOf(value)
  switch (parent?.type) {
    case 'TemplateLiteral':
    case 'IfStatement':
    case 'ExpressionStatement':
      return true
    case 'UnaryExpression':
      return !ARITHMETIC.test(parent.operator)
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator)
    case 'LogicalExpression':
      return parent.left === value
    case 'ConditionalExpression':
      return parent.test === value
    case 'CallExpression':
      return isLogger(parent.callee as Node)
    default:
      return false
  }
}

const ARITHMETIC = /^(?:[-+~%/&|^]|\*\*?|<<|>>>?|[<>]=?|in|instanceof)$/

/** Is something else than a text wanted there, as far as the code says so? */
function wantsOther(value: Node, tree: ScopeTree): boolean {
  const parent = parentOf(value)
  switch (parent?.type) {
    case 'BinaryExpression':
      return parent.operator === '+' ? !isJoined(parent) : comparesOther(parent)
    case 'AssignmentExpression':
      return parent.operator === '='
        ? parent.left.type === 'Identifier' && !takesText(declaredType(parent.left, tree))
        : parent.operator !== '+=' && !/^(?:\?\?|\|\||&&)=$/.test(parent.operator)
    case 'VariableDeclarator':
      return !takesText(typeOf(parent.id)) || isUsedOtherwise(parent.id, tree)
    case 'ClassProperty':
      return !takesText(typeOf(parent))
    case 'ReturnStatement':
      return !returnsText(ancestor(parent, isFunction))
    case 'ArrowFunctionExpression':
      return !returnsText(parent)
    case 'ConditionalExpression':
      return parent.test !== value && wantsOther(unwrapOutwards(parent), tree)
    case 'LogicalExpression':
      return wantsOther(unwrapOutwards(parent), tree)
    case 'AwaitExpression':
      return wantsOther(unwrapOutwards(parent), tree)
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isMember(parent.callee) && isNamed(parent.callee.object, 'Math')
    default:
      return false
  }
}

/** A sum with a text in it is one; what a number is added to was meant to be a number. */
function isJoined(sum: NodeOf<'BinaryExpression'>): boolean {
  const isText = (operand: Node): boolean =>
    operand.type === 'StringLiteral' ||
    operand.type === 'TemplateLiteral' ||
    (operand.type === 'BinaryExpression' && operand.operator === '+' && isJoined(operand))
  if (isText(sum.left) || isText(sum.right)) return true
  const outer = parentOf(sum)
  return outer?.type === 'BinaryExpression' && outer.operator === '+' && outer.left === sum
    ? isText(outer.right)
    : false
}

function comparesOther({ operator, left, right }: NodeOf<'BinaryExpression'>): boolean {
  if (ARITHMETIC.test(operator)) return true
  return [left, right].some(({ type }) => type === 'NumericLiteral' || type === 'BooleanLiteral')
}

/** A variable without a type of its own is a text from now on, too. */
function isUsedOtherwise(holder: Node, tree: ScopeTree): boolean {
  if (holder.type !== 'Identifier' || holder.typeAnnotation) return false
  const references = resolve(tree.scopeAt(holder), holder.name, 'value')?.references ?? []
  return references.some(({ node }) => {
    const place = unwrapOutwards(node)
    const parent = parentOf(place)
    if (node === holder || parent?.type === 'VariableDeclarator') return false
    if (parent?.type === 'UnaryExpression' || parent?.type === 'UpdateExpression') {
      return ARITHMETIC.test(parent.operator) || parent.type === 'UpdateExpression'
    }
    if (parent?.type === 'AssignmentExpression' && parent.left === place) return true
    return wantsOther(place, tree)
  })
}

function declaredType(name: NodeOf<'Identifier'>, tree: ScopeTree): Node | null {
  return typeOf(resolve(tree.scopeAt(name), name.name, 'value')?.identifier)
}

function typeOf(node: Node | undefined): Node | null {
  return node && 'typeAnnotation' in node ? (node.typeAnnotation as Node | null) : null
}

function returnsText(fn: Node | undefined): boolean {
  return !fn || !('returnType' in fn) || takesText(fn.returnType)
}

/** May a text go where this type is written? Types that are declared elsewhere may be anything. */
function takesText(type: Node | null | undefined): boolean {
  switch (type?.type) {
    case undefined:
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSStringKeyword':
    case 'TSVoidKeyword':
      return true
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
      return takesText(type.typeAnnotation)
    case 'TSUnionType':
      return type.types.some(takesText)
    case 'TSTypeReference': {
      const [only] = type.typeParameters?.params ?? []
      return isNamed(type.typeName, 'Promise') && takesText(only)
    }
    default:
      return false
  }
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}
