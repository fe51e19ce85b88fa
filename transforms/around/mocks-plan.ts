import { type EditBuilder, type EditSet, joinEdits, NO_EDITS, newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import { indentAt, ownEnd } from '../layout.js'
import type { NameTable, V5Name } from '../names.js'
import { endOf, isMember, type Node, type NodeOf, startOf } from '../node.js'
import { missedEvents } from '../rules/lost.js'
import { methodRowOf } from '../rules/method-row.js'
import { givenToEffects } from '../rules/method-value.js'
import type { RuleContext } from '../rules/verdict.js'
import type { ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'
import { isTestFile, type MockCall, mockCalls, mocksModule, runnerOf } from './mocks-calls.js'
import { isInMock, type MockFile, type RewrittenMock, rewriteMock } from './mocks-edits.js'
import { factoryOf, NOTHING } from './mocks-factory.js'
import { isOwnLoad, isSpelledOut, ownLoadEdits, spelledEdits } from './mocks-loads.js'
import { isCopyOf, isOwnImport, type Role, roleOf } from './mocks-names.js'
import {
  announcingMock,
  factoryHead,
  manualAuth,
  mockStatement,
  realProperties,
  WITH_USERS,
} from './mocks-texts.js'

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
  refused: null,
}

/** Decides about a file's mocks of Auth, before anything else is decided about its uses. */
export function planMocks(table: NameTable, context: RuleContext): MockPlan {
  const { tree, knowledge, choices, uses } = context
  const isAsked = !choices.bridgeOnly && (!choices.only || choices.only.has('form.mock'))
  if (!isAsked || !isTestFile(tree)) return NO_MOCKS
  const calls = mockCalls(tree, knowledge.carrierOf).filter(
    ({ call }) => !context.isIgnored(startOf(call)),
  )
  const given = givenToEffects(context)
  const played = uses
    .filter((use) => !isInMock(use.at.node, calls) && !given.has(use) && !use.at.perRequest)
    .map((use) => ({ use, role: roleOf(use, tree) }))
  const isPlayed = played.some(({ role }) => isPlay(role))
  if (calls.length === 0 && !isPlayed) return NO_MOCKS
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
    const { knowledge } = this.#context
    const { helperModule } = knowledge
    const names = new Set(this.#table.names.filter((name) => isOwnImport(name) || isOwnLoad(name)))
    const copies = this.#table.names.filter((name) => isCopyOf(name, names))
    const ofAuth = this.#calls.filter(
      (mock) => mock.factory === null || factoryOf(mock) !== NOTHING,
    )
    const quiet = {
      ...NO_MOCKS,
      settled: this.#calls.flatMap(({ call }) => [call, call.arguments[0] as Node]),
    }
    const place = ofAuth[0]?.call ?? this.#uses[0]?.use.at.node
    if (!place) return quiet
    if (helperModule === null || !this.#canLoad()) {
      return { ...NO_MOCKS, refused: { node: place, why: NO_MODULE } }
    }
    const problem = this.#problem(new Set([...names, ...copies]), place)
    if (problem) return { ...NO_MOCKS, refused: problem }
    const { layout, typed } = this.#context
    const file: MockFile = { context: this.#context, style: { layout, typed, helperModule } }
    const rewritten: (RewrittenMock & { readonly mock: MockCall })[] = []
    for (const mock of ofAuth) {
      const one = mock.factory === null ? this.#automock(mock, file) : rewriteMock(mock, file)
      if (typeof one === 'string') return { ...NO_MOCKS, refused: { node: mock.call, why: one } }
      if (one) rewritten.push({ mock, ...one })
    }
    const named = this.#uses.flatMap(({ role }) => ('method' in role ? [role.method] : []))
    const replaced = rewritten.flatMap(({ helpers }) => helpers)
    const helpers = new Set([...named, ...replaced])
    // Without any function there is no helper module to mock.
    if (helpers.size === 0) {
      for (const name of helpersFor(knowledge.package.mockedMethods)) helpers.add(name)
    }
    if (helpers.size === 0 || (rewritten.length === 0 && this.#uses.length === 0)) return quiet
    const spelled = this.#uses.flatMap(({ use }) => (isSpelledOut(use) ? [use] : []))
    const added = this.#added(names, spelled, rewritten.length > 0, file)
    const loads = [...names].filter(isOwnLoad)
    return {
      names: new Set([...names, ...copies]),
      uses: this.#uses,
      calls: rewritten.map(({ mock }) => mock),
      spelled: new Set(spelled.map(({ at }) => at.node)),
      given: NO_MOCKS.given,
      edits: joinEdits([
        ...rewritten.map(({ edits }) => edits),
        ...loads.map((name) => ownLoadEdits(name, helperModule)),
        added.edits,
      ]),
      imports: added.imports,
      helpers: [...helpers].sort(),
      settled: [...quiet.settled, ...spelled.flatMap(({ at }) => sourceOf(at))],
      refused: null,
    }
  }

  /** What the file needs besides: the module under the name of Auth, and a mock where it has none. */
  #added(
    names: ReadonlySet<V5Name>,
    spelled: readonly AuthUse[],
    isMocked: boolean,
    file: MockFile,
  ) {
    const { tree, knowledge, layout, importName } = this.#context
    const { helperModule } = file.style
    const replacing = this.#uses.flatMap(({ role }) => (role.kind === 'replaces' ? [role] : []))
    const lines: string[] = []
    const { sharedMock } = knowledge.package
    const runner = runnerOf(tree) ?? (sharedMock === 'manual' ? 'jest' : null)
    const isReplaced = sharedMock === null && replacing.length > 0 && !isGivenToTests(tree)
    const isNeeded = sharedMock === 'manual' || isReplaced
    if (!isMocked && isNeeded && runner) {
      lines.push(wholeMock(runner, sharedMock === 'manual' ? [manualAuth(file.style)] : [], file))
    }
    const imports: Addition[] = []
    const mentions = new Set([...this.#uses.map(({ use }) => use.at.name), null])
    for (const name of names) {
      const local = name.binding.name
      const isRead = mentions.has(name) || name.binding.references.length === 0
      if (isOwnLoad(name) || !isRead) continue
      const isCopied = replacing.some(({ writes }) => writes)
      const whole = isCopied ? importName(helperModule, 'amplifyAuth', []) : local
      imports.push({ module: helperModule, imported: '*', local: whole, typeOnly: false })
      // Nobody may write to what is imported, but to a name that stands for it.
      if (isCopied) lines.unshift(`const ${local} = ${whole}${layout.semicolon}`)
    }
    const nameWhole = () => importName(helperModule, 'amplifyAuth', [])
    if (spelled.some(({ at }) => at.name !== null)) {
      imports.push({ module: helperModule, imported: '*', local: nameWhole(), typeOnly: false })
    }
    const edits = newEdits()
    insertBelowImports(lines, this.#context, edits)
    const spellings = spelled.map((use) => spelledEdits(use, helperModule, nameWhole))
    return { edits: joinEdits([edits.done(), ...spellings]), imports }
  }

  /** Can the file load a helper module? What Jest requires, it translates, modules included. */
  #canLoad(): boolean {
    const { helperName, tree, knowledge } = this.#context
    return helperName !== null || (runnerOf(tree) === 'jest' && knowledge.package.hasModules)
  }

  /** Something that stands in the way of all of it. */
  #problem(names: ReadonlySet<V5Name>, place: Node): MockPlan['refused'] {
    const { knowledge, isIgnored, tree } = this.#context
    const { sharedMock, signsInAfterSignUp, mockedMethods } = knowledge.package
    const hasFactory = this.#calls.some(({ factory }) => factory !== null)
    const isManual = sharedMock === 'manual-auth' || sharedMock === 'manual'
    const isTaken = sharedMock === 'manual' && runnerOf(tree) !== 'vi'
    if (isManual && !isTaken && !hasFactory) return { node: place, why: MANUAL }
    for (const { use, role } of this.#uses) {
      const { node, name } = use.at
      if (role.kind === 'unknown') return { node, why: role.why }
      if (isIgnored(startOf(node))) return { node, why: 'a comment says to leave it alone' }
      const isKnown = name !== null && names.has(name)
      const isWritten = role.kind === 'replaces' && role.writes
      if (!isKnown && (!isSpelledOut(use) || isWritten)) {
        return { node, why: 'Auth has no name of its own in this file' }
      }
    }
    const isSignUp = mockedMethods.has('signUp') || mockedMethods.has('confirmSignUp')
    if (signsInAfterSignUp && isSignUp) return { node: place, why: SIGN_UP }
    const isWritten = this.#uses.some(({ role }) => role.kind === 'replaces' && role.writes)
    const isRunBySome = runnerOf(tree) !== null || tree.references.has('sinon')
    if (isWritten && !isRunBySome) {
      return { node: place, why: 'what runs the tests cannot be seen' }
    }
    return null
  }

  /** `jest.mock('aws-amplify')`: every method answers with nothing. */
  #automock(mock: MockCall, file: MockFile) {
    const { source, layout, tree, knowledge } = this.#context
    const helpers = helpersFor(knowledge.package.mockedMethods)
    const { helperModule } = file.style
    const isNone = mock.module === 'core' || helpers.length === 0
    if (isNone || mocksModule(tree, helperModule)) return null
    const edits = newEdits()
    const { specifier, call, runner } = mock
    const { quote, newline, semicolon } = layout
    const isManual = knowledge.package.sharedMock === 'manual'
    const announces = !isManual && helpers.some((name) => this.#isAnnounced(name))
    if (announces && runner !== 'jest') return ANNOUNCED
    const callee = source.slice(startOf(call.callee), endOf(call.callee))
    const indent = indentAt(source, startOf(call))
    const withFactory = (properties: readonly string[]) =>
      mockStatement(callee, helperModule, factoryHead('jest'), properties, indent, layout)
    const statement = isManual
      ? withFactory([...realProperties('jest', file.style), manualAuth(file.style)])
      : announces
        ? withFactory(announcingMock(file.style))
        : `${callee}(${quote}${helperModule}${quote})${semicolon}`
    if (mock.module !== 'auth') edits.insertBefore(startOf(call), statement + newline + indent)
    else if (!announces) edits.replace(startOf(specifier) + 1, endOf(specifier) - 1, helperModule)
    else {
      const end = statement.length - semicolon.length
      edits.replace(startOf(call), endOf(call), statement.slice(0, end))
    }
    return { edits: edits.done(), helpers }
  }

  /** Do calls of a method go through a function that tells the listeners of Hub? */
  #isAnnounced(method: string): boolean {
    const row = methodRowOf(method)
    return row !== undefined && missedEvents(row, this.#context).length > 0
  }
}

/** The name of a module, or the call that loads it. */
function sourceOf({ name, node, origin }: AuthUse['at']): Node[] {
  if (name === null) return [origin.site]
  return isMember(node) ? [node.object as Node] : []
}

/** Does the file hand something to files of tests? These may have loaded what it mocks before. */
function isGivenToTests(tree: ScopeTree): boolean {
  const { body } = tree.module.node as NodeOf<'Program'>
  const isExport = body.some(({ type }) => /^Export/.test(type))
  return isExport && !['describe', 'test', 'it'].some((name) => tree.references.has(name))
}

/** Exports of the helper module that stand for what tests replace. */
function helpersFor(mocked: ReadonlySet<string>): string[] {
  return [...mocked].map((name) => (name === 'Hub' ? WITH_USERS : name))
}

/** A mock whose functions are the real ones until a test replaces them. */
function wholeMock(runner: 'jest' | 'vi', more: readonly string[], { style }: MockFile): string {
  const properties = [...realProperties(runner, style), ...more]
  const head = factoryHead(runner)
  return mockStatement(`${runner}.mock`, style.helperModule, head, properties, '', style.layout)
}

/** New statements go below the imports, set off by a blank line. */
function insertBelowImports(
  lines: readonly string[],
  { source, layout, tree }: RuleContext,
  edits: EditBuilder,
): void {
  const { body } = tree.module.node as NodeOf<'Program'>
  const last = body.findLast(({ type }) => type === 'ImportDeclaration')
  if (!last || lines.length === 0) return
  const { newline } = layout
  const text = lines.map((line) => newline + newline + line).join('')
  edits.insertBefore(ownEnd(source, startOf(last), endOf(last)), text)
}

const NO_MODULE = 'there is no helper module that a mock could stand for'
const MANUAL =
  'the mock in __mocks__ stands for aws-amplify; what it has of Auth belongs into a mock of the helper module'
const ANNOUNCED =
  'calls go through announce of the helper module, which has to stay real while the rest is mocked'
const SIGN_UP = 'sign-ups of this package go through signUpThenSignIn of the helper module'
