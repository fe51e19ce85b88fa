import { wholeMock } from './around/mocks-added.js'
import { layoutOf } from './layout.js'
import type { ManualMock } from './mocked-methods.js'
import { scriptOf } from './script.js'

/** What a new setup file of Jest is written from. */
export interface SetupMock {
  /** The specifier of the helper module. */
  readonly helperModule: string
  readonly manual: ManualMock
  /** A file whose style it takes on. */
  readonly like: { readonly path: string; readonly text: string }
  readonly typed: boolean
}

/** A setup file in which the helper module answers as a mock of `__mocks__` does. */
export function setupMock({ helperModule, manual, like, typed }: SetupMock): string {
  const layout = layoutOf(scriptOf(like.text, like.path).code)
  const style = { layout, typed, helperModule, renamed: new Map<string, string>() }
  return wholeMock('jest', manual, style) + layout.newline
}
