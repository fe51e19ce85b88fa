import { isMember, type Node, parentOf, staticKey, unwrapOutwards } from '../node.js'

/** What code does with a constant, or with a member of it. */
export interface ConstantUse {
  readonly members: readonly string[]
  /** The expression that stands for the member. */
  readonly outer: Node
  /** Looked at, and nothing else; changed; or handed on to code that may do anything with it. */
  readonly kind: 'read' | 'written' | 'passed'
}

/** What is done at a mention of a constant; several things where it is taken apart. */
export function constantUses(reference: Node): readonly ConstantUse[] {
  const use = constantUse(reference)
  const { members, outer } = use
  const declarator = parentOf(outer)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern')
    return [use]
  const keys = declarator.id.properties.map((one) =>
    one.type === 'ObjectProperty' ? staticKey(one) : null,
  )
  return keys.every((key) => key !== null)
    ? keys.map((key) => ({ members: [...members, key], outer, kind: 'passed' }))
    : [use]
}

/** `settings.aws.auth` at a mention of `settings`. */
function constantUse(reference: Node): ConstantUse {
  const members: string[] = []
  let outer = unwrapOutwards(reference)
  for (;;) {
    const parent = parentOf(outer)
    if (!isMember(parent) || parent.object !== outer) break
    const key = staticKey(parent)
    if (key === null) return { members, outer, kind: 'passed' }
    members.push(key)
    outer = unwrapOutwards(parent)
  }
  return { members, outer, kind: kindOf(outer) }
}

function kindOf(outer: Node): ConstantUse['kind'] {
  const parent = parentOf(outer)
  if (!parent) return 'passed'
  switch (parent.type) {
    case 'AssignmentExpression':
      return parent.left === outer ? 'written' : 'passed'
    case 'UpdateExpression':
      return 'written'
    case 'UnaryExpression':
      return parent.operator === 'delete' ? 'written' : 'read'
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee === outer || onlyLooks(parent.callee as Node) ? 'read' : 'passed'
    case 'SpreadElement':
      return parentOf(parent)?.type === 'ObjectExpression' ? 'read' : 'passed'
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'IfStatement':
      return 'read'
    default:
      return 'passed'
  }
}

/** `console.log`, `JSON.stringify`, `Object.keys`, `Auth.configure`, which change nothing. */
function onlyLooks(callee: Node): boolean {
  if (!isMember(callee) || callee.object.type !== 'Identifier') return false
  const key = staticKey(callee) ?? ''
  const { name } = callee.object
  return (
    name === 'console' ||
    key === 'configure' ||
    (name === 'JSON' && key === 'stringify') ||
    (name === 'Object' && /^(?:keys|values|entries|freeze)$/.test(key))
  )
}
