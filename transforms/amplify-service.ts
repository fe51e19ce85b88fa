import { isCall, isMember, type Node, type NodeOf, parentOf, staticKey, walk } from './node.js'
import type { ScopeTree } from './scope.js'

/** A call `….auth()` of aws-amplify-angular's service, and the class that was given the service. */
export interface ServiceAuth {
  readonly node: Node
  readonly owner: Node
}

/** What hands out v5's Auth in Angular. */
export const AMPLIFY = { name: 'AmplifyService', library: 'aws-amplify-angular' }

/**
 * Finds `this.amplify.auth()` where the class is given the AmplifyService, by its constructor or by
 * `inject(AmplifyService)`. It is v5's Auth.
 */
export function serviceAuths(tree: ScopeTree): ServiceAuth[] {
  return classesGiven(AMPLIFY, tree).flatMap(({ owner, fields }) => callsIn(owner, fields))
}

/** A class that is given a service of a library for Angular, and the names it keeps it under. */
export interface GivenService {
  readonly owner: Node
  readonly fields: ReadonlySet<string>
}

/** Finds the classes that are given a service, by their constructor or by `inject()`. */
export function classesGiven(
  { name, library }: { readonly name: string; readonly library: string },
  tree: ScopeTree,
): GivenService[] {
  const [service] = [...tree.module.values.values()].filter(({ declaration }) => {
    const parent = parentOf(declaration)
    if (declaration.type !== 'ImportSpecifier') return false
    const { imported } = declaration
    if (imported.type !== 'Identifier' || imported.name !== name) return false
    return parent?.type === 'ImportDeclaration' && parent.source.value.startsWith(library)
  })
  if (!service) return []
  const found: GivenService[] = []
  walk(tree.module.node, (node) => {
    if (node.type !== 'ClassBody') return
    const fields = new Set(node.body.flatMap((member) => fieldsOf(member, service.name)))
    if (fields.size > 0) found.push({ owner: node, fields })
  })
  return found
}

/** Names under which a member of a class keeps the service. */
function fieldsOf(member: Node, service: string): string[] {
  if (member.type === 'ClassProperty') {
    const { value } = member
    const [argument] = isCall(value ?? undefined)
      ? ((value as NodeOf<'CallExpression'>).arguments as Node[])
      : []
    const isInjected = argument?.type === 'Identifier' && argument.name === service
    return (isInjected || isTyped(member, service)) && member.key.type === 'Identifier'
      ? [member.key.name]
      : []
  }
  if (member.type !== 'ClassMethod' || member.kind !== 'constructor') return []
  return (member.params as Node[]).flatMap((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return []
    const { parameter: name } = parameter
    return name.type === 'Identifier' && isTyped(name, service) ? [name.name] : []
  })
}

function isTyped(node: Node, service: string): boolean {
  const { typeAnnotation } = node as NodeOf<'Identifier'>
  const type = typeAnnotation?.type === 'TSTypeAnnotation' ? typeAnnotation.typeAnnotation : null
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === service
  )
}

function callsIn(owner: Node, fields: ReadonlySet<string>): ServiceAuth[] {
  const found: ServiceAuth[] = []
  walk(owner, (node) => {
    if (!isCall(node) || node.arguments.length > 0 || !isMember(node.callee)) return
    const { callee } = node
    const holder = callee.object as Node
    const isService =
      staticKey(callee) === 'auth' &&
      isMember(holder) &&
      holder.object.type === 'ThisExpression' &&
      fields.has(staticKey(holder) ?? '')
    if (isService) found.push({ node, owner })
  })
  return found
}
