import { type Landing, landingsOf } from '../flow/landings.js'
import type { PromisePath } from '../flow/promise-path.js'
import { isCall, type Node, parentOf } from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import { typedUsers } from './ui-typed-user.js'
import { memberPath, membersRead, mentions, scriptOf, userRoots, usersOf } from './ui-user.js'

/** What the user of v6's Authenticator still has. */
export const KEPT: ReadonlySet<string> = new Set(['username', 'userId', 'signInDetails'])

/** Places that read of the Authenticator's user what it has no more, and services for v5. */
export function authenticatorSpots(file: AroundFile): Spot[] {
  const users = userRoots(file).flatMap((root) => userSpots(root, file))
  return [...withTyped(users, file), ...serviceSpots(file)]
}

/** Adds what is read of a value for which the file only says that it is such a user. */
function withTyped(found: readonly Spot[], file: AroundFile): Spot[] {
  const known = new Set(found.map(({ node }) => node))
  const typed = typedUsers(file)
    .flatMap((root) => landingsOf(root, scriptOf(file)))
    .filter(({ kind, node }) => (kind === 'member' || kind === 'called') && !known.has(node))
    .flatMap((landing) => spotOf(landing, file))
  return [...found, ...new Map(typed.map((spot) => [spot.node, spot])).values()]
}

function userSpots(root: PromisePath, file: AroundFile): Spot[] {
  return usersOf(root, file)
    .flatMap(({ node, isRef }) => (isRef ? membersRead('value', memberPath(node), file) : [node]))
    .flatMap((node) => landingsOf(memberPath(node), scriptOf(file)))
    .flatMap((landing) => spotOf(landing, file))
}

function spotOf(landing: Landing, file: AroundFile): Spot[] {
  if (landing.kind === 'harmless') return []
  const spot = { node: landing.node, row: 'ui.user', api: 'user' }
  if (landing.kind === 'member' || landing.kind === 'called') {
    if (KEPT.has(landing.key)) return []
    const api = `user.${landing.key}`
    return [{ ...spot, api, note: missing(landing.key) }]
  }
  const isOfAuth =
    landing.kind === 'argument' &&
    (isHelper(landing.call, file) ||
      file.decision.context.uses.some((use) => use.kind === 'call' && use.call === landing.call))
  return isOfAuth ? [] : [{ ...spot, note: HANDED_ON }]
}

/** Functions of the helper module only ask a user for the name, as v5's methods do here. */
function isHelper(call: Node, { program, decision }: AroundFile): boolean {
  const callee = isCall(call) ? (call.callee as Node) : call
  if (callee.type !== 'Identifier') return false
  const declaration = resolve(program.tree.scopeAt(callee), callee.name, 'value')?.declaration
  const from = declaration && parentOf(declaration)
  const { helperModule } = decision.context.knowledge
  return from?.type === 'ImportDeclaration' && from.source.value === helperModule
}

/** What is said where the user goes on as a whole. */
export const HANDED_ON =
  'the user of Authenticator is handed on, and has no attributes and no session in v6'

/** What is said of services. */
export const SERVICES =
  "services take what v6's functions take, and have to return what they return"

/** What is said of a member that is read. */
export function missing(member: string): string {
  return `the user of Authenticator has no ${member} in v6`
}

/** `<Authenticator services={…}>`, `withAuthenticator(App, { services })`. */
function serviceSpots(file: AroundFile): Spot[] {
  const spot = (node: Node): Spot => ({
    node,
    row: 'ui.services',
    api: 'services',
    note: SERVICES,
  })
  const props = mentions('Authenticator', file).flatMap((node) => {
    const opening = parentOf(node)
    const attributes = opening?.type === 'JSXOpeningElement' ? opening.attributes : []
    return attributes.filter((one) => one.type === 'JSXAttribute' && one.name.name === 'services')
  })
  const options = mentions('withAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    const object = isCall(call) ? call.arguments[1] : undefined
    return object?.type === 'ObjectExpression'
      ? object.properties.filter(
          (one) =>
            one.type !== 'SpreadElement' &&
            one.key.type === 'Identifier' &&
            one.key.name === 'services',
        )
      : []
  })
  return [...props, ...options].map(spot)
}
