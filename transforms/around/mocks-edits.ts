import { type EditSet, joinEdits, newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import { SSR_CONTEXT } from '../mocked-methods.js'
import {
  ancestor,
  endOf,
  isFunction,
  isInside,
  isMember,
  type Node,
  startOf,
  staticKey,
} from '../node.js'
import { apart } from './mocks-apart.js'
import type { MockCall } from './mocks-calls.js'
import { factoryOf, methodsIn, NOTHING } from './mocks-factory.js'
import type { MockFile, RewrittenMock } from './mocks-file.js'
import { changedMock, heldMock } from './mocks-held.js'
import { inPlace, named } from './mocks-in-place.js'
import { exchange } from './mocks-real.js'
import { factoryHead, loadsReal, realProperties, WITH_USERS } from './mocks-texts.js'

/**
 * Puts the methods that a mock puts in the place of Auth into a mock of the helper module. A text
 * says why that cannot be; null where the mock is none of Auth.
 */
export function rewriteMock(mock: MockCall, file: MockFile): RewrittenMock | string | null {
  const { tree } = file.context
  const blank = blankObject(mock, file)
  if (blank) return { edits: blank, helpers: [] }
  const held = heldMock(mock, file) ?? changedMock(mock, file)
  if (held === 'done') return null
  if (held) return { ...held, edits: joinEdits([held.edits, withoutType(mock)]) }
  const factory = factoryOf(mock, tree)
  if (factory === NOTHING) return null
  if (typeof factory === 'string') return factory
  const { hub, server, others, nested, methods } = factory
  const helpers = [
    ...methodsIn(methods, tree),
    ...nested.flatMap((one) => methodsIn(one.methods, tree)),
    ...(hub ? [WITH_USERS] : []),
    ...(server ? [SSR_CONTEXT] : []),
  ]
  const isAlone = (others.length === 0 && nested.length === 0) || mock.module === 'auth'
  const edits = isAlone ? inPlace(mock, factory, file) : apart(mock, factory, file)
  if (typeof edits === 'string') return edits
  const before = loadedBefore(mock, file)
  if (before === null) return 'the real module cannot be loaded before it'
  return { edits: joinEdits([before, edits, withoutType(mock)]), helpers }
}

/** `jest.mock<typeof import('aws-amplify')>`: no module has this type any more. */
function withoutType({ call }: MockCall): EditSet {
  const edits = newEdits()
  const { typeParameters } = call
  if (typeParameters)
    edits.replace(startOf(typeParameters as Node), endOf(typeParameters as Node), '')
  return edits.done()
}

/** Of an ES module Jest has no real one any more once it is mocked. */
function loadedBefore({ call, verb }: MockCall, { context, style }: MockFile): EditSet | null {
  const edits = newEdits()
  if (verb !== 'unstable_mockModule') return edits.done()
  const statement = ancestor(call, ({ type }) => /Statement$/.test(type))
  const fn = ancestor(call, isFunction)
  const mayWait = !fn || (fn as { async?: boolean }).async === true
  if (!statement || !mayWait) return null
  const { newline } = context.layout
  const indent = indentAt(context.source, startOf(statement))
  edits.insertBefore(startOf(statement), `${loadsReal(style)}${newline}${indent}`)
  return edits.done()
}

/** `jest.mock('@aws-amplify/auth', () => jest.fn())`: something that methods are written to later. */
function blankObject(mock: MockCall, file: MockFile): EditSet | null {
  const { factory, module, specifier } = mock
  if (factory?.type !== 'ArrowFunctionExpression' || module !== 'auth') return null
  const { body } = factory
  const isEmpty = body.type === 'ObjectExpression' && body.properties.length === 0
  const callee = body.type === 'CallExpression' ? (body.callee as Node) : null
  const isMock = isMember(callee ?? undefined) && staticKey(callee as never) === 'fn'
  if (!isEmpty && !isMock) return null
  const edits = newEdits()
  exchange([named(specifier, file.style.helperModule)], edits)
  const { layout } = file.context
  const indent = indentAt(file.context.source, startOf(factory))
  const inner = realProperties(mock, file.style)
    .map((one) => `${layout.newline}${indent}${layout.unit}${one}`)
    .join(',')
  const comma = layout.trailingComma ? ',' : ''
  const head = factoryHead(mock.runner)
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

/** Is a node part of a mock? */
export function isInMock(node: Node, mocks: readonly MockCall[]): boolean {
  return mocks.some(({ call }) => isInside(node, call))
}
