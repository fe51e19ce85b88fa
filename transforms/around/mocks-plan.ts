import { type EditSet, joinEdits, NO_EDITS } from '../edits.js'
import type { Addition } from '../import-changes.js'
import { markStatement } from '../marker.js'
import { isManualMock } from '../mocked-methods.js'
import type { NameTable, V5Name } from '../names.js'
import { type Node, startOf } from '../node.js'
import { givenToEffects } from '../rules/method-value.js'
import type { RuleContext } from '../rules/verdict.js'
import type { AuthUse } from '../uses.js'
import { addedToTests } from './mocks-added.js'
import { automock, helpersFor } from './mocks-automock.js'
import { isTestFile, type MockCall, mockCalls, runnerOf, unmockCalls } from './mocks-calls.js'
import { isInMock, rewriteMock } from './mocks-edits.js'
import { factoryOf, NOTHING } from './mocks-factory.js'
import type { MockFile, RewrittenMock } from './mocks-file.js'
import { isOwnLoad, isSpelledOut, ownLoadEdits, rootOf } from './mocks-loads.js'
import { isCopyOf, isOwnImport, type Role, roleOf } from './mocks-names.js'
import { renamedIn, renamedUses } from './mocks-renamed.js'
import { isShimMocked, mockOfShim } from './mocks-shim.js'
import { unmockEdits } from './mocks-unmock.js'

/** What becomes of the mocks of Auth in a file. */
export interface MockPlan {
  /** Names of Auth that stand for the mocked helper module from now on; their uses stay as they are. */
  readonly names: ReadonlySet<V5Name>
  readonly uses: readonly { readonly use: AuthUse; readonly role: Role }[]
  /** Mentions of Auth that are taken out of a module on the spot. */
  readonly spelled: ReadonlySet<Node>
  /** Uses that only tell effects of redux-saga what to call, as the code under test does. */
  readonly given: ReadonlySet<AuthUse>
  readonly calls: readonly MockCall[]
  readonly edits: EditSet
  readonly imports: readonly Addition[]
  readonly helpers: readonly string[]
  /** Mocks that nothing more is to be said about. */
  readonly settled: readonly Node[]
  /** The mocks stand for Auth of the shim, to which all uses of the file go. */
  readonly isOfShim: boolean
  /** Why nothing of all that can be done, and where. */
  readonly refused: { readonly node: Node; readonly why: string } | null
}

export const NO_MOCKS: MockPlan = {
  names: new Set(),
  uses: [],
  spelled: new Set(),
  given: new Set(),
  calls: [],
  edits: NO_EDITS,
  imports: [],
  helpers: [],
  settled: [],
  isOfShim: false,
  refused: null,
}

/** Decides about a file's mocks of Auth, before anything else is decided about its uses. */
export function planMocks(table: NameTable, context: RuleContext): MockPlan {
  const { tree, knowledge, choices, uses } = context
  const isAsked = !choices.bridgeOnly && (!choices.only || choices.only.has('form.mock'))
  if (!isAsked || !(isTestFile(tree) || knowledge.setupMock === 'here')) return NO_MOCKS
  // A mock in `__mocks__` stays what it is, and so does what it loads.
  if (isManualMock(context.path)) return { ...NO_MOCKS, names: new Set(table.names) }
  const calls = mockCalls(tree, knowledge.carrierOf).filter(
    ({ call }) => !context.isIgnored(startOf(call)),
  )
  const given = givenToEffects(context)
  const played = uses
    .filter((use) => !isInMock(use.at.node, calls) && !given.has(use) && !use.at.perRequest)
    .map((use) => ({ use, role: roleOf(use, tree) }))
  const isPlayed = played.some(({ role }) => isPlay(role))
  const isSetup = knowledge.setupMock === 'here'
  const isUndone = unmockCalls(tree, knowledge.carrierOf).length > 0
  if (calls.length === 0 && !isPlayed && !isSetup && !isUndone) return NO_MOCKS
  const plan = new Planning(table, context, calls, played)
  return { ...plan.whole(), given }
}

function isPlay(role: Role): boolean {
  if (role.kind === 'unknown') return role.replaces === true
  return role.kind === 'replaces' || role.kind === 'asks'
}

class Planning {
  readonly #table: NameTable
  readonly #context: RuleContext
  readonly #calls: readonly MockCall[]
  readonly #uses: MockPlan['uses']

  constructor(
    table: NameTable,
    context: RuleContext,
    calls: readonly MockCall[],
    uses: MockPlan['uses'],
  ) {
    this.#table = table
    this.#context = context
    this.#calls = calls
    this.#uses = uses
  }

  whole(): MockPlan {
    const { knowledge, layout, typed, tree, source } = this.#context
    const { helperModule } = knowledge
    const names = new Set(this.#table.names.filter((name) => isOwnImport(name) || isOwnLoad(name)))
    const copies = this.#table.names.filter((name) => isCopyOf(name, names))
    const ofAuth = this.#calls.filter(
      (mock) => mock.factory === null || factoryOf(mock, tree) !== NOTHING,
    )
    const quiet = {
      ...NO_MOCKS,
      settled: this.#calls.flatMap(({ call }) => [call, call.arguments[0] as Node]),
    }
    const undone = unmockCalls(tree, knowledge.carrierOf)
    const place = ofAuth[0]?.call ?? this.#uses[0]?.use.at.node ?? undone[0]?.call
    const isSetup = knowledge.setupMock === 'here'
    if (!place && !isSetup) return quiet
    if (isShimMocked(this.#context)) return this.#ofShim(ofAuth, quiet)
    if (helperModule === null || this.#context.helperName === null) {
      return place ? { ...NO_MOCKS, refused: { node: place, why: NO_MODULE } } : NO_MOCKS
    }
    const problem = place && this.#problem(new Set([...names, ...copies]))
    if (problem) return { ...NO_MOCKS, refused: problem }
    const renamed = renamedIn(knowledge.package, this.#uses)
    const file: MockFile = {
      context: this.#context,
      style: { layout, typed, helperModule, renamed },
    }
    const rewritten: (RewrittenMock & { readonly mock: MockCall })[] = []
    for (const mock of ofAuth) {
      const one = isLeftToAPerson(mock, this.#context)
        ? LEFT
        : mock.factory === null
          ? automock(mock, file)
          : rewriteMock(mock, file)
      if (typeof one === 'string') return { ...NO_MOCKS, refused: { node: mock.call, why: one } }
      if (one) rewritten.push({ mock, ...one })
    }
    const named = this.#uses.flatMap(({ role }) => ('methods' in role ? role.methods : []))
    const replaced = rewritten.flatMap(({ helpers }) => helpers)
    const methods = new Set([...named, ...replaced])
    // Without any function there is no helper module to mock.
    if (methods.size === 0) {
      for (const name of helpersFor(knowledge.package.mockedMethods)) methods.add(name)
    }
    const isIdle = rewritten.length === 0 && this.#uses.length === 0
    const freed = unmockEdits(undone, file)
    if (methods.size === 0 || (isIdle && freed === null && !isSetup)) return quiet
    const spelled = this.#uses.flatMap(({ use }) => (isSpelledOut(use) ? [use] : []))
    const added = addedToTests(
      { names, spelled, isMocked: rewritten.length > 0 || freed !== null, uses: this.#uses },
      file,
    )
    const loads = [...names].filter(isOwnLoad)
    return {
      names: new Set([...names, ...copies]),
      uses: this.#uses,
      calls: rewritten.map(({ mock }) => mock),
      spelled: new Set(spelled.map(({ at }) => at.node)),
      given: NO_MOCKS.given,
      edits: joinEdits([
        ...rewritten.map(({ edits }) => edits),
        ...loads.map((name) => ownLoadEdits(name, helperModule, { source, layout })),
        ...(freed ? [freed] : []),
        renamedUses(this.#uses, renamed),
        added.edits,
      ]),
      imports: added.imports,
      helpers: [...methods].map((name) => renamed.get(name) ?? name).sort(),
      isOfShim: false,
      settled: [
        ...quiet.settled,
        ...spelled.map(({ at }) => sourceOf(at)),
        ...added.loaded.map(({ origin }) => origin.site),
      ],
      refused: null,
    }
  }

  /** A package that calls Auth of the shim where tests replace it. */
  #ofShim(ofAuth: readonly MockCall[], quiet: MockPlan): MockPlan {
    const edits: EditSet[] = []
    const calls: MockCall[] = []
    for (const mock of ofAuth) {
      const one = isLeftToAPerson(mock, this.#context) ? LEFT : mockOfShim(mock, this.#context)
      if (typeof one === 'string') return { ...NO_MOCKS, refused: { node: mock.call, why: one } }
      if (one === null) continue
      edits.push(one)
      calls.push(mock)
    }
    return { ...quiet, calls, edits: joinEdits(edits), isOfShim: true }
  }

  /** Something that stands in the way of all of it. */
  #problem(names: ReadonlySet<V5Name>): MockPlan['refused'] {
    const { isIgnored, tree } = this.#context
    for (const { use, role } of this.#uses) {
      const { node, name } = use.at
      if (role.kind === 'unknown') return { node, why: role.why }
      if (isIgnored(startOf(node))) return { node, why: 'a comment says to leave it alone' }
      const isKnown = name !== null && names.has(name)
      const isLoaded = role.kind === 'replaces' && role.writes && name === null
      if (!isKnown && (!isSpelledOut(use) || isLoaded)) {
        return { node, why: 'Auth has no name of its own in this file' }
      }
    }
    const writer = this.#uses.find(({ role }) => role.kind === 'replaces' && role.writes)
    const isRunBySome = runnerOf(tree) !== null || tree.references.has('sinon')
    return writer && !isRunBySome
      ? { node: writer.use.at.node, why: 'what runs the tests cannot be seen' }
      : null
  }
}

/** The name of a module, or the call that loads it. */
function sourceOf({ name, node, origin }: AuthUse['at']): Node {
  return name === null ? origin.site : rootOf(node)
}

/** What an earlier run has asked a person to look at is not what it was then. */
function isLeftToAPerson({ call }: MockCall, { source, layout }: RuleContext): boolean {
  return markStatement(call, '', source, layout).insertions.length === 0
}

const LEFT = 'it was left to a person before'
const NO_MODULE = 'there is no helper module that a mock could stand for'
