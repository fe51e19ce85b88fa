import type { Layout } from '../layout.js'

/** The Hub of the helper module that all files of a package have whose tests replace Hub. */
export const WITH_USERS = 'HubWithUsers'

/** What the text of a mock is written with. */
export interface MockStyle {
  readonly layout: Layout
  readonly typed: boolean
  /** The specifier of the helper module. */
  readonly helperModule: string
}

/** The properties that a mock of the helper module begins with: what is not replaced stays real. */
export function realProperties(
  runner: string,
  style: MockStyle,
  given = 'importOriginal',
): string[] {
  if (runner !== 'jest') return [`...(await ${given}${style.typed ? '<object>' : ''}())`]
  return ['__esModule: true', realSpread(style)]
}

function realSpread({ typed, layout: { quote }, helperModule }: MockStyle): string {
  const real = `jest.requireActual(${quote}${helperModule}${quote})`
  return typed ? `...(${real} as object)` : `...${real}`
}

/** What `__mocks__/aws-amplify` has in the place of Auth, as a property. */
export function manualAuth({ typed, layout: { quote } }: MockStyle): string {
  const mock = `jest.requireMock(${quote}aws-amplify${quote})`
  return typed ? `...(${mock} as { Auth: object }).Auth` : `...${mock}.Auth`
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
export function factoryHead(runner: string): string {
  return runner === 'jest' ? '()' : 'async (importOriginal)'
}

/** A statement that mocks a module, each property on a line of its own where one line is too short. */
export function mockStatement(
  callee: string,
  module: string,
  head: string,
  properties: readonly string[],
  indent: string,
  layout: Layout,
): string {
  const { quote, semicolon, newline, unit, width, trailingComma } = layout
  const open = `${callee}(${quote}${module}${quote}, ${head} => ({`
  const line = `${open} ${properties.join(', ')} }))${semicolon}`
  if (!line.includes('\n') && indent.length + line.length <= width) return line
  const inner = properties.map((one) => `${newline}${indent}${unit}${one}`).join(',')
  return `${open}${inner}${trailingComma ? ',' : ''}${newline}${indent}}))${semicolon}`
}
