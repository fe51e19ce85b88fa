import type { ConnectedSet } from '../src/table/row.js'
import { around } from './around/rules.js'
import { type Decided, decideUses, type FileDecision } from './decide.js'
import { type EditSet, joinEdits, newEdits } from './edits.js'
import { expectedErrorEdits } from './expected-errors.js'
import type { Addition, Removal } from './import-changes.js'
import { removeLine } from './import-removal.js'
import { styleOf } from './import-style.js'
import { importTypeEdits } from './import-types.js'
import { editImports } from './imports.js'
import { inlineBridges } from './inline-bridges.js'
import { markStatement } from './marker.js'
import type { Choices, Finding, HandedPart, Knowledge } from './model.js'
import { V6_AUTH } from './modules.js'
import { moveNames } from './moved-names.js'
import type { V5Name } from './names.js'
import { isInside, type Node, startOf } from './node.js'
import { positionOf } from './position.js'
import type { SurveyedProgram } from './program.js'
import { reExportEdits } from './re-exports.js'
import { isExported, requireEdits } from './requires.js'
import type { RuleContext } from './rules/verdict.js'
import { stayingSets } from './staying-sets.js'
import { findStrays } from './strays.js'
import { type MarkupUses, templateUses } from './template.js'
import { isUnwanted, unwantedExportEdits } from './unwanted-exports.js'

/** All edits and findings of one file. */
export interface Rewrite {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  /** Functions of the helper module that the new code calls. */
  readonly helpers: readonly string[]
  /** Connected sets of which a site stays with v5 or with the shim. */
  readonly staying: ReadonlySet<ConnectedSet>
  /** Exports of other modules that the file brings together with an Authenticator. */
  readonly hands: readonly HandedPart[]
}

/** Turns the decisions about a file into edits of its calls, its imports and its exports. */
export function rewriteFile(
  source: string,
  program: SurveyedProgram,
  knowledge: Knowledge,
  choices: Choices,
): Rewrite {
  const decision = decideUses(source, program, knowledge, choices)
  const { decided, context } = decision
  const surroundings = around({ source, program, decision, choices })
  const called = decided.flatMap(({ verdict }) =>
    verdict.tier === 'helper' ? verdict.helpers : [],
  )
  const { script, file, tree, comments } = program
  const markup = templateUses(script, decision)
  const staying = stayingNames(decision, markup, surroundings.settled)
  const moved = moveNames(decision, staying, surroundings.settled, markup.left)
  const required = requireEdits(decision, staying, surroundings.settled)
  const inline = inlineBridges(decision, staying, required.swapped)
  const handedOn = new Set([...surroundings.settled].flatMap((node) => exportStart(node)))
  const exported = reExportEdits(
    file.program,
    decision,
    (offset) => comments.ignores(offset) || handedOn.has(offset),
  )
  const unwanted = unwantedExportEdits(
    decided.flatMap(({ use, verdict }) =>
      verdict.tier === 'part' && isUnwanted(use.at.node, context) ? [use.at.node] : [],
    ),
    context,
  )
  const types = importTypeEdits(tree, source, choices, surroundings.settled)
  const strays = choices.only
    ? []
    : findStrays(decision, source, comments.ignores).filter(
        ({ node, site }) =>
          !surroundings.settled.has(node) && !(site && required.swapped.has(site)),
      )
  const equals = emptyImportEquals(decision, staying, surroundings.settled)
  const removals = [...moved.removals, ...surroundings.removals]
  const imports = editImports(
    removals,
    [
      ...loadedStill(removals, decision),
      ...functionImports(decision),
      ...decision.decided.flatMap(({ verdict }) =>
        'imports' in verdict ? (verdict.imports ?? []) : [],
      ),
      ...helperImports([...new Set([...called, ...markup.helpers])], context),
      ...surroundings.imports,
      ...inline.additions,
      ...required.additions,
    ],
    {
      source,
      program: file.program,
      script,
      layout: context.layout,
      hasComment: comments.overlaps,
      anchor: required.anchor,
      style: styleOf(program),
    },
  )
  const marks = strays.map(({ node, finding }) =>
    markStatement(node, `${finding.note} (amplift explain ${finding.row})`, source, context.layout),
  )
  const calls = decided.flatMap(({ verdict }) => ('edits' in verdict ? [verdict.edits] : []))
  const code = [...calls, context.caught.edits(decided, choices)]
  return {
    edits: joinEdits([
      ...code,
      surroundings.edits,
      markup.edits,
      expectedErrorEdits(code, source),
      equals,
      inline.edits,
      required.edits,
      exported.edits,
      unwanted.edits,
      types.edits,
      imports,
      ...marks,
    ]),
    findings: [
      ...decided.flatMap((one) => findingOf(one, decision, markup)),
      ...surroundings.findings,
      ...moved.findings,
      ...required.findings,
      ...strays.map(({ finding }) => finding),
      ...markup.findings,
      ...exported.findings,
      ...unwanted.findings,
      ...types.findings,
    ],
    helpers: [
      ...new Set([
        ...called,
        ...surroundings.helpers,
        ...markup.helpers,
        ...exported.helpers,
        ...required.helpers,
      ]),
    ],
    staying: stayingSets(decided, markup.methods, knowledge.package),
    hands: surroundings.hands ?? [],
  }
}

/** Where an export begins that is dealt with. */
function exportStart(node: Node): number[] {
  return node.type === 'ExportNamedDeclaration' ? [startOf(node)] : []
}

/** `import aws = require('aws-amplify')` of which no use is left. */
function emptyImportEquals(
  { table, decided, context }: FileDecision,
  staying: ReadonlySet<V5Name>,
  settled: ReadonlySet<Node>,
): EditSet {
  const edits = newEdits()
  for (const name of table.names) {
    if (name.entry.kind !== 'import-equals' || staying.has(name)) continue
    const isDealtWith =
      decided.some(({ use }) => use.at.name === name) ||
      name.binding.references.some(({ node }) => settled.has(node))
    if (isDealtWith) removeLine(name.entry.node, context, edits)
  }
  return edits.done()
}

function functionImports({ decided, context }: FileDecision): Addition[] {
  const functions = new Set(
    decided.flatMap(({ verdict }) => (verdict.tier === 'native' ? verdict.functions : [])),
  )
  return [...functions].map((name) => ({
    module: V6_AUTH,
    imported: name,
    local: context.localName(name),
    typeOnly: false,
  }))
}

function helperImports(
  helpers: readonly string[],
  { knowledge: { helperModule: module }, helperName }: RuleContext,
): Addition[] {
  if (module === null || helperName === null) return []
  return helpers.map((name) => ({
    module,
    imported: name,
    local: helperName(name),
    typeOnly: false,
  }))
}

/** Modules of which no name is taken any more, and that do something when they are loaded. */
function loadedStill(removals: readonly Removal[], { table, context }: FileDecision): Addition[] {
  const { isInert } = context.knowledge
  const gone = new Set<Node>(removals.flatMap((one) => (one.movesTo ? [] : [one.specifier])))
  const modules = new Set(
    table.names.flatMap(({ origin, entry, typeOnly }) => {
      if (origin.kind !== 'wrapper' || entry.kind !== 'specifier' || typeOnly) return []
      const isEmpty = entry.declaration.specifiers.every((one) => gone.has(one))
      return isEmpty && !isInert?.(origin.specifier) ? [origin.specifier] : []
    }),
  )
  return [...modules].map((module) => ({ module, imported: '', local: '', typeOnly: false }))
}

/** Names of which a use stays with v5 or the shim, so that the name itself has to stay. */
function stayingNames(
  { decided, table }: FileDecision,
  markup: MarkupUses,
  settled: ReadonlySet<Node>,
): ReadonlySet<V5Name> {
  const staying = new Set<V5Name>(markup.names)
  for (const name of table.names) if (isExported(name)) staying.add(name)
  for (const { use, verdict } of decided) {
    const { name } = use.at
    // `amplify.Auth` that is bridged gets an import of its own; nothing of `amplify` is left in it.
    const isInlined =
      verdict.tier === 'bridge' &&
      (name?.entry.kind === 'specifier' || name?.entry.kind === 'import-equals') &&
      name.carries !== 'auth'
    const leaves = verdict.tier !== 'bridge' && verdict.tier !== 'left'
    if (!leaves && name && (!isInlined || use.at.perRequest)) staying.add(name)
  }
  for (const { carries, name, node } of table.uses) {
    if (carries === 'auth' || !name) continue
    const mention = name.binding.references.find((one) => isInside(one.node, node))
    if (!mention || !settled.has(mention.node)) staying.add(name)
  }
  return staying
}

function findingOf(
  { use, verdict, row, api }: Decided,
  { decided, context }: FileDecision,
  markup: MarkupUses,
): Finding[] {
  if (verdict.tier === 'left' || verdict.tier === 'part') return []
  const start = startOf(use.at.node)
  const finding = { ...positionOf(context.source, start), start, api, tier: verdict.tier, row }
  if (verdict.note === undefined) return [finding]
  const { name } = use.at
  const keepsV5 =
    verdict.tier === 'bridge' &&
    name !== null &&
    (markup.left.has(name) ||
      decided.some((other) => other.use.at.name === name && other.verdict.tier === 'left'))
  const still = keepsV5 ? '; its import stays on v5 together with what was left alone' : ''
  return [{ ...finding, note: verdict.note + still }]
}
