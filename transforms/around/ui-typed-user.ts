import { boundTo, memberPath, pathFrom } from '../flow/plain-path.js'
import type { PromisePath } from '../flow/promise-path.js'
import { importedName } from '../names.js'
import {
  ancestor,
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  walk,
} from '../node.js'
import type { Binding } from '../scope.js'
import type { AroundFile } from './around.js'
import { membersRead } from './ui-user.js'

/** Values that the file says are users of an Authenticator, by v5's type or by the one of v6. */
export function typedUsers(file: AroundFile): PromisePath[] {
  return importedTypes(file).flatMap(({ references, declaration }) =>
    references
      .filter(({ node }) => importedName(declaration as Specifier) === V5_TYPE || !isExtended(node))
      .flatMap(({ node }) => valuesOf(node, file)),
  )
}

type Specifier = NodeOf<'ImportDeclaration'>['specifiers'][number]

/** `AuthUser & { attributes: … }` has attributes of its own. */
function isExtended(name: Node): boolean {
  return ancestor(name, (node) => node.type === 'TSIntersectionType') !== undefined
}

const V5_TYPE = 'AmplifyUser'

/** Both majors' names, so that what a run has left is found by the next. */
const TYPES: ReadonlyMap<string, RegExp> = new Map([
  [V5_TYPE, /^@aws-amplify\/ui(?:-react)?$/],
  ['AuthUser', /^aws-amplify\/auth$/],
])

function importedTypes({ program }: AroundFile): Binding[] {
  const { values, types } = program.tree.module
  return [...new Set([...values.values(), ...types.values()])].filter(({ declaration }) => {
    const parent = parentOf(declaration)
    if (declaration.type !== 'ImportSpecifier' || parent?.type !== 'ImportDeclaration') return false
    return TYPES.get(importedName(declaration))?.test(parent.source.value)
  })
}

/** What is of the type that a name stands for. */
function valuesOf(name: Node, file: AroundFile): PromisePath[] {
  const reference = parentOf(name)
  if (reference?.type !== 'TSTypeReference') return []
  const type = throughUnions(reference)
  const parent = parentOf(type)
  if (parent?.type === 'TSAsExpression') return [pathFrom(parent)]
  if (parent?.type === 'TSTypeParameterInstantiation') return statesOf(parentOf(parent))
  const holder = parent?.type === 'TSTypeAnnotation' ? parentOf(parent) : undefined
  if (holder?.type === 'Identifier') return [...boundTo(holder), ...ownFields(holder, file)]
  if (holder?.type === 'ClassProperty') return ownFields(holder, file)
  return holder?.type === 'TSPropertySignature' ? fromObjects(holder, file) : []
}

/** `false | AmplifyUser`, `(AmplifyUser | undefined)` */
function throughUnions(type: Node): Node {
  const parent = parentOf(type)
  return parent && /^TS(?:Union|Intersection|Parenthesized)Type$/.test(parent.type)
    ? throughUnions(parent)
    : type
}

/** `useState<AmplifyUser>()` */
function statesOf(call: Node | undefined): PromisePath[] {
  const declarator = call && parentOf(call)
  const isState =
    isCall(call) &&
    /(?:^|\.)useState$/.test(isMember(call.callee) ? `.${staticKey(call.callee)}` : nameOf(call))
  if (!isState || declarator?.type !== 'VariableDeclarator') return []
  const [state] = declarator.id.type === 'ArrayPattern' ? declarator.id.elements : []
  return state ? boundTo(state as Node) : []
}

function nameOf({ callee }: { readonly callee: unknown }): string {
  const { type, name } = callee as NodeOf<'Identifier'>
  return type === 'Identifier' ? name : ''
}

/** `private user: AmplifyUser` of a class, read as `this.user`. */
function ownFields(holder: Node, { program }: AroundFile): PromisePath[] {
  const isField =
    holder.type === 'ClassProperty' || parentOf(holder)?.type === 'TSParameterProperty'
  const key =
    holder.type === 'ClassProperty' ? staticKey(holder) : (holder as { name?: string }).name
  if (!isField || !key) return []
  const reads: PromisePath[] = []
  walk(program.file.program, (node) => {
    const isRead =
      isMember(node) && node.object.type === 'ThisExpression' && staticKey(node) === key
    if (isRead) reads.push(pathFrom(node))
  })
  return reads
}

/** `{ user }: { user: AmplifyUser }`, `{ user }: Props` with `interface Props { user: AmplifyUser }`. */
function fromObjects(property: NodeOf<'TSPropertySignature'>, file: AroundFile): PromisePath[] {
  const key = staticKey(property as never)
  const body = parentOf(property)
  const declaration = body && parentOf(throughUnions(body))
  if (key === null || !declaration) return []
  const objects =
    declaration.type === 'TSTypeAnnotation'
      ? patternOf(declaration)
      : namedTypes(declaration, file).flatMap(({ node }) => {
          const reference = parentOf(node)
          const annotation = reference && parentOf(throughUnions(reference))
          return annotation?.type === 'TSTypeAnnotation' ? patternOf(annotation) : []
        })
  return objects.flatMap((path) => membersRead(key, path, file).map(memberPath))
}

function namedTypes(declaration: Node, { program }: AroundFile): Binding['references'] {
  const isNamed = /^TS(?:InterfaceDeclaration|TypeAliasDeclaration)$/.test(declaration.type)
  const { id } = declaration as NodeOf<'TSInterfaceDeclaration'>
  return isNamed ? (program.tree.module.types.get(id.name)?.references ?? []) : []
}

function patternOf(annotation: Node): PromisePath[] {
  const pattern = parentOf(annotation)
  return pattern?.type === 'Identifier' || pattern?.type === 'ObjectPattern' ? boundTo(pattern) : []
}
