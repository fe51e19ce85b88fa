import type { File } from '@babel/types'
import type { Comments } from './comments.js'
import type { ScopeTree } from './scope.js'
import type { Script } from './script.js'

/** The parsed parts of a file. */
export interface SurveyedProgram {
  readonly path: string
  readonly file: File
  readonly script: Script
  readonly tree: ScopeTree
  readonly comments: Comments
}
