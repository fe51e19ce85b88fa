import { uiRenames } from '../../src/table/ui-renames.js'
import { type EditSet, newEdits } from '../edits.js'
import { landingsOf } from '../flow/landings.js'
import {
  endOf,
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import { exportedValue } from './ui-components.js'
import { givenProps } from './ui-given-props.js'
import { contextRoots, membersRead, mentions, scriptOf } from './ui-user.js'

/** A name that is another one in v6, and where it stands. */
export interface Renamed {
  readonly spot: Spot
  readonly edits: EditSet
}

const ROW = 'ui.renamed'

type Renames = Readonly<Record<string, string>>

/** Screens and members of Authenticator that v6 calls otherwise. */
export function renamedParts(file: AroundFile): Renamed[] {
  const given = file.decision.context.knowledge.givenParts ?? []
  return [
    ...given.flatMap(({ exported, part }) => {
      const value = part.kind === 'prop' ? exportedValue(file.program.tree, exported) : null
      return value && part.kind === 'prop' ? inProp(part.name, value, file) : []
    }),
    ...givenProps(file).flatMap(({ name, value }) => inProp(name, value, file)),
    ...partsOf(file),
    ...contextRoots(file).flatMap((root) => [
      ...Object.keys(uiRenames.context).flatMap((key) =>
        membersRead(key, root, file).flatMap((node) => memberNamed(node, uiRenames.context)),
      ),
      ...calledMembers(root, file),
      ...membersRead('route', root, file).flatMap((node) => comparedScreens(node, file)),
    ]),
  ].filter(
    ({ spot }, at, all) =>
      !file.decision.context.isIgnored(startOf(spot.node)) &&
      all.findIndex((other) => other.spot.node === spot.node) === at,
  )
}

/** `Authenticator.ResetPassword.Header`, also as the name of an element. */
function partsOf(file: AroundFile): Renamed[] {
  return mentions('Authenticator', file).flatMap((node) => {
    const member = parentOf(node)
    if (isMember(member)) {
      return member.object === node ? memberNamed(member, uiRenames.components) : []
    }
    if (member?.type !== 'JSXMemberExpression') return []
    const { property } = member
    const next = renamed(property.name, uiRenames.components)
    return next === null
      ? []
      : [edit(member, property.name, startOf(property), endOf(property), next)]
  })
}

function inProp(name: string, value: Node, file: AroundFile): Renamed[] {
  if (name === 'initialState') return literalsIn(value)
  if (name !== 'components' && name !== 'formFields') return []
  const inner = unwrapInwards(value)
  if (inner.type !== 'Identifier') return keysOf(inner, uiRenames[name])
  const binding = resolve(file.program.tree.scopeAt(inner), inner.name, 'value')
  if (binding?.declaration.type !== 'VariableDeclarator') return []
  const { init } = binding.declaration
  const reads = binding.references.flatMap((reference) => {
    const parent = parentOf(reference.node)
    const isRead = isMember(parent) && parent.object === reference.node
    return isRead ? memberNamed(parent, uiRenames[name]) : []
  })
  return [...(init ? keysOf(unwrapInwards(init), uiRenames[name]) : []), ...reads]
}

function keysOf(object: Node, renames: Renames): Renamed[] {
  return object.type === 'ObjectExpression'
    ? object.properties.flatMap((property) => memberNamed(property, renames))
    : []
}

/** `'resetPassword'`, also as an outcome of a condition. */
function literalsIn(value: Node): Renamed[] {
  const inner = unwrapInwards(value)
  if (inner.type === 'ConditionalExpression') {
    return [...literalsIn(inner.consequent), ...literalsIn(inner.alternate)]
  }
  if (inner.type === 'LogicalExpression') {
    return [...literalsIn(inner.left), ...literalsIn(inner.right)]
  }
  const next = inner.type === 'StringLiteral' ? renamed(inner.value, uiRenames.screens) : null
  if (inner.type !== 'StringLiteral' || next === null) return []
  return [edit(inner, inner.value, startOf(inner) + 1, endOf(inner) - 1, next)]
}

/** The key of a property or of a pattern, or the name behind a dot. */
function memberNamed(node: Node, renames: Renames): Renamed[] {
  const key = staticKey(node as never)
  const next = key === null ? null : renamed(key, renames)
  if (key === null || next === null) return []
  if (isMember(node)) {
    const { property } = node
    const quote = property.type === 'StringLiteral' ? 1 : 0
    return [edit(node, key, startOf(property) + quote, endOf(property) - quote, next)]
  }
  const property = node as NodeOf<'ObjectProperty'>
  const at = property.key as Node
  if (property.shorthand) return [edit(node, key, startOf(at), endOf(at), `${next}: ${key}`)]
  const quote = at.type === 'StringLiteral' ? 1 : 0
  return [edit(node, key, startOf(at) + quote, endOf(at) - quote, next)]
}

function calledMembers(root: Parameters<typeof landingsOf>[0], file: AroundFile): Renamed[] {
  return landingsOf(root, scriptOf(file)).flatMap((landing) => {
    const callee = landing.kind === 'called' && isCall(landing.node) ? landing.node.callee : null
    return callee ? memberNamed(callee as Node, uiRenames.context) : []
  })
}

/** `route === 'resetPassword'`, `switch (route) { case 'resetPassword': … }` */
function comparedScreens(node: Node, file: AroundFile): Renamed[] {
  const isBound = node.type === 'ObjectProperty'
  const target = isBound ? (node.value as Node) : null
  const binding =
    target?.type === 'Identifier'
      ? resolve(file.program.tree.scopeAt(target), target.name, 'value')
      : null
  const places = isBound ? (binding?.references.map((reference) => reference.node) ?? []) : [node]
  return places.flatMap((place) => {
    const parent = parentOf(unwrapOutwards(place))
    if (parent?.type === 'BinaryExpression' && /^[=!]==?$/.test(parent.operator)) {
      return [parent.left, parent.right].flatMap((side) => literalsIn(side as Node))
    }
    if (parent?.type !== 'SwitchStatement') return []
    return parent.cases.flatMap(({ test }) => (test ? literalsIn(test) : []))
  })
}

function renamed(name: string, renames: Renames): string | null {
  return Object.hasOwn(renames, name) ? (renames[name] ?? null) : null
}

function edit(node: Node, api: string, from: number, to: number, text: string): Renamed {
  const edits = newEdits()
  edits.replace(from, to, text)
  return { spot: { node, row: ROW, api }, edits: edits.done() }
}
