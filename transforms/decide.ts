import { methods } from '../src/table/methods.js'
import { mentions, pickLocalName } from './alias.js'
import { type MockPlan, planMocks } from './around/mocks-plan.js'
import { canLoadModules } from './import-style.js'
import { layoutOf } from './layout.js'
import type { Choices, Knowledge } from './model.js'
import { V6_AUTH } from './modules.js'
import { findNames, type NameTable } from './names.js'
import { type Node, parentOf, startOf, unwrapOutwards } from './node.js'
import type { SurveyedProgram } from './program.js'
import { registration } from './registered-auth.js'
import { callVerdict } from './rules/call.js'
import { caughtCodes } from './rules/caught-codes.js'
import { formOf } from './rules/form.js'
import { methodRowOf } from './rules/method-row.js'
import { methodType } from './rules/method-type.js'
import { type MethodValue, methodValueOf, methodValueVerdict } from './rules/method-value.js'
import { mixedAnswers } from './rules/sign-in.js'
import { bridge, type RuleContext, type Verdict } from './rules/verdict.js'
import type { ScopeTree } from './scope.js'
import { isUnwanted } from './unwanted-exports.js'
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
  readonly mocks: MockPlan
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
  const nameOf = (module: string, name: string, places: readonly Node[]): string => {
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
  const isLoaded = canLoadModules(program, knowledge.package.hasModules)
  const helperModule = isLoaded ? knowledge.helperModule : null
  const typed = script.language !== 'js' && script.language !== 'jsx'
  const context: RuleContext = {
    path: program.path,
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
    importName: nameOf,
    localName: (name) => nameOf(V6_AUTH, name, placesOf(name, uses)),
    helperName:
      helperModule === null
        ? null
        : (name) => nameOf(helperModule, name, callsOf(name, uses, tree)),
    hasComment: comments.overlaps,
    isInMarkup: (name) => exposed !== null && mentions(exposed, name),
    isIgnored: comments.ignores,
  }
  const mocks = planMocks(table, context)
  let decided = decideInOrder(uses, context, dropped, mocks)
  for (;;) {
    const mixed = mixedAnswers(decided, context)
    for (const call of mixed) openAnswers.add(call)
    if (!context.caught.keepShared(decided) && mixed.length === 0) break
    dropped.clear()
    localNames.clear()
    decided = decideInOrder(uses, context, dropped, mocks)
  }
  return { table, decided, context, mocks }
}

/** Every place in the file where a v6 function may come to stand. */
function placesOf(name: string, uses: readonly AuthUse[]): Node[] {
  const rows = methods.filter((row) => row.v6.includes(name) || name === 'fetchAuthSession')
  const wanted = new Set(rows.map((row) => row.name as string))
  return uses.flatMap((use) => (use.kind === 'call' && wanted.has(use.method) ? [use.call] : []))
}

/** Every place in the file where a helper may take the place of a v5 method. */
function callsOf(helper: string, uses: readonly AuthUse[], tree: ScopeTree): Node[] {
  const isMethod = methodRowOf(helper) !== undefined
  return uses.flatMap((use) => {
    if (use.kind === 'type') return [use.at.node]
    const value = methodValueOf(use, { uses, tree })
    const method = value?.method ?? (use.kind === 'call' ? use.method : null)
    if (method === null || (isMethod && method !== helper)) return []
    return use.kind === 'call' ? [use.call] : [value?.node ?? use.at.node]
  })
}

/**
 * Who hands out a user is decided after those who take one: an argument that falls away is not read
 * any more by then.
 */
function decideInOrder(
  uses: readonly AuthUse[],
  context: RuleContext,
  dropped: Set<Node>,
  mocks: MockPlan,
): Decided[] {
  const decisions = new Map<AuthUse, Decided>()
  for (const use of [...uses].sort((one, other) => turnOf(one) - turnOf(other))) {
    const decision = decide(use, context, mocks)
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

function decide(use: AuthUse, context: RuleContext, mocks: MockPlan): Decided {
  const value = methodValueOf(use, context)
  const { row, api, note } = formOf(use, value)
  const { only, bridgeOnly } = context.choices
  const isNamed = use.at.name !== null && mocks.names.has(use.at.name)
  const isMock = (isNamed || mocks.spelled.has(use.at.node)) && !mocks.given.has(use)
  const left = isMock || (only && !only.has(row)) || context.isIgnored(startOf(use.at.node))
  if (left) return { use, row, api, verdict: { tier: 'left' } }
  if (use.at.perRequest) return { use, row, api, verdict: { tier: bridgeOnly ? 'left' : 'part' } }
  if (bridgeOnly) return { use, row, api, verdict: bridge('--bridge switches imports only') }
  if (mocks.refused) return { use, row, api, verdict: bridge(REFUSED) }
  if (mocks.isOfShim) return { use, row, api, verdict: bridge(OF_SHIM) }
  if (use.kind !== 'call')
    return { use, row, api, verdict: valueVerdict(use, value, note, context) }
  const reason = outOfReach(use) ?? (isReplaced(use.method, context) ? REPLACED : null)
  return { use, row, api, verdict: reason ? bridge(reason) : callVerdict(use, context) }
}

/** What becomes of Auth, or of a method, where it is not called. */
function valueVerdict(
  use: AuthUse,
  value: MethodValue | null,
  note: string,
  context: RuleContext,
): Verdict {
  if (use.kind === 'type') return methodType(use, context) ?? bridge(note)
  if (isRegistered(use, context)) return { tier: 'part' }
  if (isUnwanted(use.at.node, context)) return { tier: 'part' }
  if (value && !outOfReach(use)) return methodValueVerdict(value, note, context)
  const isPart = context.uses.some((other) => {
    const pair = other.kind === 'member' ? methodValueOf(other, context) : null
    return (
      pair?.receiver === use.at.node && methodValueVerdict(pair, note, context).tier !== 'bridge'
    )
  })
  return isPart ? { tier: 'part' } : bridge(note)
}

/** `Amplify.register(Auth)`, which goes away as a whole. */
function isRegistered({ at }: AuthUse, { tree, choices }: RuleContext): boolean {
  const isAsked = choices.only?.has('export.register') ?? true
  return isAsked && registration(at.node, tree) !== null
}

const OF_SHIM = 'the mocks of this file stand for Auth of the shim'

const REFUSED = 'the mocks of this file are left to a person'

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
  const { name, origin } = use.at
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
