import { type EditSet, newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import { removeItems } from '../list-removal.js'
import { SHIM } from '../modules.js'
import { isCall, type Node, parentOf, startOf, walk } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { MockCall } from './mocks-calls.js'
import { type Factory, factoryOf, NOTHING } from './mocks-factory.js'
import { mockStatement, textOf } from './mocks-texts.js'

/**
 * Is Auth of the shim what this package calls where tests replace it? Without ES modules there is no
 * helper module.
 */
export function isShimMocked({ knowledge, helperName }: RuleContext): boolean {
  const { helperModule, package: facts } = knowledge
  return helperName === null && (helperModule === null || !facts.hasModules)
}

/** Lets a mock of v5 stand for the shim, which has Auth and Hub as v5 had; a text says why not. */
export function mockOfShim(mock: MockCall, context: RuleContext): EditSet | string | null {
  const { tree, source, layout } = context
  if (mock.module === 'wrapper') return 'it stands for a module that hands Auth on'
  if (mock.factory === null) return beside(mock, context)
  const factory = factoryOf(mock, tree)
  if (factory === NOTHING) return null
  if (typeof factory === 'string') return factory
  const { auth, hub, others, nested, before, object } = factory
  const edits = newEdits()
  if (nested.length > 0) return 'Auth stands below Amplify in it'
  const isAlone = others.length === 0 && factory.server === null
  if (isAlone || mock.module === 'auth') {
    edits.replace(startOf(mock.specifier) + 1, startOf(mock.specifier) + 1 + v5Length(mock), SHIM)
    nameReal(factory, edits)
    return edits.done()
  }
  const statement = parentOf(mock.call)
  if (statement?.type !== 'ExpressionStatement' || before.length > 0 || factory.realSpread) {
    return 'its factory works out what it returns'
  }
  const moved = [auth?.property, hub].filter((one) => one != null)
  const indent = indentAt(source, startOf(statement))
  const text = mockStatement(
    {
      callee: textOf(mock.call.callee, source),
      module: SHIM,
      head: factory.function === null ? null : '()',
      properties: moved.map((one) => textOf(one, source)),
      indent,
    },
    layout,
  )
  edits.insertBefore(startOf(statement), text + layout.newline + indent)
  removeItems(object.properties, new Set<Node>(moved), context, edits)
  return edits.done()
}

function v5Length({ specifier }: MockCall): number {
  return specifier.value.length
}

/** `jest.mock('aws-amplify')` is said of both modules. */
function beside({ call, specifier, module }: MockCall, context: RuleContext): EditSet | null {
  const { source, layout } = context
  if (module === 'core') return null
  const edits = newEdits()
  const start = startOf(specifier)
  const end = start + 2 + specifier.value.length
  if (module === 'auth') {
    edits.replace(start + 1, end - 1, SHIM)
    return edits.done()
  }
  const { quote, semicolon, newline } = layout
  const before = source.slice(startOf(call), start)
  const after = source.slice(end, call.end ?? end)
  const text = `${before}${quote}${SHIM}${quote}${after}${semicolon}`
  if (source.includes(text)) return null
  edits.insertBefore(startOf(call), text + newline + indentAt(source, startOf(call)))
  return edits.done()
}

/** `jest.requireActual('aws-amplify')` in a factory that is none but of Auth. */
function nameReal({ function: fn, isReal }: Factory, edits: ReturnType<typeof newEdits>): void {
  if (fn === null) return
  walk(fn, (node) => {
    const [literal] = isCall(node) && isReal(node) ? node.arguments : []
    if (literal?.type !== 'StringLiteral') return
    edits.replace(startOf(literal) + 1, startOf(literal) + 1 + literal.value.length, SHIM)
  })
}
