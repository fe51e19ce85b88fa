import { isWrite } from '../flow/current-user.js'
import { follow, type Landing, landingsOf } from '../flow/landings.js'
import { memberPath, pathFrom } from '../flow/plain-path.js'
import type { PromisePath } from '../flow/promise-path.js'
import type { HandedPart } from '../model.js'
import { importedName } from '../names.js'
import {
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { type Binding, resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import { componentOf, exportedValue, isExported, propsOf } from './ui-components.js'
import { typedUsers } from './ui-typed-user.js'
import { membersRead, mentions, scriptOf, userRoots, usersOf } from './ui-user.js'

/** Something that is done with the user of an Authenticator. */
export interface UserLanding {
  readonly landing: Landing
  /** Nobody but the user who is signed in can be meant. */
  readonly isCertain: boolean
  /** It is handed to a component of another module. */
  readonly handed: HandedPart | null
}

/** A user, or what holds one under `user`, on its way through the file. */
interface Source {
  readonly kind: 'user' | 'context'
  readonly path: PromisePath
  /** The prop of a component that it came through. */
  readonly through: Prop | null
  /** The file itself does not say that it is the one who is signed in. */
  readonly isFromOutside: boolean
}

/** A prop of a component of the file; null for all that Authenticator gives. */
interface Prop {
  readonly component: Binding
  readonly name: string | null
}

/** A component of the file that is given a user where it is used. */
interface Giving {
  readonly prop: Prop
  readonly element: Node
  readonly from: Source
}

/** Follows the users of Authenticators through a file, and through the components that they are given to. */
export function followUsers(file: AroundFile): UserLanding[] {
  const found: { from: Source; landing: Landing; isAlone: boolean; handed: HandedPart | null }[] =
    []
  const givings: Giving[] = []
  const queue: Source[] = sourcesOf(file)
  const seen = new Set<string>()
  for (let from = queue.shift(); from; from = queue.shift()) {
    const key = `${from.kind} ${from.path.end.start} ${from.path.end.end} ${from.path.value.kind}`
    if (seen.has(key)) continue
    seen.add(key)
    if (from.kind === 'context') queue.push(...usersIn(from, file))
    const { landings, isAlone } = follow(from.path, scriptOf(file))
    for (const landing of landings) {
      const given = givenTo(landing, from.kind, file)
      if (given?.kind === 'local') {
        givings.push({ prop: given.prop, element: given.element, from })
        queue.push(...throughProp(given.prop, from, file))
      } else if (from.kind === 'user' || given) {
        found.push({ from, landing, isAlone, handed: given?.handed ?? null })
      }
    }
  }
  for (const [node, handed] of wrappedElsewhere(file)) {
    const from = {
      kind: 'context',
      path: pathFrom(node),
      through: null,
      isFromOutside: false,
    } as const
    found.push({ from, landing: { kind: 'escapes', node }, isAlone: false, handed })
  }
  const certain = certainProps(givings)
  return found.map(({ from, landing, isAlone, handed }) => ({
    landing,
    handed,
    isCertain:
      (isAlone || isDirect(landing, from.path, file)) &&
      !from.isFromOutside &&
      (from.through === null || certain(from.through)),
  }))
}

/** Is it read of the name that received the value, and that never holds another? */
function isDirect({ node }: Landing, { value, end }: PromisePath, file: AroundFile): boolean {
  const member = isCall(node) ? (node.callee as Node) : node
  const object = isMember(member) ? unwrapInwards(member.object as Node) : null
  if (value.kind === 'used') return object === unwrapInwards(end)
  const pattern = value.kind === 'bound' ? value.pattern : null
  if (pattern?.type !== 'Identifier' || object?.type !== 'Identifier') return false
  const { tree } = file.program
  const binding = resolve(tree.scopeAt(pattern), pattern.name, 'value')
  return (
    binding !== null &&
    binding === resolve(tree.scopeAt(object), object.name, 'value') &&
    !binding.references.some((reference) => isWrite(reference.node))
  )
}

function sourcesOf(file: AroundFile): Source[] {
  const own = { through: null, isFromOutside: false }
  const given = file.decision.context.knowledge.givenParts ?? []
  const { tree } = file.program
  return [
    ...userRoots(file).map((path): Source => ({ kind: 'context', path, ...own })),
    ...given.flatMap(({ exported, part }) => {
      const value = part.kind === 'user' ? exportedValue(tree, exported) : null
      const component = value && componentOf(value, tree)
      const paths = component ? propsOf(component) : []
      const from = { through: null, isFromOutside: true }
      if (part.kind !== 'user') return []
      return part.prop === null
        ? paths.map((path): Source => ({ kind: 'context', path, ...from }))
        : membersOf(part.prop, paths, file).map((path): Source => ({ kind: 'user', path, ...from }))
    }),
  ]
}

/** `withAuthenticator(App)` where another module has the App. */
function wrappedElsewhere(file: AroundFile): [Node, HandedPart][] {
  const { tree } = file.program
  return mentions('withAuthenticator', file).flatMap((node): [Node, HandedPart][] => {
    const call = parentOf(node)
    const [app] = isCall(call) && call.callee === node ? (call.arguments as Node[]) : []
    const inner = app && unwrapInwards(app)
    const binding =
      inner?.type === 'Identifier' ? resolve(tree.scopeAt(inner), inner.name, 'value') : null
    const handed = binding && importedComponent(binding, null)
    return inner && handed ? [[inner, handed]] : []
  })
}

function importedComponent({ declaration }: Binding, prop: string | null): HandedPart | null {
  const from = parentOf(declaration)
  if (from?.type !== 'ImportDeclaration') return null
  const imported = importedName(declaration as NodeOf<'ImportSpecifier'>)
  return { specifier: from.source.value, imported, part: { kind: 'user', prop } }
}

function usersIn({ path, ...from }: Source, file: AroundFile): Source[] {
  return usersOf(path, file)
    .flatMap(({ node, isRef }) => (isRef ? membersRead('value', memberPath(node), file) : [node]))
    .map((node) => ({ ...from, kind: 'user', path: memberPath(node) }))
}

function membersOf(key: string, paths: readonly PromisePath[], file: AroundFile): PromisePath[] {
  return paths.flatMap((path) => membersRead(key, path, file).map(memberPath))
}

/** What a component of the file does with a prop that it is given. */
function throughProp(prop: Prop, from: Source, file: AroundFile): Source[] {
  const component = componentOf(prop.component.identifier, file.program.tree)
  const paths = component ? propsOf(component) : []
  const source = { through: prop, isFromOutside: from.isFromOutside }
  return prop.name === null
    ? paths.map((path) => ({ kind: 'context', path, ...source }))
    : membersOf(prop.name, paths, file).map((path) => ({ kind: 'user', path, ...source }))
}

type Given =
  | { readonly kind: 'local'; readonly prop: Prop; readonly element: Node; readonly handed: null }
  | { readonly kind: 'imported'; readonly handed: HandedPart }

/** `<Profile user={user} />`, `<Profile {...props} />` */
function givenTo({ kind, node }: Landing, what: Source['kind'], file: AroundFile): Given | null {
  if (kind !== 'escapes') return null
  const holder = parentOf(unwrapOutwards(node))
  const attribute = holder?.type === 'JSXExpressionContainer' ? parentOf(holder) : holder
  const isSpread = attribute?.type === 'JSXSpreadAttribute' && what === 'context'
  const isProp = attribute?.type === 'JSXAttribute' && what === 'user'
  const opening = (isSpread || isProp) && attribute ? parentOf(attribute) : undefined
  if (opening?.type !== 'JSXOpeningElement' || opening.name.type !== 'JSXIdentifier') return null
  const name = isProp ? nameOf(attribute) : null
  const { tree } = file.program
  const component = resolve(tree.scopeAt(opening.name), opening.name.name, 'value')
  if (!component) return null
  const handed = importedComponent(component, name)
  if (handed) return { kind: 'imported', handed }
  const isKnown = componentOf(component.identifier, tree) !== null
  return isKnown
    ? { kind: 'local', prop: { component, name }, element: opening, handed: null }
    : null
}

function nameOf({ name }: NodeOf<'JSXAttribute'>): string {
  return name.type === 'JSXIdentifier' ? name.name : ''
}

/** Props that are given the user of an Authenticator wherever their component is used. */
function certainProps(givings: readonly Giving[]): (prop: Prop) => boolean {
  const of = ({ component, name }: Prop) =>
    givings.filter(({ prop }) => prop.component === component && prop.name === name)
  const isCertain = (prop: Prop, above: readonly Prop[]): boolean => {
    if (above.some((one) => one.component === prop.component && one.name === prop.name)) return true
    const own = of(prop)
    const elements = new Set(own.map(({ element }) => element))
    const isOnlyGiven =
      !isExported(prop.component) &&
      prop.component.references.every(({ node }) => {
        const around = parentOf(node)
        return around?.type === 'JSXClosingElement' || (around && elements.has(around))
      })
    return (
      isOnlyGiven &&
      own.every(
        ({ from }) =>
          !from.isFromOutside &&
          (from.through === null || isCertain(from.through, [...above, prop])),
      )
    )
  }
  return (prop) => isCertain(prop, [])
}

/** Members of values of which the file only says, by their type, that they are such users. */
export function typedLandings(file: AroundFile): UserLanding[] {
  return typedUsers(file)
    .flatMap((root) => landingsOf(root, scriptOf(file)))
    .filter(({ kind }) => kind === 'member' || kind === 'called')
    .map((landing) => ({ landing, isCertain: true, handed: null }))
}
