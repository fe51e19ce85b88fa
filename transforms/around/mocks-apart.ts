import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import { removeItems } from '../list-removal.js'
import { endOf, type Node, parentOf, startOf, staticKey } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { MockCall } from './mocks-calls.js'
import type { Factory } from './mocks-factory.js'
import type { MockFile } from './mocks-file.js'
import { keyed } from './mocks-holders.js'
import { givenName, listOf } from './mocks-in-place.js'
import { heldMethods, renamedKeys, withoutRealAuth } from './mocks-methods.js'
import { movedText } from './mocks-moves.js'
import { realExchanges } from './mocks-real.js'
import { shares } from './mocks-shared.js'
import { factoryHead, hubKey, mockStatement, realProperties, textOf } from './mocks-texts.js'

type Property = Factory['object']['properties'][number]

const UTILS = 'aws-amplify/utils'

/** What v6 has there. */
const OF_UTILS = /^(?:Cache|I18n|ServiceWorker)$/

/** The mock stands for more than Auth: each module of v6 gets a mock of its own. */
export function apart(mock: MockCall, factory: Factory, file: MockFile): EditSet | string {
  const { context, style } = file
  const { source, layout } = context
  const { auth, hub, server, object, others, again } = factory
  const statement = parentOf(mock.call)
  if (statement?.type !== 'ExpressionStatement') return 'it is not a statement'
  if (others.some((one) => keyOf(one) === null)) return 'what else it replaces cannot be seen'
  if (sayDifferently(factory, context)) return 'Auth stands in it twice, with different methods'
  const utils =
    mock.module === 'root' ? others.filter((one) => OF_UTILS.test(keyOf(one) ?? '')) : []
  const isEmpty = utils.length === others.length
  const parts = methodParts(factory, file)
  const taken = [...parts.nodes, ...[hub, server].filter((one) => one !== null)]
  const kept = isEmpty ? [] : [...others, factory.realSpread].filter((one) => one !== null)
  const before = shares(factory, { taken, left: [...utils, ...kept] }, file)
  if (typeof before === 'string') return before
  const edits = newEdits()
  const indent = indentAt(source, startOf(statement))
  const callee = textOf(mock.call.callee, source)
  const depth = indent + layout.unit + (before.taken.length > 0 ? layout.unit : '')
  const moved = (node: Property, from?: number) =>
    movedText(node, source, depth, {
      ...(from !== undefined && { from }),
      exchanged: realExchanges(node, factory, style.helperModule),
    })
  const given = givenName(factory)
  const properties = [
    ...realProperties(mock, style, given),
    ...parts.texts(depth),
    ...(server ? [moved(server)] : []),
    ...(hub ? [hubKey(hub) + moved(hub, endOf(hub.key))] : []),
  ]
  const head = factory.function === null ? null : factoryHead(mock.runner, given)
  const statementOf = (module: string, all: readonly string[], first: readonly string[] = []) =>
    mockStatement({ callee, module, head, before: first, properties: all, indent }, layout)
  const added = [statementOf(style.helperModule, properties, before.taken)]
  if (utils.length > 0) {
    const real = realProperties(mock, { ...style, helperModule: UTILS })
    const texts = utils.map((one) => movedText(one, source, indent + layout.unit))
    added.push(statementOf(UTILS, [...real, ...texts]))
  }
  // The last new mock takes the place of a mock of nothing.
  const last = isEmpty ? added.pop() : undefined
  if (last !== undefined) edits.replace(startOf(statement), endOf(statement), last)
  else {
    const gone = [auth?.property, again, hub, server, ...utils].filter((one) => one != null)
    removeItems(object.properties, new Set<Node>(gone), listOf(file), edits)
    for (const { property, container } of factory.nested) takeOut(property, container, file, edits)
    for (const one of before.gone) takeLine(one, file, edits)
    if (mock.module === 'root') nameAmplify(factory, edits)
  }
  const lines = added.map((one) => `${one}${layout.newline}${indent}`).join('')
  edits.insertBefore(startOf(statement), lines)
  return edits.done()
}

function keyOf(one: Property): string | null {
  return one.type === 'SpreadElement' ? null : staticKey(one)
}

/** Does Auth below Amplify answer differently from Auth itself? */
function sayDifferently(factory: Factory, { source, uses }: RuleContext): boolean {
  const said = new Map<string, string>()
  // A test that names both may ask each for itself.
  const asksBoth = uses.some(({ at }) => at.name?.carries === 'amplify')
  return methodsOf(factory).some((one) => {
    const key = keyOf(one) ?? ''
    const text = plainText(one, source)
    const isOther = said.has(key) && (asksBoth || said.get(key) !== text)
    said.set(key, text)
    return isOther
  })
}

/** The methods that are written out, wherever the mock has them. */
function methodsOf({ auth, nested, isReal }: Factory): Property[] {
  return [...(auth ? [auth] : []), ...nested].flatMap(({ methods }) =>
    methods.type === 'ObjectExpression' ? withoutRealAuth(methods, isReal) : [],
  )
}

function plainText(node: Node, source: string): string {
  return textOf(node, source).replace(/\s+/g, ' ')
}

/** The methods that a mock has, as nodes, and as texts for another object. */
function methodParts(factory: Factory, { context: { source, tree }, style }: MockFile) {
  const { auth, nested } = factory
  const holders = [...(auth ? [auth] : []), ...nested]
  const held = holders.filter(({ methods }) => methods.type !== 'ObjectExpression')
  const first = <Item>(all: readonly Item[], textFor: (item: Item) => string) => {
    const texts = all.map(textFor)
    return all.filter((_, index) => texts.indexOf(texts[index] ?? '') === index)
  }
  const own = first(methodsOf(factory), (one) => plainText(one, source))
  const others = first(held, ({ methods }) => plainText(methods, source))
  const exchanged = holders.flatMap(({ methods }) => [
    ...realExchanges(methods, { ...factory, methods }, style.helperModule),
    ...renamedKeys(methods, style.renamed),
  ])
  return {
    nodes: [...own, ...others.map(({ methods }) => methods)],
    texts: (indent: string) => [
      ...others.flatMap(({ methods, isLate }) => {
        const text = textOf(methods, source)
        return heldMethods(methods, { text, isLate, tree, renamed: style.renamed })
      }),
      ...own.map((one) => movedText(one, source, indent, { exchanged })),
    ],
  }
}

/** `Amplify: { Auth: … }` has no Auth any more. */
function takeOut(
  property: Node,
  container: Factory['object'],
  file: MockFile,
  edits: EditBuilder,
): void {
  if (container.properties.length > 1) {
    removeItems(container.properties, new Set([property]), listOf(file), edits)
  } else edits.replace(startOf(container), endOf(container), '{}')
}

/** A statement of a factory that only Auth needed goes away with its line. */
function takeLine(statement: Node, { context: { source } }: MockFile, edits: EditBuilder): void {
  const rest = /^[ \t]*\r?\n[ \t]*/.exec(source.slice(endOf(statement)))?.[0].length ?? 0
  edits.replace(startOf(statement), endOf(statement) + rest, '')
}

/** v5's default export of the root is Amplify, and v6 has it under its name only. */
function nameAmplify({ object, others, esModule }: Factory, edits: EditBuilder): void {
  const isNamed = keyed(object, 'Amplify') !== undefined
  for (const one of others) {
    if (one.type === 'SpreadElement' || isNamed) continue
    const key = staticKey(one)
    if (key === 'default' && one.type === 'ObjectProperty') {
      edits.replace(startOf(one.key), endOf(one.key), 'Amplify')
    } else if (key === 'configure' && !esModule) {
      edits.insertBefore(startOf(one), 'Amplify: { ')
      edits.insertAfter(endOf(one), ' }')
    }
  }
}
