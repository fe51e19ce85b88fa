import { type Decided, decideUses, type FileDecision } from './decide.js'
import { type EditSet, joinEdits, newEdits } from './edits.js'
import type { Addition } from './import-changes.js'
import { removeLine } from './import-removal.js'
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
import { resolve } from './scope.js'
import { findStrays } from './strays.js'
import { type MarkupUses, templateFindings } from './template.js'

/** All edits and findings of one file. */
export interface Rewrite {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
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
    [...functionImports(decision), ...inline.additions, ...required.additions],
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
  const calls = decided.flatMap(({ verdict }) => (verdict.tier === 'native' ? [verdict.edits] : []))
  return {
    edits: joinEdits([
      ...calls,
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
  }
      context.caught.edits(decided, choices),
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

function styleOf({ file: { program }, tree }: SurveyedProgram): 'import' | 'require' {
  const isModule = program.body.some(
    (node) => node.type === 'ImportDeclaration' || /^Export/.test(node.type),
  )
  const isCommonJs = ['require', 'module', 'exports'].some((name) =>
    tree.references.get(name)?.some(({ scope }) => resolve(scope, name, 'value') === null),
  )
  return isCommonJs && !isModule ? 'require' : 'import'
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
    if (verdict.tier !== 'native' && name && (!isInlined || use.at.perRequest)) staying.add(name)
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
