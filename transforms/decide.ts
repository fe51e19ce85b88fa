import { methods } from '../src/table/methods.js'
import { pickLocalName } from './alias.js'
import { type EditSet, joinEdits, newEdits } from './edits.js'
import type { SurveyedProgram } from './file.js'
import { type Addition, editImports, type Removal } from './imports.js'
import { layoutOf } from './layout.js'
import { markStatement } from './marker.js'
import type { Choices, Finding, Knowledge } from './model.js'
import { comesFromShim, SHIM, V6_AUTH, v5Module } from './modules.js'
import { findNames, type NameTable, type V5Name } from './names.js'
import { endOf, type Node, type NodeOf, parentOf, startOf, unwrapOutwards } from './node.js'
import { positionOf } from './position.js'
import { reExportEdits } from './re-exports.js'
import { requireEdits } from './requires.js'
import { callVerdict, methodRow } from './rules/call.js'
import { formOf } from './rules/form.js'
import { bridge, type RuleContext, type Verdict } from './rules/verdict.js'
import { templateFindings } from './template.js'
import { type AuthUse, authUses } from './uses.js'

/** All edits and findings of one file. */
export interface Decision {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
}

/** A use with what becomes of it. */
export interface Decided {
  readonly use: AuthUse
  readonly verdict: Verdict
  readonly row: string
  readonly api: string
}

/** Decides what becomes of every v5 site of a file, and what its imports have to say then. */
export function decideFile(
  source: string,
  program: SurveyedProgram,
  knowledge: Knowledge,
  choices: Choices,
): Decision {
  const { tree, script, comments } = program
  const table = findNames(tree, knowledge.carrierOf)
  const uses = authUses(table).filter((use) => !comments.ignores(startOf(use.at.node)))
  const layout = layoutOf(script.code)
  const names = new Map<string, string>()
  const dropped = new Set<Node>()
  const context: RuleContext = {
    source,
    tree,
    uses,
    layout,
    typed: script.language === 'ts' || script.language === 'tsx',
    knowledge,
    choices,
    dropped,
    localName: (name) => {
      const known =
        names.get(name) ??
        pickLocalName(
          { name, module: V6_AUTH, places: placesOf(name, uses) },
          tree,
          script.template,
        )
      names.set(name, known)
      return known
    },
    hasComment: comments.overlaps,
  }
  const markup = templateFindings(script, table, source)
  const decided = decideUses(uses, context, dropped)
  return assemble(decided, markup, table, names, program, context)
}

/** Every place in the file where a v6 function may come to stand. */
function placesOf(name: string, uses: readonly AuthUse[]): Node[] {
  const rows = methods.filter((row) => row.v6.includes(name) || name === 'fetchAuthSession')
  const wanted = new Set(rows.map((row) => row.name as string))
  return uses.flatMap((use) => (use.kind === 'call' && wanted.has(use.method) ? [use.call] : []))
}

/** Guards come last: a user that is only handed back to Auth is not read any more by then. */
function decideUses(uses: readonly AuthUse[], context: RuleContext, dropped: Set<Node>): Decided[] {
  const isGuard = (use: AuthUse): boolean =>
    use.kind === 'call' && methodRow(use.method)?.handler === 'guard'
  const verdicts = new Map<AuthUse, Decided>()
  for (const use of [...uses.filter((u) => !isGuard(u)), ...uses.filter(isGuard)]) {
    const decision = decideUse(use, context)
    verdicts.set(use, decision)
    if (decision.verdict.tier === 'native') {
      for (const node of decision.verdict.dropped) dropped.add(unwrapOutwards(node))
    }
  }
  return uses.map((use) => verdicts.get(use) as Decided)
}

function decideUse(use: AuthUse, context: RuleContext): Decided {
  const { row, api, note } = formOf(use)
  const { choices } = context
  if (choices.only && !choices.only.has(row)) return { use, row, api, verdict: { tier: 'left' } }
  if (choices.bridgeOnly)
    return { use, row, api, verdict: bridge('--bridge switches imports only') }
  if (use.kind !== 'call') return { use, row, api, verdict: bridge(note) }
  const loaded = loadedLate(use)
  return { use, row, api, verdict: loaded ? bridge(loaded) : callVerdict(use, context) }
}

/** Values whose import cannot simply be exchanged for a function's. */
function loadedLate(use: AuthUse): string | null {
  const { name, origin } = use.at
  if (name?.alias) return 'Auth is kept under another name'
  if (name?.entry.kind === 'parameter' || origin.site.type === 'CallExpression') {
    const call = origin.site as NodeOf<'CallExpression'>
    if (call.callee.type === 'Import') return 'Auth is loaded while the program runs'
  }
  return null
}

function assemble(
  decided: readonly Decided[],
  markup: ReturnType<typeof templateFindings>,
  table: NameTable,
  names: ReadonlyMap<string, string>,
  program: SurveyedProgram,
  context: RuleContext,
): Decision {
  const { script, file } = program
  const { source, layout, choices } = context
  const functions = new Set<string>()
  const edits: EditSet[] = []
  for (const { verdict } of decided) {
    if (verdict.tier !== 'native') continue
    for (const name of verdict.functions) functions.add(name)
    edits.push(verdict.edits)
  }
  const removals: Removal[] = []
  const additions: Addition[] = [...functions].map((name) => ({
    module: V6_AUTH,
    imported: name,
    local: names.get(name) ?? name,
    typeOnly: false,
  }))
  const staying = stayingNames(decided, table, markup.names)
  for (const name of table.names) {
    const removal = removalOf(name, staying, decided, context)
    if (removal) removals.push(removal)
  }
  const inline = inlineBridges(decided, context)
  edits.push(inline.edits)
  if (inline.addition) additions.push(inline.addition)
  const required = requireEdits(table, staying, decided, program, context)
  edits.push(required.edits)
  additions.push(...required.additions)
  const exported = reExportEdits(file.program, source, layout, choices)
  edits.push(exported.edits)
  edits.push(
    editImports(removals, additions, {
      source,
      program: file.program,
      script,
      layout,
      hasComment: context.hasComment,
      anchor: required.anchor,
      style: styleOf(file.program, table),
    }),
  )
  for (const { use, verdict } of decided) {
    if (verdict.tier === 'manual')
      edits.push(markStatement(use.at.node, verdict.note, source, layout))
  }
  return {
    edits: joinEdits(edits),
    findings: [...findingsOf(decided, source), ...markup.findings, ...exported.findings],
  }
}

function styleOf(program: NodeOf<'Program'>, table: NameTable): 'import' | 'require' {
  const imports = program.body.some(
    (node) => node.type === 'ImportDeclaration' || /^Export/.test(node.type),
  )
  const requires = table.names.some(
    ({ origin }) =>
      origin.site.type === 'CallExpression' && origin.site.callee.type === 'Identifier',
  )
  return requires && !imports ? 'require' : 'import'
}

/** Names of which a use stays with v5 or the shim, so that the name itself has to stay. */
function stayingNames(
  decided: readonly Decided[],
  table: NameTable,
  inMarkup: ReadonlySet<V5Name>,
): ReadonlySet<V5Name> {
  const staying = new Set<V5Name>(inMarkup)
  for (const { use, verdict } of decided) {
    if (verdict.tier !== 'native' && use.at.name) staying.add(use.at.name)
  }
  const decidedNodes = new Set(decided.map(({ use }) => use.at.node))
  for (const use of table.uses) {
    const undecided = use.carries !== 'auth' || !decidedNodes.has(use.node)
    if (undecided && use.name) staying.add(use.name)
  }
  return staying
}

/** What becomes of the import of a v5 name. */
function removalOf(
  name: V5Name,
  staying: ReadonlySet<V5Name>,
  decided: readonly Decided[],
  context: RuleContext,
): Removal | null {
  if (name.entry.kind !== 'specifier') return null
  const { declaration, specifier } = name.entry
  const own = decided.filter(({ use }) => use.at.name === name)
  const unread = name.binding.references.length === 0
  if (name.carries === 'auth' && !staying.has(name) && own.length > 0) {
    return { declaration, specifier, movesTo: null }
  }
  if (name.origin.kind !== 'package') return null
  const module = v5Module(name.origin.specifier)
  if (!module || module === 'shim') return null
  if (name.carries === 'provider-enum' && !unread && isGone(name, decided)) {
    return { declaration, specifier, movesTo: null }
  }
  if (own.some(({ verdict }) => verdict.tier === 'left')) return null
  if (!comesFromShim(module, name.imported)) return null
  if (context.choices.only && name.carries !== 'auth') return null
  const imported = name.imported === 'default' ? 'Auth' : name.imported
  const movesTo = {
    module: SHIM,
    imported,
    local: name.binding.name,
    typeOnly: name.typeOnly,
  }
  return { declaration, specifier, movesTo }
}

/** Every mention of the enum stood in an argument that is now a string. */
function isGone(name: V5Name, decided: readonly Decided[]): boolean {
  const rewritten = decided.flatMap(({ verdict }) =>
    verdict.tier === 'native' ? verdict.edits.replacements : [],
  )
  return name.binding.references.every(({ node }) =>
    rewritten.some((edit) => edit.start <= startOf(node) && endOf(node) <= edit.end),
  )
}

/** `Amplify.Auth.signIn()` that stays gets an Auth of its own from the shim. */
function inlineBridges(
  decided: readonly Decided[],
  context: RuleContext,
): { edits: EditSet; addition: Addition | null } {
  const edits = newEdits()
  const inline = decided.filter(({ use, verdict }) => {
    const isBridged = verdict.tier === 'bridge'
    const owner = use.at.name
    const fromShim = use.at.origin.kind === 'package' && use.at.origin.specifier === SHIM
    return (
      isBridged && !fromShim && (owner === null || owner.carries !== 'auth') && isPlainRoot(use)
    )
  })
  if (inline.length === 0) return { edits: edits.done(), addition: null }
  const places = inline.map(({ use }) => use.at.node)
  const local = pickLocalName({ name: 'Auth', module: SHIM, places }, context.tree, null)
  for (const { use } of inline) {
    const { node } = use.at
    edits.replace(startOf(node), endOf(node), local)
  }
  return {
    edits: edits.done(),
    addition: { module: SHIM, imported: 'Auth', local, typeOnly: false },
  }
}

/** `withSSRContext(…).Auth` is another object for each request; its factory moves instead. */
function isPlainRoot(use: AuthUse): boolean {
  if (use.at.name?.carries === 'ssr-factory' || use.at.name?.carries === 'ssr-context') return false
  const parent = parentOf(use.at.node)
  return parent?.type !== 'ExportSpecifier'
}

function findingsOf(decided: readonly Decided[], source: string): Finding[] {
  return decided.flatMap(({ use, verdict, row, api }) => {
    if (verdict.tier === 'left') return []
    const start = startOf(use.at.node)
    const { note } = verdict
    const finding = { ...positionOf(source, start), start, api, tier: verdict.tier, row }
    return [note === undefined ? finding : { ...finding, note }]
  })
}
