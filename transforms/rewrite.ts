import type { ConnectedSet } from '../src/table/row.js'
import { type Decided, decideUses, type FileDecision } from './decide.js'
import { type EditSet, joinEdits, newEdits } from './edits.js'
import { expectedErrorEdits } from './expected-errors.js'
import type { Addition } from './import-changes.js'
import { removeLine } from './import-removal.js'
import { styleOf } from './import-style.js'
import { importTypeEdits } from './import-types.js'
import { editImports } from './imports.js'
import { inlineBridges } from './inline-bridges.js'
import { markStatement } from './marker.js'
import type { Choices, Finding, Knowledge } from './model.js'
import { V6_AUTH } from './modules.js'
import { moveNames } from './moved-names.js'
import type { V5Name } from './names.js'
import { parentOf, startOf } from './node.js'
import { positionOf } from './position.js'
import type { SurveyedProgram } from './program.js'
import { reExportEdits } from './re-exports.js'
import { requireEdits } from './requires.js'
import type { RuleContext } from './rules/verdict.js'
import { stayingSets } from './staying-sets.js'
import { findStrays } from './strays.js'
import { type MarkupUses, templateFindings } from './template.js'

/** All edits and findings of one file. */
export interface Rewrite {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  /** Functions of the helper module that the new code calls. */
  readonly helpers: readonly string[]
  /** Connected sets of which a site stays with v5 or with the shim. */
  readonly staying: ReadonlySet<ConnectedSet>
}

/** Turns the decisions about a file into edits of its calls, its imports and its exports. */
export function rewriteFile(
  source: string,
  program: SurveyedProgram,
  knowledge: Knowledge,
  choices: Choices,
): Rewrite {
  const decision = decideUses(source, program, knowledge, choices)
  const { table, decided, context } = decision
  const helpers = [
    ...new Set(
      decided.flatMap(({ verdict }) => (verdict.tier === 'helper' ? verdict.helpers : [])),
    ),
  ]
  const { script, file, tree, comments } = program
  const markup = templateFindings(script, table, source)
  const staying = stayingNames(decision, markup)
  const moved = moveNames(decision, staying)
  const required = requireEdits(decision, staying)
  const inline = inlineBridges(decision, staying, required.swapped)
  const exported = reExportEdits(file.program, source, context.layout, choices)
  const types = importTypeEdits(tree, source, choices)
  const strays = choices.only ? [] : findStrays(tree, table, source, comments.ignores)
  const equals = emptyImportEquals(decision, staying)
  const imports = editImports(
    moved.removals,
    [
      ...functionImports(decision),
      ...helperImports(helpers, context),
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
      expectedErrorEdits(code, source),
      equals,
      inline.edits,
      required.edits,
      exported.edits,
      types.edits,
      imports,
      ...marks,
    ]),
    findings: [
      ...decided.flatMap((one) => findingOf(one, decided, source)),
      ...moved.findings,
      ...strays.map(({ finding }) => finding),
      ...markup.findings,
      ...exported.findings,
      ...types.findings,
    ],
    helpers,
    staying: stayingSets(decided, knowledge.package),
  }
}

/** `import aws = require('aws-amplify')` of which no use is left. */
function emptyImportEquals(
  { table, decided, context }: FileDecision,
  staying: ReadonlySet<V5Name>,
): EditSet {
  const edits = newEdits()
  for (const name of table.names) {
    if (name.entry.kind !== 'import-equals' || staying.has(name)) continue
    if (decided.some(({ use }) => use.at.name === name)) removeLine(name.entry.node, context, edits)
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

/** Names of which a use stays with v5 or the shim, so that the name itself has to stay. */
function stayingNames({ decided, table }: FileDecision, markup: MarkupUses): ReadonlySet<V5Name> {
  const staying = new Set<V5Name>(markup.names)
  for (const name of table.names) if (isExported(name)) staying.add(name)
  for (const { use, verdict } of decided) {
    const { name } = use.at
    // `amplify.Auth` that is bridged gets an import of its own; nothing of `amplify` is left in it.
    const isInlined =
      verdict.tier === 'bridge' &&
      (name?.entry.kind === 'specifier' || name?.entry.kind === 'import-equals') &&
      name.carries !== 'auth'
    const leaves = verdict.tier === 'native' || verdict.tier === 'helper'
    if (!leaves && name && (!isInlined || use.at.perRequest)) staying.add(name)
  }
  for (const use of table.uses) if (use.carries !== 'auth' && use.name) staying.add(use.name)
  return staying
}

function isExported({ entry }: V5Name): boolean {
  const declaration = entry.kind === 'declared' ? parentOf(entry.declarator) : undefined
  return declaration !== undefined && parentOf(declaration)?.type === 'ExportNamedDeclaration'
}

function findingOf(
  { use, verdict, row, api }: Decided,
  decided: readonly Decided[],
  source: string,
): Finding[] {
  if (verdict.tier === 'left') return []
  const start = startOf(use.at.node)
  const finding = { ...positionOf(source, start), start, api, tier: verdict.tier, row }
  if (verdict.note === undefined) return [finding]
  const { name } = use.at
  const keepsV5 =
    verdict.tier === 'bridge' &&
    name !== null &&
    decided.some((other) => other.use.at.name === name && other.verdict.tier === 'left')
  const still = keepsV5 ? '; its import stays on v5 together with what was left alone' : ''
  return [{ ...finding, note: verdict.note + still }]
}
