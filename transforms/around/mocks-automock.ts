import { newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import type { ManualMock } from '../mocked-methods.js'
import { endOf, startOf } from '../node.js'
import { missedEvents } from '../rules/lost.js'
import { methodRowOf } from '../rules/method-row.js'
import type { RuleContext } from '../rules/verdict.js'
import { type MockCall, mocksModule } from './mocks-calls.js'
import type { MockFile, RewrittenMock } from './mocks-file.js'
import {
  announcingMock,
  factoryHead,
  manualAuth,
  mockStatement,
  realProperties,
  textOf,
  WITH_USERS,
} from './mocks-texts.js'

/** `jest.mock('aws-amplify')`: every method answers with nothing, or with what `__mocks__` says. */
export function automock(mock: MockCall, file: MockFile): RewrittenMock | null {
  const { context, style } = file
  const { source, layout, tree, knowledge } = context
  const helpers = helpersFor(knowledge.package.mockedMethods)
  const isNone = mock.module === 'core' || helpers.length === 0
  const manual = manualOf(context)
  const isThere = manual?.runner === 'jest' && knowledge.setupMock !== undefined
  if (isNone || isThere || mocksModule(tree, style.helperModule)) return null
  const edits = newEdits()
  const { specifier, call } = mock
  const { newline, semicolon } = layout
  const indent = indentAt(source, startOf(call))
  const statement = statementFor(mock, helpers, file, indent)
  // What stands in `__mocks__` is still needed.
  if (mock.module !== 'auth' || manual) {
    edits.insertBefore(startOf(call), statement + newline + indent)
  } else if (statement.endsWith(`${layout.quote})${semicolon}`)) {
    edits.replace(startOf(specifier) + 1, endOf(specifier) - 1, style.helperModule)
  } else {
    const end = statement.length - semicolon.length
    edits.replace(startOf(call), endOf(call), statement.slice(0, end))
  }
  return { edits: edits.done(), helpers }
}

/** The mock of the helper module that answers alike. */
function statementFor(
  mock: MockCall,
  helpers: readonly string[],
  file: MockFile,
  indent: string,
): string {
  const { context, style } = file
  const { source, layout } = context
  const { quote, semicolon } = layout
  const callee = textOf(mock.call.callee, source)
  const named = `${callee}(${quote}${style.helperModule}${quote}`
  if (mock.options) return `${named}, ${textOf(mock.options, source)})${semicolon}`
  const withFactory = (properties: readonly string[]) => {
    const head = factoryHead(mock.runner)
    return mockStatement({ callee, module: style.helperModule, head, properties, indent }, layout)
  }
  const manual = manualOf(context)
  if (manual) return withFactory([...realProperties(mock, style), manualAuth(manual, style)])
  const announces = helpers.some((name) => isAnnounced(name, context))
  if (!announces) return `${named})${semicolon}`
  return mock.runner === 'jest'
    ? withFactory(announcingMock(style))
    : withFactory([...realProperties(mock, style), ...helpers.map((name) => empty(name, mock))])
}

/** A function, or a Hub, that answers with nothing. */
function empty(name: string, { runner }: MockCall): string {
  if (name !== WITH_USERS) return `${name}: ${runner}.fn()`
  return `${name}: { listen: ${runner}.fn(), dispatch: ${runner}.fn(), remove: ${runner}.fn() }`
}

/** The mock in `__mocks__` that stands for v5, where there is one. */
export function manualOf({ knowledge }: RuleContext): ManualMock | null {
  const { sharedMock } = knowledge.package
  return sharedMock === 'setup' ? null : sharedMock
}

/** Exports of the helper module that stand for what tests replace. */
export function helpersFor(mocked: ReadonlySet<string>): string[] {
  return [...mocked].map((name) => (name === 'Hub' ? WITH_USERS : name))
}

/** Do calls of a method go through a function that tells the listeners of Hub? */
function isAnnounced(method: string, context: RuleContext): boolean {
  const row = methodRowOf(method)
  return row !== undefined && missedEvents(row, context).length > 0
}
