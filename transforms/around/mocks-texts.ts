import type { Layout } from '../layout.js'
import type { ManualMock } from '../mocked-methods.js'
import { endOf, type Node, startOf } from '../node.js'
import type { MockCall } from './mocks-calls.js'
import type { Renamed } from './mocks-methods.js'

/** The Hub of the helper module that all files of a package have whose tests replace Hub. */
export const WITH_USERS = 'HubWithUsers'

/** What the text of a mock is written with. */
export interface MockStyle {
  readonly layout: Layout
  readonly typed: boolean
  /** The specifier of the helper module. */
  readonly helperModule: string
  readonly renamed: Renamed
}

/** The properties that a mock of the helper module begins with: what is not replaced stays real. */
export function realProperties(
  { runner, verb }: Pick<MockCall, 'runner' | 'verb'>,
  style: MockStyle,
  given = 'importOriginal',
): string[] {
  if (runner !== 'jest') return [`...(await ${given}${style.typed ? '<object>' : ''}())`]
  // Of ES modules Jest gives no real one to a factory: it is loaded before.
  if (verb === 'unstable_mockModule') return [`...${REAL}`]
  return ['__esModule: true', realSpread(style)]
}

/** The name of the helper module as it is, where it has to be loaded before it is mocked. */
const REAL = 'realAuth'

/** A statement that loads what is going to be mocked. */
export function loadsReal({ layout: { quote, semicolon }, helperModule }: MockStyle): string {
  return `const ${REAL} = await import(${quote}${helperModule}${quote})${semicolon}`
}

/** Where tests replace Hub, all files have the helper module's Hub that tells of users. */
export function hubKey(hub: Extract<Node, { type: 'ObjectProperty' }>): string {
  return hub.shorthand ? `${WITH_USERS}: Hub` : WITH_USERS
}

/** The text of a node as it stands. */
export function textOf(node: Node, source: string): string {
  return source.slice(startOf(node), endOf(node))
}

function realSpread({ typed, layout: { quote }, helperModule }: MockStyle): string {
  const real = `jest.requireActual(${quote}${helperModule}${quote})`
  return typed ? `...(${real} as object)` : `...${real}`
}

/** What a mock in `__mocks__` has in the place of Auth, as a property. */
export function manualAuth(
  { runner, module, path }: ManualMock,
  { typed, layout: { quote } }: Pick<MockStyle, 'typed' | 'layout'>,
): string {
  const named = `${quote}${module}${quote}`
  // The type of what is at the end of the path, around which the path closes.
  const keys = path.split('.').slice(1)
  const type = keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, 'object')
  if (runner === 'vi') {
    return `...(await vi.importMock${typed ? `<${type}>` : ''}(${named}))${path}`
  }
  const mock = `jest.requireMock(${named})`
  return typed ? `...(${mock} as ${type})${path}` : `...${mock}${path}`
}

/**
 * The properties of a mock of all functions but the one that calls go through to be announced: it has
 * to hand on what they answer.
 */
export function announcingMock({ typed, layout: { quote }, helperModule }: MockStyle): string[] {
  const mock = `jest.createMockFromModule(${quote}${helperModule}${quote})`
  const real = `jest.requireActual(${quote}${helperModule}${quote})`
  return typed
    ? [
        '__esModule: true',
        `...(${mock} as object)`,
        `announce: (${real} as { announce: unknown }).announce`,
      ]
    : ['__esModule: true', `...${mock}`, `announce: ${real}.announce`]
}

/** The parameters of a factory that hands out what is real. */
export function factoryHead(runner: string, given = 'importOriginal'): string {
  return runner === 'jest' ? '()' : `async (${given})`
}

/** What a statement that mocks a module is written from. */
export interface MockText {
  /** `jest.mock` */
  readonly callee: string
  readonly module: string
  /** The parameters of the factory; null where the module itself is given. */
  readonly head: string | null
  /** Statements before the `return`, indented. */
  readonly before?: readonly string[]
  readonly properties: readonly string[]
  readonly indent: string
}

/** A statement that mocks a module, each property on a line of its own where one line is too short. */
export function mockStatement(mock: MockText, layout: Layout): string {
  const { callee, module, head, before = [], properties, indent } = mock
  const { quote, semicolon, newline, unit, width, trailingComma } = layout
  const call = `${callee}(${quote}${module}${quote}, `
  const comma = trailingComma ? ',' : ''
  const listed = (depth: string) =>
    properties.map((one) => `${newline}${depth}${unit}${one}`).join(',') +
    `${comma}${newline}${depth}`
  if (before.length > 0) {
    const inner = indent + unit
    const lines = before.map((one) => `${newline}${inner}${one}`).join('')
    const result = `${newline}${inner}return {${listed(inner)}}${semicolon}`
    return `${call}${head} => {${lines}${result}${newline}${indent}})${semicolon}`
  }
  const [open, close] = head === null ? ['{', '}'] : [`${head} => ({`, '})']
  const line = `${call}${open} ${properties.join(', ')} ${close})${semicolon}`
  if (!line.includes('\n') && indent.length + line.length <= width) return line
  return `${call}${open}${listed(indent)}${close})${semicolon}`
}
