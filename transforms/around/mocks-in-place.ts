import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import { indentAt, startsLine } from '../layout.js'
import { commaAfter, type List, removeItems } from '../list-removal.js'
import { endOf, type Node, startOf } from '../node.js'
import type { MockCall } from './mocks-calls.js'
import type { Factory } from './mocks-factory.js'
import type { MockFile } from './mocks-file.js'
import type { AuthHolder } from './mocks-holders.js'
import { heldMethods, renamedKeys, withoutRealAuth } from './mocks-methods.js'
import { type Exchange, lineAt, lineBreakBefore, moveOut } from './mocks-moves.js'
import { exchange, realExchanges } from './mocks-real.js'
import { hubKey, realProperties, textOf } from './mocks-texts.js'

/** The mock stands for nothing but Auth: its module and the level of its object change. */
export function inPlace(mock: MockCall, factory: Factory, file: MockFile): EditSet {
  const { style } = file
  const edits = newEdits()
  exchange([named(mock.specifier, style.helperModule)], edits)
  const made = factory.function ?? factory.object
  exchange(realExchanges(made, factory, style.helperModule), edits)
  const head = headOf(mock, factory, file, edits)
  const { auth, object, again, hub, methods } = factory
  if (methods) exchange(renamedKeys(methods, style.renamed), edits)
  if (auth === null) addHead(head, object, file, edits)
  else liftMethods(head, auth, factory, file, edits)
  if (again) removeItems(object.properties, new Set<Node>([again]), listOf(file), edits)
  if (hub) edits.replace(startOf(hub.key), endOf(hub.key), hubKey(hub))
  return edits.done()
}

/** Another module in the place of the one that a text names. */
export function named(literal: Node, module: string): Exchange {
  return { start: startOf(literal) + 1, end: endOf(literal) - 1, text: module }
}

/** The text around the lists of a file. */
export function listOf({ context: { source, hasComment } }: MockFile): List {
  return { source, hasComment }
}

/** Properties that the object has to begin with and has not yet. */
function headOf(mock: MockCall, factory: Factory, file: MockFile, edits: EditBuilder): string[] {
  const { realSpread, esModule } = factory
  if (mock.runner !== 'jest' && realSpread === null) openFactory(factory, file, edits)
  return realProperties(mock, file.style, givenName(factory)).filter((one) =>
    one === '__esModule: true' ? !esModule : realSpread === null,
  )
}

/** What the factory calls the function that gives it the real module. */
export function givenName(factory: Factory): string {
  const [given] = factory.function?.params ?? []
  return given?.type === 'Identifier' ? given.name : 'importOriginal'
}

/** `() =>` becomes `async (importOriginal) =>`. */
function openFactory(
  { function: fn }: Factory,
  { context: { source } }: MockFile,
  edits: EditBuilder,
): void {
  if (fn === null) return
  if (!fn.async) edits.insertBefore(startOf(fn), 'async ')
  if (fn.params.length > 0) return
  const open = source.indexOf('(', startOf(fn))
  edits.replace(open, source.indexOf(')', open) + 1, '(importOriginal)')
}

/** The object holds the methods itself. */
function addHead(
  head: readonly string[],
  object: Factory['object'],
  file: MockFile,
  edits: EditBuilder,
): void {
  const { source, layout } = file.context
  const [first] = object.properties
  if (head.length === 0) return
  if (first && breaksAround(first, head, object, file, edits)) {
    const indent = indentAt(source, startOf(object)) + layout.unit
    const lines = head.map((one) => `${one},${layout.newline}${indent}`).join('')
    edits.insertBefore(startOf(first), lines)
    return
  }
  const isBroken = first !== undefined && startsLine(source, startOf(first))
  const indent = first && isBroken ? layout.newline + indentAt(source, startOf(first)) : ' '
  const end = first ? ',' : ' '
  edits.insertAfter(startOf(object) + 1, head.map((one) => indent + one).join(',') + end)
}

/** `Auth: { signIn: … }` gives its methods to the object around it. */
function liftMethods(
  head: readonly string[],
  { property: auth, methods, isLate }: AuthHolder,
  { object, isReal }: Factory,
  file: MockFile,
  edits: EditBuilder,
): void {
  const { source, layout, hasComment, tree } = file.context
  const breaks = breaksAround(auth, head, object, file, edits)
  const isBroken = breaks || startsLine(source, startOf(auth))
  const indent = indentAt(source, startOf(auth)) + (breaks ? layout.unit : '')
  const between = isBroken ? `,${layout.newline}${indent}` : ', '
  if (methods.type !== 'ObjectExpression') {
    const text = textOf(methods, source)
    const held = heldMethods(methods, { text, isLate, tree, renamed: file.style.renamed })
    edits.replace(startOf(auth), endOf(auth), [...head, ...held].join(between))
    return
  }
  const kept = withoutRealAuth(methods, isReal)
  const [first] = kept
  const last = kept.at(-1)
  if (!first || !last) {
    edits.replace(startOf(auth), endOf(auth), head.join(between))
    return
  }
  const open = startOf(methods) + 1
  const isWhole = kept.length === methods.properties.length && head.length > 0
  const isInLine = isWhole && isBroken === startsLine(source, startOf(first))
  if (isInLine) edits.replace(startOf(auth), open, `${head.join(between)},`)
  else edits.replace(startOf(auth), startOf(first), head.map((one) => one + between).join(''))
  const start = isInLine ? open : startOf(first)
  const close = endOf(methods) - 1
  const isSaid = hasComment(endOf(last), close)
  const end = isSaid ? lineBreakBefore(source, close) : endOf(last)
  const comma = isSaid ? commaAfter(auth, listOf(file)) : null
  // The comma stands before the comment, not on the line below it.
  if (isSaid && commaAfter(last, listOf(file)) === null) edits.insertAfter(endOf(last), ',')
  edits.replace(end, endOf(auth), '')
  if (comma !== null) edits.replace(comma, comma + 1, '')
  if (isBroken && startsLine(source, startOf(first))) {
    const depth = indentAt(source, startOf(first)).length - indent.length
    moveOut({ within: methods, start, end, depth }, source, edits)
  }
}

/** Breaks an object of one property over lines where one line is too short for what it becomes. */
function breaksAround(
  auth: Node,
  head: readonly string[],
  object: Factory['object'],
  { context: { source, layout } }: MockFile,
  edits: EditBuilder,
): boolean {
  const { start, text } = lineAt(source, startOf(object))
  const isLong = text.length + head.join(', ').length > layout.width
  if (!isLong || object.properties.length > 1 || endOf(object) > start + text.length) return false
  const { newline, unit, trailingComma } = layout
  const indent = newline + indentAt(source, startOf(object))
  edits.replace(startOf(object) + 1, startOf(auth), indent + unit)
  edits.replace(endOf(auth), endOf(object) - 1, (trailingComma ? ',' : '') + indent)
  return true
}
