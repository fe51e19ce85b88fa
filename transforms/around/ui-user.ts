import { uiExports } from '../../src/table/ui-exports.js'
import { classesGiven } from '../amplify-service.js'
import { type FileNames, landingsOf } from '../flow/landings.js'
import { boundTo, pathFrom } from '../flow/plain-path.js'
import type { PromisePath } from '../flow/promise-path.js'
import { importedName } from '../names.js'
import { isCall, isMember, type Node, parentOf, staticKey, walk } from '../node.js'
import { type Binding, resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import { componentOf, propsOf } from './ui-components.js'

const { from: LIBRARIES = [] } = uiExports.find(({ id }) => id === 'ui.user') ?? {}

/** Names that the file imports from one of these modules as this. */
export function importedFrom(
  modules: readonly string[],
  name: string,
  { program }: AroundFile,
): Binding[] {
  return [...program.tree.module.values.values()].filter(({ declaration }) => {
    const parent = parentOf(declaration)
    return (
      declaration.type === 'ImportSpecifier' &&
      importedName(declaration) === name &&
      parent?.type === 'ImportDeclaration' &&
      modules.includes(parent.source.value)
    )
  })
}

/** The module that a name is imported from; null where it is no import. */
export function moduleOf(name: Node, { program }: AroundFile): string | null {
  if (name.type !== 'Identifier') return null
  const declaration = resolve(program.tree.scopeAt(name), name.name, 'value')?.declaration
  const from = declaration && parentOf(declaration)
  return from?.type === 'ImportDeclaration' ? from.source.value : null
}

/** Where the file mentions what it imports from a library under this name. */
export function mentions(name: string, file: AroundFile): Node[] {
  return importedFrom(LIBRARIES, name, file).flatMap(({ references }) =>
    references.map(({ node }) => node),
  )
}

/** What `useAuthenticator` and the service of Angular give, also to the function that picks from it. */
export function contextRoots(file: AroundFile): PromisePath[] {
  const hooks = mentions('useAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    if (!isCall(call) || call.callee !== node) return []
    const [picks] = call.arguments as Node[]
    const outer = parentOf(call)
    const refs = isCall(outer) && isToRefs(outer) ? [pathFrom(outer)] : []
    return [pathFrom(call), ...refs, ...(picks ? propsOf(picks) : [])]
  })
  return [...hooks, ...injectedRoots(file), ...injectedOnTheSpot(file)]
}

/** Values with a `user` in them: what the hook gives, and what wrapped components are given. */
export function userRoots(file: AroundFile): PromisePath[] {
  const hooks = mentions('useAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    return isCall(call) && call.callee === node ? [pathFrom(call)] : []
  })
  const children = mentions('Authenticator', file).flatMap((node) => {
    const opening = parentOf(node)
    const element = opening?.type === 'JSXOpeningElement' ? parentOf(opening) : undefined
    const inside = element?.type === 'JSXElement' ? element.children : []
    return inside.flatMap((child) =>
      child.type === 'JSXExpressionContainer' ? propsOf(child.expression) : [],
    )
  })
  const wrapped = mentions('withAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    const [component] = isCall(call) && call.callee === node ? (call.arguments as Node[]) : []
    const wrapped = component && componentOf(component, file.program.tree)
    return wrapped ? propsOf(wrapped) : []
  })
  return [...hooks, ...children, ...wrapped, ...injectedRoots(file), ...injectedOnTheSpot(file)]
}

/** `inject(AuthenticatorService).user` in a function. */
function injectedOnTheSpot(file: AroundFile): PromisePath[] {
  return mentions(ANGULAR.name, file).flatMap((node) => {
    const call = parentOf(node)
    const isInjected =
      isCall(call) && call.callee.type === 'Identifier' && call.callee.name === 'inject'
    return isInjected && parentOf(call)?.type !== 'ClassProperty' ? [pathFrom(call)] : []
  })
}

/** `this.authenticator` of Angular, and what those who subscribe to it are given. */
function injectedRoots(file: AroundFile): PromisePath[] {
  return classesGiven(ANGULAR, file.program.tree).flatMap(({ owner, fields }) => {
    const roots: PromisePath[] = []
    walk(owner, (node) => {
      const isService =
        isMember(node) && node.object.type === 'ThisExpression' && fields.has(staticKey(node) ?? '')
      if (isService) roots.push(pathFrom(node), ...subscribers(node))
      if (node.type !== 'ClassMethod' || node.kind !== 'constructor') return
      for (const parameter of node.params) {
        if (parameter.type !== 'TSParameterProperty') continue
        const { parameter: name } = parameter
        if (name.type !== 'Identifier' || !fields.has(name.name)) continue
        const binding = resolve(file.program.tree.scopeAt(name), name.name, 'value')
        const handed = binding?.references.flatMap((one) => subscribers(one.node)) ?? []
        roots.push(...boundTo(name), ...handed)
      }
    })
    return roots
  })
}

/** What Angular hands the user out with. */
export const ANGULAR = { name: 'AuthenticatorService', library: '@aws-amplify/ui-angular' }

function subscribers(service: Node): PromisePath[] {
  const call = parentOf(parentOf(service) ?? service)
  const [callback] = isCall(call) ? (call.arguments as Node[]) : []
  const isSubscribed =
    isCall(call) && isMember(call.callee) && staticKey(call.callee) === 'subscribe'
  return isSubscribed && callback ? propsOf(callback) : []
}

/** Reads of `user`; a ref of Vue holds it under `value`. */
export function usersOf(root: PromisePath, file: AroundFile): { node: Node; isRef: boolean }[] {
  const direct = membersRead('user', root, file).map((node) => ({ node, isRef: false }))
  const refs = landingsOf(root, scriptOf(file)).flatMap((landing) =>
    landing.kind === 'argument' && isToRefs(landing.call)
      ? membersRead('user', pathFrom(landing.call), file)
      : [],
  )
  return [...direct, ...refs.map((node) => ({ node, isRef: true }))]
}

/** Places that read a member of a value. */
export function membersRead(key: string, path: PromisePath, file: AroundFile): Node[] {
  return landingsOf(path, scriptOf(file)).flatMap((landing) =>
    landing.kind === 'member' && landing.key === key ? [landing.node] : [],
  )
}

/** What the markup reads is found there. */
export function scriptOf({ program }: AroundFile): FileNames {
  return { tree: program.tree, isInMarkup: () => false }
}

function isToRefs(node: Node): boolean {
  return (
    isCall(node) &&
    node.callee.type === 'Identifier' &&
    /^(?:toRefs|storeToRefs)$/.test(node.callee.name)
  )
}
