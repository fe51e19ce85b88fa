import { uiRenames } from '../../src/table/ui-renames.js'
import { type EditSet, newEdits } from '../edits.js'
import { landingsOf } from '../flow/landings.js'
import type { HandedPart } from '../model.js'
import { importedName } from '../names.js'
import {
  ancestor,
  endOf,
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
  unwrapOutwards,
  walk,
} from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import { exportedValue } from './ui-components.js'
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
    ...propsOf(file).flatMap(({ name, value }) => inProp(name, value, file)),
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

/** Objects of other modules that are such props. */
export function handedProps(file: AroundFile): HandedPart[] {
  const { tree } = file.program
  return propsOf(file).flatMap(({ name, value }): HandedPart[] => {
    const inner = unwrapInwards(value)
    const declaration =
      inner.type === 'Identifier'
        ? resolve(tree.scopeAt(inner), inner.name, 'value')?.declaration
        : undefined
    const from = declaration && parentOf(declaration)
    if (from?.type !== 'ImportDeclaration' || (name !== 'components' && name !== 'formFields'))
      return []
    const imported = importedName(declaration as NodeOf<'ImportSpecifier'>)
    return [{ specifier: from.source.value, imported, part: { kind: 'prop', name } }]
  })
}

/** Props of the component, and the same as options of `withAuthenticator`. */
function propsOf(file: AroundFile): { name: string; value: Node }[] {
  const attributes = mentions('Authenticator', file).flatMap((node) => {
    const opening = parentOf(node)
    return opening?.type === 'JSXOpeningElement' ? opening.attributes : []
  })
  const options = mentions('withAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    const object = isCall(call) ? call.arguments[1] : undefined
    return object?.type === 'ObjectExpression' ? object.properties : []
  })
  return [
    ...attributes.flatMap((one) =>
      one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' && one.value
        ? [{ name: one.name.name, value: innerValue(one.value) }]
        : [],
    ),
    ...options.flatMap((one) =>
      one.type === 'ObjectProperty'
        ? [{ name: staticKey(one) ?? '', value: one.value as Node }]
        : [],
    ),
    ...propsInMarkup(file),
  ]
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

function innerValue(value: Node): Node {
  return value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value
}

/** `:form-fields="formFields"` of Vue, `[formFields]="formFields"` of Angular. */
function propsInMarkup({ program, source }: AroundFile): { name: string; value: Node }[] {
  const isAngular = /@aws-amplify\/ui-angular/.test(source)
  const markup = program.script.template ?? (isAngular ? source : '')
  const bound = /(?::form-fields|:formFields|\[formFields\])\s*=\s*["']([\w$]+)["']/g
  const names = new Set([...markup.matchAll(bound)].map((match) => match[1]))
  const found: { name: string; value: Node }[] = []
  walk(program.file.program, (node) => {
    const value = valueNamed(node, names)
    if (value) found.push({ name: 'formFields', value: behindRef(value) })
  })
  return found
}

/** The value of a constant, a field of a class, or a member of what `data()` of Vue returns. */
function valueNamed(node: Node, names: ReadonlySet<string | undefined>): Node | null {
  if (node.type === 'VariableDeclarator') {
    return node.id.type === 'Identifier' && names.has(node.id.name) ? (node.init ?? null) : null
  }
  if (node.type !== 'ClassProperty' && node.type !== 'ObjectProperty') return null
  if (!names.has(staticKey(node) ?? '')) return null
  if (node.type === 'ObjectProperty' && !isOfData(node)) return null
  return (node.value as Node | null) ?? null
}

function isOfData(property: Node): boolean {
  const object = parentOf(property)
  const fn = object && ancestor(object, isFunction)
  const holder = fn?.type === 'ObjectMethod' ? fn : fn && parentOf(fn)
  const isData = holder?.type === 'ObjectMethod' || holder?.type === 'ObjectProperty'
  return isData && staticKey(holder) === 'data' && object?.type === 'ObjectExpression'
}

/** `ref({ … })`, `reactive({ … })` */
function behindRef(value: Node): Node {
  const inner = unwrapInwards(value)
  if (!isCall(inner) || inner.callee.type !== 'Identifier') return inner
  const [held] = inner.arguments as Node[]
  return held && /^(?:ref|shallowRef|reactive)$/.test(inner.callee.name) ? held : inner
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
