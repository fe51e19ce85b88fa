import { serverMethods } from '../../src/table/server-methods.js'
import type { Decided, FileDecision } from '../decide.js'
import { joinEdits } from '../edits.js'
import type { Removal } from '../import-changes.js'
import { markStatement, statementOf } from '../marker.js'
import { SSR_CONTEXT } from '../mocked-methods.js'
import type { Finding } from '../model.js'
import { v5Module } from '../modules.js'
import type { Carrying, V5Name } from '../names.js'
import {
  ancestor,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { positionOf } from '../position.js'
import type { SurveyedProgram } from '../program.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { isTestFile } from './mocks-calls.js'
import { nativeContexts } from './ssr-native.js'

const ROW = 'form.ssr-context'
const FACTORY = SSR_CONTEXT

/**
 * `withSSRContext` comes from the helper module, under the name that it has: what was asked of the
 * Auth of a request is asked as before. In a file that asks more of a request nothing is changed.
 */
export function ssr(file: AroundFile): Around {
  const { program, decision, choices } = file
  if (choices.only && !choices.only.has(ROW)) return NOTHING_AROUND
  const factories = decision.table.names.filter(({ carries }) => carries === 'ssr-factory')
  const asked = decision.decided.filter(
    ({ use, verdict }) => use.at.perRequest && verdict.tier !== 'left',
  )
  if (isReplaced(factories, decision)) return replacedContext(factories, asked, file)
  const refused = refusedSites(factories, asked, decision)
  const problem = importProblem(factories, asked, decision) ?? (refused.length > 0 ? GONE : null)
  const removals = factories.flatMap((name) => unread(name, decision))
  const exported = reExports(program).map((node) => siteOf(node, GONE))
  if (problem)
    return { ...manual([...exported, ...refused], factories, asked, problem, file), removals }
  const mentions = factories.flatMap(({ binding }) => binding.references.map(({ node }) => node))
  const native = nativeContexts(mentions, asked, decision)
  const kept = factories.filter(({ binding }) =>
    binding.references.some(({ node }) => !native.contexts.some((one) => one.node === node)),
  )
  const module = decision.context.knowledge.helperModule ?? ''
  return {
    edits: native.edits,
    findings: asked.map((one) =>
      native.uses.has(one) ? nativeFinding(one, file) : helperFinding(one, file),
    ),
    imports: [
      ...native.imports,
      ...kept.map(({ binding, typeOnly }) => ({
        module,
        imported: FACTORY,
        local: binding.name,
        typeOnly,
      })),
    ],
    removals,
    helpers: [...(kept.length > 0 ? [FACTORY] : []), ...native.helpers],
    settled: new Set(mentions),
  }
}

/** A place that a person has to look at. */
interface Site {
  readonly node: Node
  readonly api: string
  readonly row: string
  readonly note: string
  /** The place that gets the comment, where it is this one's. */
  readonly isMarked: boolean
}

/** Is the function one that tests put something in the place of, in a file of theirs? */
function isReplaced(
  factories: readonly V5Name[],
  { context: { tree, knowledge, helperName, isIgnored }, mocks }: FileDecision,
): boolean {
  const isTold = knowledge.package.mockedMethods.has(FACTORY) && isTestFile(tree)
  const isOwn = factories.every(
    ({ binding, entry }) => entry.kind === 'specifier' && !isIgnored(startOf(binding.identifier)),
  )
  return isTold && helperName !== null && mocks.refused === null && factories.length > 0 && isOwn
}

/** What tests tell it to answer is what v5 did, whatever they ask of that. */
function replacedContext(
  factories: readonly V5Name[],
  asked: readonly Decided[],
  file: AroundFile,
): Around {
  const { helperModule } = file.decision.context.knowledge
  return {
    ...NOTHING_AROUND,
    findings: asked.map((one) => helperFinding(one, file)),
    imports: factories.map(({ binding, typeOnly }) => ({
      module: helperModule ?? '',
      imported: FACTORY,
      local: binding.name,
      typeOnly,
    })),
    helpers: [FACTORY],
    settled: new Set(
      factories.flatMap(({ binding }) => binding.references.map(({ node }) => node)),
    ),
  }
}

const GONE = 'v6 has no withSSRContext: its functions run in the context of a request'
const PER_REQUEST = 'on the server every request has an Auth of its own'

/** Why the function cannot be imported from the helper module; null where it can. */
function importProblem(
  factories: readonly V5Name[],
  asked: readonly Decided[],
  { context }: FileDecision,
): string | null {
  if (asked.length === 0) return GONE
  if (context.helperName === null) return `${GONE}; this file cannot load a helper module`
  const isOdd = factories.some(({ entry }) => entry.kind !== 'specifier')
  const isKept = factories.some(({ binding }) =>
    binding.references.some(({ node }) => context.isIgnored(startOf(node))),
  )
  return isOdd || isKept || factories.length === 0 ? GONE : null
}

/** What is asked of a request that the helper module does not answer. */
function refusedSites(
  factories: readonly V5Name[],
  asked: readonly Decided[],
  { table }: FileDecision,
): Site[] {
  return [
    ...asked.flatMap(({ use, row, api }) => {
      const method = 'method' in use ? use.method : null
      if (method === null || METHODS.has(method)) return []
      const note = `the Auth of a request has no ${method}: call a function of v6 in its context`
      return [{ ...siteOf(use.at.node, note), row, api }]
    }),
    ...table.uses.flatMap((at) => (at.carries === 'ssr-context' ? contextSite(at) : [])),
    ...factories.flatMap(({ binding }) =>
      binding.references.flatMap(({ node }) => withoutRequest(node)),
    ),
  ]
}

const METHODS: ReadonlySet<string> = new Set(serverMethods)

/** `SSR.API`, `load(SSR)`: what else is asked of the context of a request. */
function contextSite({ node }: Carrying): Site[] {
  const member = parentOf(node)
  const key = isMember(member) && member.object === node ? staticKey(member) : null
  const note = key
    ? `v6 has no ${key} of a request: call its functions in the context of one`
    : 'the context of a request is handed on, which v6 has in another shape'
  return [{ ...siteOf(node, note), api: key ?? FACTORY }]
}

/** `withSSRContext()`: on a page this was the Auth of the page. */
function withoutRequest(node: Node): Site[] {
  const call = parentOf(unwrapOutwards(node))
  if (call?.type !== 'CallExpression' || call.callee !== node) return []
  if (!namesRequest(call)) return [siteOf(call, NOBODY)]
  return ancestor(call, isInitialProps) ? [siteOf(call, IN_BROWSERS)] : []
}

const NOBODY = 'without a request this is nobody on a server, and the Auth of a page'
const IN_BROWSERS = 'getInitialProps also runs in browsers, where this is the Auth of the page'

/** `Page.getInitialProps = …`, `static async getInitialProps()`, `{ getInitialProps() {} }`. */
function isInitialProps(node: Node): boolean {
  const named =
    node.type === 'AssignmentExpression' && isMember(node.left as Node)
      ? staticKey(node.left as NodeOf<'MemberExpression'>)
      : /^(?:Class(?:Method|Property)|Object(?:Method|Property))$/.test(node.type)
        ? staticKey(node as NodeOf<'ObjectMethod'>)
        : null
  return named === 'getInitialProps'
}

function namesRequest(call: NodeOf<'CallExpression'>): boolean {
  const [context] = call.arguments
  if (context?.type !== 'ObjectExpression') return context !== undefined
  return context.properties.some(
    (property) => property.type === 'SpreadElement' || staticKey(property) === 'req',
  )
}

/** An import of the function that nothing reads. */
function unread({ binding, entry }: V5Name, { context }: FileDecision): Removal[] {
  if (entry.kind !== 'specifier' || binding.references.length > 0) return []
  if (context.isIgnored(startOf(binding.identifier))) return []
  return [{ declaration: entry.declaration, specifier: entry.specifier, movesTo: null }]
}

/** `export { withSSRContext } from 'aws-amplify'`. */
function reExports({ file }: SurveyedProgram): Node[] {
  return file.program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !v5Module(node.source?.value ?? '')) return []
    return node.specifiers.filter(
      (one) => one.type === 'ExportSpecifier' && (one.local as { name?: string }).name === FACTORY,
    )
  })
}

/** Findings at the import and at every use; comments where something is to be done. */
function manual(
  sites: readonly Site[],
  factories: readonly V5Name[],
  asked: readonly Decided[],
  problem: string,
  { source, decision: { context } }: AroundFile,
): Around {
  const imported = factories.filter(({ binding }) => binding.references.length > 0)
  const said = new Set(sites.map(({ node }) => node))
  const all = [
    ...imported.map(({ binding }) => siteOf(binding.identifier, problem)),
    ...sites,
    ...asked.flatMap(({ use: { at }, row, api }) =>
      said.has(at.node)
        ? []
        : [{ ...siteOf(at.node, problem), row, api, isMarked: imported.length === 0 }],
    ),
  ].filter(({ node }) => !context.isIgnored(startOf(node)))
  const marked = new Map(
    all.flatMap((site) => (site.isMarked ? [[startOf(statementOf(site.node)), site]] : [])),
  )
  return {
    ...NOTHING_AROUND,
    edits: joinEdits(
      [...marked.values()].map(({ node, note }) =>
        markStatement(node, `${note} (amplift explain ${ROW})`, source, context.layout),
      ),
    ),
    findings: all.map(({ node, api, row, note }) => {
      const start = startOf(node)
      return { ...positionOf(source, start), start, api, tier: 'manual', row, note }
    }),
  }
}

function siteOf(node: Node, note: string): Site {
  return { node, api: FACTORY, row: ROW, note, isMarked: true }
}

function nativeFinding({ use, row, api }: Decided, { source }: AroundFile): Finding {
  const start = startOf(use.at.node)
  return { ...positionOf(source, start), start, api, tier: 'native', row }
}

/** The Auth of a request keeps its methods; where it goes as a whole, these are not all of v5's. */
function helperFinding({ use, row, api }: Decided, { source }: AroundFile): Finding {
  const start = startOf(use.at.node)
  const isWhole = !('method' in use) || use.method === null
  const note = isWhole ? `${PER_REQUEST}; it only has the methods that tell who asks` : PER_REQUEST
  return { ...positionOf(source, start), start, api, tier: 'helper', row, note }
}
