import { type EditBuilder, type EditSet, joinEdits, newEdits } from '../edits.js'
import { indentAt, lineStart, startsLine } from '../layout.js'
import { commaAfter, removeItems } from '../list-removal.js'
import { SSR_CONTEXT } from '../mocked-methods.js'
import {
  ancestor,
  endOf,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  walk,
} from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { MockCall } from './mocks-calls.js'
import { type Factory, factoryOf, isRealAuth, methodsIn, NOTHING } from './mocks-factory.js'
import {
  factoryHead,
  type MockStyle,
  mockStatement,
  realProperties,
  WITH_USERS,
} from './mocks-texts.js'

/** What becomes of one mock. */
export interface RewrittenMock {
  readonly edits: EditSet
  /** Functions of the helper module that it stands for. */
  readonly helpers: readonly string[]
}

/** What the edits of a mock need to know about its file. */
export interface MockFile {
  readonly context: RuleContext
  readonly style: MockStyle
}

type Property = Factory['object']['properties'][number]

/**
 * Puts the methods that a mock puts in the place of Auth into a mock of the helper module. A text
 * says why that cannot be; null where the mock is none of Auth.
 */
export function rewriteMock(mock: MockCall, file: MockFile): RewrittenMock | string | null {
  if (mock.verb !== 'mock' && mock.verb !== 'doMock') return `${mock.verb} is not followed`
  const blank = blankObject(mock, file)
  if (blank) return { edits: blank, helpers: [] }
  const factory = factoryOf(mock)
  if (factory === NOTHING) return null
  if (typeof factory === 'string') return factory
  const helpers = [
    ...methodsIn(factory.methods),
    ...(factory.hub ? [WITH_USERS] : []),
    ...(factory.server ? [SSR_CONTEXT] : []),
  ]
  const isAlone = factory.others.length === 0 || mock.module === 'auth'
  const edits = isAlone ? inPlace(mock, factory, file) : apart(mock, factory, file)
  if (typeof edits === 'string') return edits
  return { edits: joinEdits([edits, withoutType(mock)]), helpers }
}

/** `jest.mock<typeof import('aws-amplify')>`: no module has this type any more. */
function withoutType({ call }: MockCall): EditSet {
  const edits = newEdits()
  const { typeParameters } = call
  if (typeParameters)
    edits.replace(startOf(typeParameters as Node), endOf(typeParameters as Node), '')
  return edits.done()
}

/** `jest.mock('@aws-amplify/auth', () => jest.fn())`: something that methods are written to later. */
function blankObject({ factory, runner, module, specifier }: MockCall, file: MockFile) {
  if (factory?.type !== 'ArrowFunctionExpression' || module !== 'auth') return null
  const { body } = factory
  const isEmpty = body.type === 'ObjectExpression' && body.properties.length === 0
  const callee = body.type === 'CallExpression' ? (body.callee as Node) : null
  const isMock = isMember(callee ?? undefined) && staticKey(callee as never) === 'fn'
  if (!isEmpty && !isMock) return null
  const edits = newEdits()
  nameModule(specifier, file, edits)
  const { layout } = file.context
  const indent = indentAt(file.context.source, startOf(factory))
  const inner = realProperties(runner, file.style)
    .map((one) => `${layout.newline}${indent}${layout.unit}${one}`)
    .join(',')
  const comma = layout.trailingComma ? ',' : ''
  const head = factoryHead(runner)
  edits.replace(
    startOf(factory),
    isParenthesized(body) ? parenthesesEnd(body, file) : endOf(factory),
    `${head} => ({${inner}${comma}${layout.newline}${indent}})`,
  )
  return edits.done()
}

function isParenthesized(node: Node): boolean {
  return (node.extra as { parenthesized?: boolean } | undefined)?.parenthesized === true
}

function parenthesesEnd(node: Node, { context: { source } }: MockFile): number {
  return source.indexOf(')', endOf(node)) + 1
}

function nameModule(
  literal: NodeOf<'StringLiteral'>,
  { style }: MockFile,
  edits: EditBuilder,
): void {
  edits.replace(startOf(literal) + 1, endOf(literal) - 1, style.helperModule)
}

/** The mock stands for nothing but Auth: its module and the level of its object change. */
function inPlace(mock: MockCall, factory: Factory, file: MockFile): EditSet {
  const edits = newEdits()
  nameModule(mock.specifier, file, edits)
  nameRealModule(factory, edits, file)
  const head = headOf(mock, factory, file, edits)
  const { auth, object, again, methods, hub } = factory
  if (auth === null || methods === null) addHead(head, object, file, edits)
  else liftMethods(head, auth, { ...factory, methods }, file, edits)
  if (again) removeItems(object.properties, new Set<Node>([again]), listOf(file), edits)
  if (hub) edits.replace(startOf(hub.key), endOf(hub.key), hubKey(hub))
  dropRealAuth(factory, edits)
  return edits.done()
}

function listOf({ context: { source, hasComment } }: MockFile) {
  return { source, hasComment }
}

/** Properties that the object has to begin with and has not yet. */
function headOf(
  { runner }: MockCall,
  factory: Factory,
  file: MockFile,
  edits: EditBuilder,
): string[] {
  const { realSpread, esModule } = factory
  const isJest = runner === 'jest'
  if (!isJest && realSpread === null) openFactory(factory, file, edits)
  return realProperties(runner, file.style, givenName(factory)).filter((one) =>
    one === '__esModule: true' ? !esModule : realSpread === null,
  )
}

function givenName(factory: Factory): string {
  const [given] = factory.function.params
  return given?.type === 'Identifier' ? given.name : 'importOriginal'
}

/** `() =>` becomes `async (importOriginal) =>`. */
function openFactory(
  { function: fn }: Factory,
  { context: { source } }: MockFile,
  edits: EditBuilder,
): void {
  if (!fn.async) edits.insertBefore(startOf(fn), 'async ')
  if (fn.params.length > 0) return
  const open = source.indexOf('(', startOf(fn))
  edits.replace(open, source.indexOf(')', open) + 1, '(importOriginal)')
}

/** `jest.requireActual('aws-amplify')` in a factory that is none but of Auth. */
function nameRealModule(factory: Factory, edits: EditBuilder, file: MockFile): void {
  const { function: fn, methods, isReal } = factory
  walk(fn, (node) => {
    // Goes away as a whole.
    const isSpread = node.type === 'SpreadElement' && parentOf(node) === methods
    if (isSpread && factory.auth !== null && isRealAuth(node.argument, isReal)) return false
    if (node.type === 'TSImportType') {
      const argument = node.argument as Node
      const literal = argument.type === 'StringLiteral' ? argument : null
      const isTypeOfReal = literal && /^@?aws-amplify(?:\/auth)?$/.test(literal.value)
      if (isTypeOfReal) nameModule(literal, file, edits)
    }
    if (node.type !== 'CallExpression' || !isReal(node)) return
    const [literal] = node.arguments
    if (literal?.type === 'StringLiteral') nameModule(literal, file, edits)
  })
}

/** `actual.Auth` is `actual` now. */
function dropRealAuth(factory: Factory, edits: EditBuilder): void {
  const { function: fn, isReal, methods } = factory
  walk(fn, (node) => {
    if (!isMember(node) || !isRealAuth(node, isReal)) return
    const spread = ancestor(node, ({ type }) => type === 'SpreadElement')
    if (spread && parentOf(spread) === methods) return
    edits.replace(endOf(node.object as Node), endOf(node), '')
  })
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
  auth: NodeOf<'ObjectProperty'>,
  { object, methods, isReal }: Factory & { readonly methods: Node },
  file: MockFile,
  edits: EditBuilder,
): void {
  const { source, layout, hasComment } = file.context
  const breaks = breaksAround(auth, head, object, file, edits)
  const isBroken = breaks || startsLine(source, startOf(auth))
  const indent = indentAt(source, startOf(auth)) + (breaks ? layout.unit : '')
  const between = isBroken ? `,${layout.newline}${indent}` : ', '
  if (methods.type !== 'ObjectExpression') {
    const spread = `...${source.slice(startOf(methods), endOf(methods))}`
    edits.replace(startOf(auth), endOf(auth), [...head, spread].join(between))
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
  const from = isInLine ? open : startOf(first)
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
    moveOut(methods, from, end, depth, source, edits)
  }
}

/** A brace that has a line of its own goes with the line break before it. */
function lineBreakBefore(source: string, brace: number): number {
  const isAlone = /^[ \t]*,?[ \t]*(?:\r?\n|$)/.test(source.slice(brace + 1))
  return isAlone ? source.slice(0, brace).trimEnd().length : brace
}

/** Breaks an object of one property over lines where one line is too short for what it becomes. */
function breaksAround(
  auth: Node,
  head: readonly string[],
  object: Factory['object'],
  { context: { source, layout } }: MockFile,
  edits: EditBuilder,
): boolean {
  const start = lineStart(source, startOf(object))
  const line = /^[^\r\n]*/.exec(source.slice(start))?.[0] ?? ''
  const isLong = line.length + head.join(', ').length > layout.width
  if (!isLong || object.properties.length > 1 || endOf(object) > start + line.length) return false
  const { newline, unit, trailingComma } = layout
  const indent = newline + indentAt(source, startOf(object))
  edits.replace(startOf(object) + 1, startOf(auth), indent + unit)
  edits.replace(endOf(auth), endOf(object) - 1, (trailingComma ? ',' : '') + indent)
  return true
}

function withoutRealAuth(
  methods: NodeOf<'ObjectExpression'>,
  isReal: Factory['isReal'],
): readonly Property[] {
  return methods.properties.filter(
    (one) => one.type !== 'SpreadElement' || !isRealAuth(one.argument, isReal),
  )
}

/** Moves the lines of a range out, texts that run over several lines left alone. */
function moveOut(
  within: Node,
  start: number,
  end: number,
  depth: number,
  source: string,
  edits: EditBuilder,
): void {
  if (depth <= 0) return
  for (const at of lineStarts(within, start, end, source)) {
    const indent = /^[ \t]*/.exec(source.slice(at))?.[0].length ?? 0
    edits.replace(at, at + Math.min(depth, indent), '')
  }
}

/** Offsets of the lines that begin in a range, those inside a text left out. */
function lineStarts(within: Node, start: number, end: number, source: string): number[] {
  const texts: Node[] = []
  walk(within, (node) => {
    if (node.type === 'TemplateLiteral') texts.push(node)
  })
  const starts: number[] = []
  for (let at = source.indexOf('\n', start) + 1; at > 0 && at < end; ) {
    const isText = texts.some((text) => startOf(text) < at && at < endOf(text))
    if (!isText && source[at] !== '\n' && source[at] !== '\r') starts.push(at)
    at = source.indexOf('\n', at) + 1
  }
  return starts
}

const UTILS = 'aws-amplify/utils'

/** What v6 has there. */
const OF_UTILS = /^(?:Cache|I18n|ServiceWorker)$/

/** The mock stands for more than Auth: each module of v6 gets a mock of its own. */
function apart(mock: MockCall, factory: Factory, file: MockFile): EditSet | string {
  const { context, style } = file
  const { source, layout } = context
  const { auth, hub, server, object, others, methods, before, isReal } = factory
  const statement = parentOf(mock.call)
  if (statement?.type !== 'ExpressionStatement') return 'it is not a statement'
  const lifted = [methods, hub].filter((one) => one !== null)
  if (before.length > 0 && lifted.some((one) => restsOn(before, one))) {
    return 'its factory works out what it returns'
  }
  const keyOf = (one: Property) => (one.type === 'SpreadElement' ? null : staticKey(one))
  if (others.some((one) => keyOf(one) === null)) return 'what else it replaces cannot be seen'
  if (others.some((one) => keyOf(one) === 'default' && mentionsAuth(one))) {
    return 'Auth stands in it twice'
  }
  const edits = newEdits()
  const indent = indentAt(source, startOf(statement))
  const callee = source.slice(startOf(mock.call.callee), endOf(mock.call.callee))
  const kept = methods?.type === 'ObjectExpression' ? withoutRealAuth(methods, isReal) : []
  const isHeld = methods !== null && methods.type !== 'ObjectExpression'
  const held = isHeld ? [`...${textOf(methods, source)}`] : []
  const properties = [
    ...realProperties(mock.runner, style),
    ...kept.map((one) => movedText(one, source, indent + layout.unit)),
    ...held,
    ...(server ? [movedText(server, source, indent + layout.unit)] : []),
    ...(hub ? [hubKey(hub) + movedText(hub, source, indent + layout.unit, endOf(hub.key))] : []),
  ]
  const head = factoryHead(mock.runner)
  const added = [mockStatement(callee, style.helperModule, head, properties, indent, layout)]
  const utils =
    mock.module === 'root' ? others.filter((one) => OF_UTILS.test(keyOf(one) ?? '')) : []
  if (utils.length > 0) {
    const moved = utils.map((one) => movedText(one, source, indent + layout.unit))
    const real = realProperties(mock.runner, { ...style, helperModule: UTILS })
    added.push(mockStatement(callee, UTILS, head, [...real, ...moved], indent, layout))
  }
  const removed = new Set<Node>([auth, hub, server, ...utils].filter((one) => one !== null))
  const isEmpty = utils.length === others.length
  // The last new mock takes the place of a mock of nothing.
  const last = isEmpty ? added.pop() : undefined
  if (last !== undefined) {
    edits.replace(startOf(statement), endOf(statement), last)
  } else removeItems(object.properties, removed, listOf(file), edits)
  if (mock.module === 'root' && !isEmpty) nameAmplify(factory, edits)
  const lines = added.map((one) => `${one}${layout.newline}${indent}`).join('')
  edits.insertBefore(startOf(statement), lines)
  return edits.done()
}

/** Do the methods rest on something that stands before the `return`? */
function restsOn(before: readonly Node[], methods: Node): boolean {
  const declared = new Set<string>()
  for (const statement of before) {
    if (statement.type !== 'VariableDeclaration') return true
    for (const { id } of statement.declarations) {
      if (id.type !== 'Identifier') return true
      declared.add(id.name)
    }
  }
  let isNamed = false
  walk(methods, (node) => {
    const spread = ancestor(node, ({ type }) => type === 'SpreadElement')
    const isSpread = spread && parentOf(spread) === methods
    if (node.type === 'Identifier' && declared.has(node.name) && !isSpread) isNamed = true
  })
  return isNamed
}

function mentionsAuth(node: Node): boolean {
  let found = false
  walk(node, (one) => {
    if (one.type === 'Identifier' && one.name === 'Auth') found = true
  })
  return found
}

/** v5's default export of the root is Amplify, and v6 has it under its name only. */
function nameAmplify({ others, esModule }: Factory, edits: EditBuilder): void {
  for (const one of others) {
    if (one.type === 'SpreadElement') continue
    const key = staticKey(one)
    if (key === 'default' && one.type === 'ObjectProperty') {
      edits.replace(startOf(one.key), endOf(one.key), 'Amplify')
    } else if (key === 'configure' && !esModule) {
      edits.insertBefore(startOf(one), 'Amplify: { ')
      edits.insertAfter(endOf(one), ' }')
    }
  }
}

function textOf(node: Node, source: string): string {
  return source.slice(startOf(node), endOf(node))
}

/** Where tests replace Hub, all files have the helper module's Hub that tells of users. */
function hubKey(hub: NonNullable<Factory['hub']>): string {
  return hub.type === 'ObjectProperty' && hub.shorthand ? `${WITH_USERS}: Hub` : WITH_USERS
}

/** The text of a property at another indentation. */
function movedText(
  property: Node,
  source: string,
  indent: string,
  from: number = startOf(property),
): string {
  const start = startOf(property)
  const depth = startsLine(source, start) ? indentAt(source, start).length - indent.length : 0
  let text = ''
  let at = from
  for (const line of lineStarts(property, start, endOf(property), source)) {
    const own = /^[ \t]*/.exec(source.slice(line))?.[0].length ?? 0
    text += source.slice(at, line)
    at = line + Math.max(0, Math.min(depth, own))
  }
  return text + source.slice(at, endOf(property))
}

/** Is a node part of a mock? */
export function isInMock(node: Node, mocks: readonly MockCall[]): boolean {
  return mocks.some(({ call }) => isInside(node, call))
}
