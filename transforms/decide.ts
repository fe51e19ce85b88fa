import { methods } from '../src/table/methods.js'
import { mentions, pickLocalName } from './alias.js'
import { styleOf } from './import-style.js'
import { layoutOf } from './layout.js'
import type { Choices, Knowledge } from './model.js'
import { V6_AUTH } from './modules.js'
import { findNames, type NameTable } from './names.js'
import { type Node, parentOf, startOf, unwrapOutwards } from './node.js'
import type { SurveyedProgram } from './program.js'
import { callVerdict } from './rules/call.js'
import { caughtCodes } from './rules/caught-codes.js'
import { formOf } from './rules/form.js'
import { methodRowOf } from './rules/method-row.js'
import { mixedAnswers } from './rules/sign-in.js'
import { bridge, type RuleContext, type Verdict } from './rules/verdict.js'
import { type AuthUse, authUses } from './uses.js'

/** A use with what becomes of it. */
export interface Decided {
  readonly use: AuthUse
  readonly verdict: Verdict
  readonly row: string
  readonly api: string
}

/** Everything that is decided about a file before a character of it changes. */
export interface FileDecision {
  readonly table: NameTable
  readonly decided: readonly Decided[]
  readonly context: RuleContext
}

/** Decides what becomes of every use of v5 `Auth` in a file. */
export function decideUses(
  source: string,
  program: SurveyedProgram,
  knowledge: Knowledge,
  choices: Choices,
): FileDecision {
  const { tree, script, comments } = program
  const { carrierOf } = knowledge
  const { injectsAuth } = knowledge.package
  const table = findNames(tree, { source, carrierOf, injectsAuth })
  const uses = authUses(table)
  const localNames = new Map<string, string>()
  const nameOf = (module: string, name: string, places: Node[]): string => {
    const key = `${module} ${name}`
    const taken = new Set(localNames.values())
    const local =
      localNames.get(key) ?? pickLocalName({ name, module, places }, tree, exposed, taken)
    localNames.set(key, local)
    return local
  }
  const dropped = new Set<Node>()
  const openAnswers = new Set<Node>()
  const exposed = script.exposesNames ? script.template : null
  // A helper module is an ES module: a CommonJS file cannot count on loading it.
  const helperModule = styleOf(program) === 'import' ? knowledge.helperModule : null
  const typed = script.language !== 'js' && script.language !== 'jsx'
  const context: RuleContext = {
    source,
    tree,
    uses,
    layout: layoutOf(script.code),
    typed,
    knowledge,
    choices,
    dropped,
    openAnswers,
    caught: caughtCodes({ tree, uses, isIgnored: comments.ignores, typed }, knowledge.package),
    localName: (name) => nameOf(V6_AUTH, name, placesOf(name, uses)),
    helperName:
      helperModule === null ? null : (name) => nameOf(helperModule, name, callsOf(name, uses)),
    hasComment: comments.overlaps,
    isInMarkup: (name) => exposed !== null && mentions(exposed, name),
    isIgnored: comments.ignores,
  }
  let decided = decideInOrder(uses, context, dropped)
  for (;;) {
    const mixed = mixedAnswers(decided, context)
    for (const call of mixed) openAnswers.add(call)
    if (!context.caught.keepShared(decided) && mixed.length === 0) break
    dropped.clear()
    localNames.clear()
    decided = decideInOrder(uses, context, dropped)
  }
  return { table, decided, context }
}

/** Every place in the file where a v6 function may come to stand. */
function placesOf(name: string, uses: readonly AuthUse[]): Node[] {
  const rows = methods.filter((row) => row.v6.includes(name) || name === 'fetchAuthSession')
  const wanted = new Set(rows.map((row) => row.name as string))
  return uses.flatMap((use) => (use.kind === 'call' && wanted.has(use.method) ? [use.call] : []))
}

/** Every place in the file where a helper may take the place of a v5 method. */
function callsOf(helper: string, uses: readonly AuthUse[]): Node[] {
  const isMethod = methodRowOf(helper) !== undefined
  return uses.flatMap((use) =>
    use.kind === 'call' && (!isMethod || use.method === helper) ? [use.call] : [],
  )
}

/**
 * Who hands out a user is decided after those who take one: an argument that falls away is not read
 * any more by then.
 */
function decideInOrder(
  uses: readonly AuthUse[],
  context: RuleContext,
  dropped: Set<Node>,
): Decided[] {
  const decisions = new Map<AuthUse, Decided>()
  for (const use of [...uses].sort((one, other) => turnOf(one) - turnOf(other))) {
    const decision = decide(use, context)
    decisions.set(use, decision)
    if (decision.verdict.tier === 'native') {
      for (const node of decision.verdict.dropped) dropped.add(unwrapOutwards(node))
    }
  }
  return uses.flatMap((use) => decisions.get(use) ?? [])
}

function turnOf(use: AuthUse): number {
  const handler = use.kind === 'call' ? methodRowOf(use.method)?.handler : undefined
  return handler === 'guard' || handler === 'sign-in' ? 1 : 0
}

function decide(use: AuthUse, context: RuleContext): Decided {
  const { row, api, note } = formOf(use)
  const { only, bridgeOnly } = context.choices
  const left = (only && !only.has(row)) || context.isIgnored(startOf(use.at.node))
  if (left) return { use, row, api, verdict: { tier: 'left' } }
  if (bridgeOnly) return { use, row, api, verdict: bridge('--bridge switches imports only') }
  if (use.kind !== 'call') return { use, row, api, verdict: bridge(note) }
  const reason = outOfReach(use) ?? (isReplaced(use.method, context) ? REPLACED : null)
  return { use, row, api, verdict: reason ? bridge(reason) : callVerdict(use, context) }
}

const REPLACED = 'something else is put in its place in this file'

/** `Auth.signOut = fake`, `delete Auth.signOut`, `jest.spyOn(Auth, 'signOut')`. */
function isReplaced(method: string, { uses }: RuleContext): boolean {
  return uses.some((use) => {
    if (use.kind === 'member') {
      const parent = parentOf(unwrapOutwards(use.member))
      const isWritten =
        (parent?.type === 'AssignmentExpression' && parent.left === use.member) ||
        (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
      return isWritten && (use.method === null || use.method === method)
    }
    const call = use.kind === 'value' ? parentOf(use.at.node) : undefined
    if (call?.type !== 'CallExpression' || call.arguments[0] !== use.at.node) return false
    const [, name] = call.arguments
    return name?.type === 'StringLiteral' && name.value === method
  })
}

/** Why the value that a method is called on cannot be exchanged for v6's functions. */
function outOfReach(use: AuthUse): string | null {
  const { name, origin, perRequest } = use.at
  if (perRequest) return 'on the server every request has an Auth of its own'
  if (name?.alias) return 'Auth is kept under another name'
  if (
    name &&
    name.entry.kind === 'declared' &&
    name.carries === 'auth' &&
    isRewritten(name.binding)
  ) {
    return 'the name that holds Auth changes'
  }
  const { site } = origin
  const isCalled = site.type === 'CallExpression'
  const isNested = name?.entry.kind === 'declared' && name.binding.scope.parent !== null
  const isLate =
    name?.entry.kind === 'parameter' || (isCalled && (site.callee.type === 'Import' || isNested))
  return isLate ? 'Auth is loaded while the program runs' : null
}

function isRewritten(binding: {
  readonly references: readonly { readonly node: Node }[]
}): boolean {
  return binding.references.some(({ node }) => {
    const parent = (node as { parent?: Node }).parent
    return parent?.type === 'AssignmentExpression' && parent.left === node
  })
}
