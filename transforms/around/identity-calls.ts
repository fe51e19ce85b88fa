import { identityCalls } from '../../src/table/identity-calls.js'
import { isCall, isMember, type Node, parentOf, staticKey, unwrapInwards, walk } from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'

const ROW = 'form.identity-js'

/** Calls of users and pools that amazon-cognito-identity-js made, and what does the same in v6. */
export function identitySpots(file: AroundFile): Spot[] {
  const found: Spot[] = []
  walk(file.program.file.program, (node) => {
    if (!isCall(node) || !isMember(node.callee)) return
    const key = staticKey(node.callee) ?? ''
    const next = Object.hasOwn(identityCalls, key) ? identityCalls[key] : undefined
    if (next === undefined || !isObject(node.callee.object as Node, file)) return
    found.push({ node, row: ROW, api: key, note: `in v6 this is ${next}` })
  })
  return found
}

const CLASSES = /^CognitoUser(?:Pool)?$/

/** Is an expression a user or a pool, as far as the file itself says so? */
function isObject(expression: Node, file: AroundFile, above: readonly Node[] = []): boolean {
  const inner = unwrapInwards(expression)
  if (inner.type === 'NewExpression') return CLASSES.test(lastName(inner.callee as Node) ?? '')
  if (isCall(inner)) return lastName(inner.callee as Node) === 'getCurrentUser'
  if (inner.type !== 'Identifier') return false
  const binding = resolve(file.program.tree.scopeAt(inner), inner.name, 'value')
  if (!binding || above.includes(binding.identifier)) return false
  const seen = [...above, binding.identifier]
  const { identifier, declaration, references } = binding
  if (isTyped(identifier)) return true
  const init = declaration.type === 'VariableDeclarator' ? declaration.init : null
  if (init && isObject(init, file, seen)) return true
  return references.some(({ node }) => {
    const write = parentOf(node)
    const isWritten = write?.type === 'AssignmentExpression' && write.left === node
    return isWritten && isObject(write.right, file, seen)
  })
}

/** `user: CognitoUser`, `user: CognitoUser | null` */
function isTyped(identifier: Node): boolean {
  const annotation = identifier.type === 'Identifier' ? identifier.typeAnnotation : null
  if (annotation?.type !== 'TSTypeAnnotation') return false
  const { typeAnnotation: type } = annotation
  const types = type.type === 'TSUnionType' ? type.types : [type]
  return types.some(
    (one) =>
      one.type === 'TSTypeReference' &&
      one.typeName.type === 'Identifier' &&
      CLASSES.test(one.typeName.name),
  )
}

function lastName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name
  return isMember(callee) ? staticKey(callee) : null
}
