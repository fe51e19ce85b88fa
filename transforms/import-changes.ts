import type { Layout } from './layout.js'
import type { Node, NodeOf } from './node.js'
import type { Script } from './script.js'

export type ImportDeclaration = NodeOf<'ImportDeclaration'>

/** A name that the file has to import; without one the module alone, for what it does. */
export interface Addition {
  readonly module: string
  readonly imported: string
  readonly local: string
  readonly typeOnly: boolean
}

/** A specifier that goes away, and what takes its place, if anything. */
export interface Removal {
  readonly declaration: ImportDeclaration
  readonly specifier: Node
  readonly movesTo: Addition | null
}

/** What importing looks like in the file. */
export interface ImportContext {
  readonly source: string
  readonly program: NodeOf<'Program'>
  readonly script: Script
  readonly layout: Layout
  readonly hasComment: (start: number, end: number) => boolean
  /** A require beside which new lines go in a file without imports. */
  readonly anchor: { readonly node: Node; readonly goesAway: boolean } | null
  readonly style: 'import' | 'require'
}

export function importsOf(context: ImportContext): ImportDeclaration[] {
  return context.program.body.filter((node) => node.type === 'ImportDeclaration')
}
