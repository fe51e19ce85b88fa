import type { BesideCall } from '../beside-call.js'
import { newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import type { Node } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { LiteralFile } from './property-edits.js'

/** Why a configuration cannot be written as v6 takes it. */
export interface Problem {
  /** The key that it is about; null where it is about the whole. */
  readonly row: string | null
  readonly why: string
  /** Only a person can deal with it: the helper module cannot either. */
  readonly isOpen: boolean
}

/** A problem that the helper module does not have. */
export function problem(why: string, row: string | null = null): Problem {
  return { row, why, isOpen: false }
}

/** A problem that nothing but a change of the code around solves. */
export function openProblem(why: string, row: string): Problem {
  return { row, why, isOpen: true }
}

/** A rewrite of one configuration that is under way. */
export interface Configuring extends LiteralFile {
  readonly context: RuleContext
  /** The statement that the call is; null where its result goes somewhere. */
  readonly statement: Node | null
  readonly imports: Addition[]
  /** What wraps values, once it is known which of their lines stay. */
  readonly wraps: (() => void)[]
  /** Calls that follow once the configuration is done. */
  readonly beside: BesideCall[]
  /** Keys that neither major reads, and that fall away. */
  readonly unread: string[]
  /** Functions of the helper module that they are. */
  readonly helpers: Set<string>
  /** What the call takes as its second argument, without the braces; null for none. */
  options: string | null
  /** The configuration names a Hosted UI. */
  hasOauth: boolean
  /** The name of an export that the new code writes, which is imported. */
  nameOf(module: string, name: string): string
  /** The name of a function of the helper module; null where there is no module. */
  helperNameOf(name: string): string | null
}

/** Begins the rewrite of a configuration that is given to Amplify at a place. */
export function beginConfiguring(
  context: RuleContext,
  place: Node,
  statement: Node | null,
): Configuring {
  const imports: Addition[] = []
  const helpers = new Set<string>()
  const nameOf = (module: string, name: string): string => {
    const local = context.importName(module, name, [place])
    imports.push({ module, imported: name, local, typeOnly: false })
    return local
  }
  const { helperModule } = context.knowledge
  return {
    context,
    statement,
    source: context.source,
    layout: context.layout,
    hasComment: context.hasComment,
    edits: newEdits(),
    removed: [],
    imports,
    wraps: [],
    beside: [],
    unread: [],
    helpers,
    options: null,
    hasOauth: false,
    nameOf,
    helperNameOf: (name) => {
      if (context.helperName === null || helperModule === null) return null
      helpers.add(name)
      return nameOf(helperModule, name)
    },
  }
}

/** Does the second argument of the call say the same wherever it stands? */
export function isConstantSsr({ options }: Pick<Configuring, 'options'>): boolean {
  return /^(?:ssr: (?:true|false))?$/.test(options ?? '')
}
