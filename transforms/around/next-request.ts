import { type EditSet, NO_EDITS, newEdits } from '../edits.js'
import {
  ancestor,
  endOf,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
} from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'

/** How the request of Next.js, and the response to it, are called at a place. */
export interface NextRequest {
  readonly request: string
  readonly response: string
  /** Gives the response a name where it has none yet. */
  readonly edits: EditSet
  /** Do the names mean the same at another place? */
  isSeenFrom(place: Node): boolean
}

/**
 * The request that `withSSRContext({ req })` or `withSSRContext(context)` is about, where it is the one
 * of a page or of an API route; null where it may be another.
 */
export function nextRequest(
  call: NodeOf<'CallExpression'>,
  context: RuleContext,
): NextRequest | null {
  const handler = ancestor(call, (node) => isFunction(node)) as Handler | undefined
  const asked = askedOf(call)
  if (!handler || !asked) return null
  const found = isOfPage(handler)
    ? requestOfPage(handler, asked, context)
    : isOfRoute(handler)
      ? requestOfRoute(handler, asked)
      : null
  if (!found) return null
  const { names, ...request } = found
  const meaning = (name: string, place: Node) => resolve(context.tree.scopeAt(place), name, 'value')
  return {
    ...request,
    isSeenFrom: (place) => names.every((name) => meaning(name, place) === meaning(name, call)),
  }
}

type Handler = NodeOf<'ArrowFunctionExpression'> | NodeOf<'FunctionDeclaration'>
type Found = Omit<NextRequest, 'isSeenFrom'> & { readonly names: readonly string[] }

/** The name in `{ req: name }`, or the whole context in `context` and `{ req: context.req }`. */
interface Asked {
  readonly name: string
  readonly isWhole: boolean
}

function askedOf({ arguments: [argument, ...others] }: NodeOf<'CallExpression'>): Asked | null {
  if (others.length > 0) return null
  if (argument?.type === 'Identifier') return { name: argument.name, isWhole: true }
  if (argument?.type !== 'ObjectExpression' || argument.properties.length !== 1) return null
  const [property] = argument.properties
  if (property?.type !== 'ObjectProperty' || staticKey(property) !== 'req') return null
  const { value } = property
  if (value.type === 'Identifier') return { name: value.name, isWhole: false }
  const isRead = isMember(value) && staticKey(value) === 'req' && value.object.type === 'Identifier'
  return isRead ? { name: (value.object as NodeOf<'Identifier'>).name, isWhole: true } : null
}

/** `export async function getServerSideProps`, `export const getServerSideProps = async …`. */
function isOfPage(handler: Handler): boolean {
  const holder = handler.type === 'FunctionDeclaration' ? handler : parentOf(handler)
  const isNamed =
    (holder?.type === 'FunctionDeclaration' || holder?.type === 'VariableDeclarator') &&
    holder.id?.type === 'Identifier' &&
    holder.id.name === 'getServerSideProps'
  const declaration = holder?.type === 'VariableDeclarator' ? parentOf(holder) : holder
  return isNamed && parentOf(declaration as Node)?.type === 'ExportNamedDeclaration'
}

/** `export default async function handler(req, res)`, in the folder of Next.js for its routes. */
function isOfRoute(handler: Handler): boolean {
  return parentOf(handler)?.type === 'ExportDefaultDeclaration' && handler.params.length === 2
}

function requestOfRoute({ params }: Handler, { name, isWhole }: Asked): Found | null {
  const [request, response] = params
  if (isWhole || request?.type !== 'Identifier' || response?.type !== 'Identifier') return null
  if (request.name !== name) return null
  const names = [name, response.name]
  return { request: name, response: response.name, edits: NO_EDITS, names }
}

function requestOfPage(handler: Handler, asked: Asked, context: RuleContext): Found | null {
  const [first, ...others] = handler.params
  const { name, isWhole } = asked
  if (!first || others.length > 0) return null
  if (isWhole) {
    if (first.type !== 'Identifier' || first.name !== name) return null
    return { request: `${name}.req`, response: `${name}.res`, edits: NO_EDITS, names: [name] }
  }
  if (first.type !== 'ObjectPattern') return null
  const request = localOf(first, 'req')
  const response = localOf(first, 'res')
  if (request?.local !== name) return null
  if (response) {
    return {
      request: name,
      response: response.local,
      edits: NO_EDITS,
      names: [name, response.local],
    }
  }
  const isFree = (context.tree.references.get('res') ?? []).length === 0
  const isTaken = context.tree.bindings.some((binding) => binding.name === 'res')
  if (!isFree || isTaken) return null
  const edits = newEdits()
  edits.insertAfter(endOf(request.property), ', res')
  return { request: name, response: 'res', edits: edits.done(), names: [name] }
}

/** The name that a pattern gives to a member. */
function localOf(
  pattern: NodeOf<'ObjectPattern'>,
  key: string,
): { readonly property: Node; readonly local: string } | null {
  for (const property of pattern.properties) {
    if (property.type !== 'ObjectProperty' || staticKey(property) !== key) continue
    const { value } = property
    return value.type === 'Identifier' ? { property, local: value.name } : null
  }
  return null
}
