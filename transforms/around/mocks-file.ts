import type { EditSet } from '../edits.js'
import type { RuleContext } from '../rules/verdict.js'
import type { MockStyle } from './mocks-texts.js'

/** What the edits of a mock need to know about its file. */
export interface MockFile {
  readonly context: RuleContext
  readonly style: MockStyle
}

/** What becomes of one mock. */
export interface RewrittenMock {
  readonly edits: EditSet
  /** Functions of the helper module that it stands for. */
  readonly helpers: readonly string[]
}
