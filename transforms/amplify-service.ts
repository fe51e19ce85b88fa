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
 * `inject(AmplifyService)`, and `amplify.auth()` of a parameter. It is v5's Auth.
 */
export function serviceAuths(tree: ScopeTree): ServiceAuth[] {
  const ofFields = classesGiven(AMPLIFY, tree).flatMap(({ owner, fields }) =>
    callsIn(owner, (holder) => {
      const isOwn = isMember(holder) && holder.object.type === 'ThisExpression'
      return isOwn && fields.has(staticKey(holder) ?? '')
    }),
  )
  const service = serviceName(AMPLIFY, tree)
  const ofParameters = tree.bindings.flatMap(({ kind, identifier, references }) => {
    if (service === null || kind !== 'parameter' || !isTyped(identifier, service)) return []
    const places = new Set(references.map(({ node }) => node))
    return callsIn(tree.module.node, (holder) => places.has(holder))
  })
  return [...ofFields, ...ofParameters]
}

/** A class that is given a service of a library for Angular, and the names it keeps it under. */
export interface GivenService {
  readonly owner: Node
  readonly fields: ReadonlySet<string>
}

/** Finds the classes that are given a service, by their constructor or by `inject()`. */
export function classesGiven(
  wanted: { readonly name: string; readonly library: string },
  tree: ScopeTree,
): GivenService[] {
  const service = serviceName(wanted, tree)
  if (service === null) return []
  const found: GivenService[] = []
  walk(tree.module.node, (node) => {
    if (node.type !== 'ClassBody') return
    const fields = new Set(node.body.flatMap((member) => fieldsOf(member, service)))
    if (fields.size > 0) found.push({ owner: node, fields })
  })
  return found
}

/** What the file calls a service of a library. */
function serviceName(
  { name, library }: { readonly name: string; readonly library: string },
  tree: ScopeTree,
): string | null {
  const [service] = [...tree.module.values.values()].filter(({ declaration }) => {
    const parent = parentOf(declaration)
    if (declaration.type !== 'ImportSpecifier') return false
    const { imported } = declaration
    if (imported.type !== 'Identifier' || imported.name !== name) return false
    return parent?.type === 'ImportDeclaration' && parent.source.value.startsWith(library)
  })
  return service?.name ?? null
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

function callsIn(owner: Node, isHolder: (node: Node) => boolean): ServiceAuth[] {
  const found: ServiceAuth[] = []
  walk(owner, (node) => {
    if (!isCall(node) || node.arguments.length > 0 || !isMember(node.callee)) return
    const { callee } = node
    const isService = staticKey(callee) === 'auth' && isHolder(callee.object as Node)
    if (isService) found.push({ node, owner })
  })
  return found
}
