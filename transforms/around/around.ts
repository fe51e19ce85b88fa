import type { FileDecision } from '../decide.js'
import { type EditSet, NO_EDITS } from '../edits.js'
import type { Addition, Removal } from '../import-changes.js'
import type { Choices, Finding, HandedPart } from '../model.js'
import type { Node } from '../node.js'
import type { SurveyedProgram } from '../program.js'

/** What a rule about the code around the calls makes of a file. */
export interface Around {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  /** Imports that the new code needs, those from the helper module included. */
  readonly imports: readonly Addition[]
  /** Specifiers of imports that go away, of modules that are none of v5's own; moved or for good. */
  readonly removals: readonly Removal[]
  /** Functions, classes and types of the helper module that the new code names. */
  readonly helpers: readonly string[]
  /**
   * Places that are dealt with, for good or with a finding: the mention of a v5 name, or the node that
   * a stray would be found at. Nothing else is said about them, and an import of which every mention
   * is settled goes away.
   */
  readonly settled: ReadonlySet<Node>
  /** Exports of other modules that the file brings together with an Authenticator. */
  readonly hands?: readonly HandedPart[]
}

/** A file, and what was decided about the uses of Auth in it. */
export interface AroundFile {
  readonly source: string
  readonly program: SurveyedProgram
  readonly decision: FileDecision
  readonly choices: Choices
}

/** A rule about the code around the calls. Rules do not see each other's edits, and may not overlap. */
export type AroundRule = (file: AroundFile) => Around

/** The answer of a rule that has nothing to say. */
export const NOTHING_AROUND: Around = {
  edits: NO_EDITS,
  findings: [],
  imports: [],
  removals: [],
  helpers: [],
  settled: new Set(),
}
