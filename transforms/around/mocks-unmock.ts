import { type EditSet, newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import { startOf } from '../node.js'
import type { unmockCalls } from './mocks-calls.js'
import type { MockFile } from './mocks-file.js'
import { textOf } from './mocks-texts.js'

/** `jest.unmock('aws-amplify')` says so of the helper module too; null where nothing mocks that. */
export function unmockEdits(
  calls: ReturnType<typeof unmockCalls>,
  { context: { source, layout, knowledge }, style }: MockFile,
): EditSet | null {
  const { sharedMock, mockedMethods } = knowledge.package
  if (calls.length === 0 || sharedMock === null || mockedMethods.size === 0) return null
  const edits = newEdits()
  const { quote, semicolon, newline } = layout
  for (const { call } of calls) {
    const callee = textOf(call.callee, source)
    const statement = `${callee}(${quote}${style.helperModule}${quote})${semicolon}`
    const isThere = source.includes(`${callee}(${quote}${style.helperModule}${quote})`)
    const indent = indentAt(source, startOf(call))
    if (!isThere) edits.insertBefore(startOf(call), statement + newline + indent)
  }
  return edits.done()
}
