import { type EditBuilder, type EditSet, newEdits } from './edits.js'
import { indentAt, type Layout, lineStart, startsLine } from './layout.js'
import { removeItems } from './list-removal.js'
import { endOf, type Node, type NodeOf, startOf } from './node.js'
import type { Script } from './script.js'

type ImportDeclaration = NodeOf<'ImportDeclaration'>

/** A name that the file has to import. */
export interface Addition {
  readonly module: string
  readonly imported: string
  readonly local: string
  readonly typeOnly: boolean
}

/** A specifier that goes away, and what takes its place, if anything. */
export interface Removal {
  readonly declaration: ImportDeclaration
  readonly specifier: Node
  readonly movesTo: Addition | null
}

/** What importing looks like in the file. */
export interface ImportContext {
  readonly source: string
  readonly program: NodeOf<'Program'>
  readonly script: Script
  readonly layout: Layout
  readonly hasComment: (start: number, end: number) => boolean
  /** A require beside which new lines go in a file without imports. */
  readonly anchor: { readonly node: Node; readonly goesAway: boolean } | null
  readonly style: 'import' | 'require'
}

/** Edits the imports of a file: takes specifiers away, merges names in, adds what is new. */
export function editImports(
  removals: readonly Removal[],
  additions: readonly Addition[],
  context: ImportContext,
): EditSet {
  const edits = newEdits()
  const byDeclaration = groupByDeclaration(removals)
  const swapped = swapSources(byDeclaration, additions, context, edits)
  const moved = removals.flatMap(({ declaration, movesTo }) =>
    movesTo && !swapped.has(declaration) ? [movesTo] : [],
  )
  const leaving = new Set([...byDeclaration.keys()].filter((d) => !swapped.has(d)))
  const gone = new Set<Node>(removals.map(({ specifier }) => specifier))
  const hosts = importsOf(context).map((declaration) => ({
    declaration,
    module: swapped.get(declaration) ?? declaration.source.value,
    gone: swapped.has(declaration) ? NOTHING : gone,
  }))
  const wanted = unique([...moved, ...additions])
  const fresh = mergeIntoExisting(wanted, hosts, context, edits)
  const [first] = [...leaving].sort((a, b) => startOf(a) - startOf(b))
  const neighbour = first ?? [...swapped.keys()][0]
  const lines = statements(fresh, { ...context, layout: layoutLike(neighbour, context) })
  for (const declaration of leaving) {
    const here = declaration === first ? lines : []
    if (declaration.specifiers.every((specifier) => gone.has(specifier)))
      replaceWhole(declaration, here, context, edits)
    else {
      removeSome(declaration, gone, context, edits)
      insertLines(
        endOf(declaration),
        indentAt(context.source, startOf(declaration)),
        here,
        context,
        edits,
      )
    }
  }
  if (!first && lines.length > 0) insertFirst(lines, swapped, context, edits)
  return edits.done()
}

/** New imports are quoted and ended like the one they stand next to. */
function layoutLike(
  neighbour: ImportDeclaration | undefined,
  { source, layout }: ImportContext,
): Layout {
  if (!neighbour) return layout
  return {
    ...layout,
    quote: source[startOf(neighbour.source)] === '"' ? '"' : "'",
    semicolon: source[endOf(neighbour) - 1] === ';' ? ';' : '',
  }
}

function groupByDeclaration(removals: readonly Removal[]): Map<ImportDeclaration, Removal[]> {
  const groups = new Map<ImportDeclaration, Removal[]>()
  for (const removal of removals) {
    const group = groups.get(removal.declaration)
    if (group) group.push(removal)
    else groups.set(removal.declaration, [removal])
  }
  return groups
}

/**
 * Where all names of a declaration move to one other module under the names they have, only the
 * module's name changes.
 */
function swapSources(
  groups: ReadonlyMap<ImportDeclaration, readonly Removal[]>,
  additions: readonly Addition[],
  context: ImportContext,
  edits: EditBuilder,
): Map<ImportDeclaration, string> {
  const swapped = new Map<ImportDeclaration, string>()
  const taken = new Set(importsOf(context).map((declaration) => declaration.source.value))
  for (const [declaration, removals] of groups) {
    const [module, ...others] = new Set(removals.map(({ movesTo }) => movesTo?.module))
    const whole =
      removals.length === declaration.specifiers.length &&
      removals.every(({ specifier, movesTo }) => specifier.type === 'ImportSpecifier' && movesTo)
    if (!whole || !module || others.length > 0 || taken.has(module)) continue
    if (additions.some((addition) => addition.module === module)) continue
    taken.add(module)
    swapped.set(declaration, module)
    const { source } = declaration
    edits.replace(startOf(source) + 1, endOf(source) - 1, module)
  }
  return swapped
}

function unique(additions: readonly Addition[]): Addition[] {
  const byKey = new Map<string, Addition>()
  for (const addition of additions) {
    const key = `${addition.module} ${addition.imported} ${addition.local}`
    const known = byKey.get(key)
    if (!known || known.typeOnly) byKey.set(key, addition)
  }
  return [...byKey.values()]
}

/** An import as it is going to be: what it takes from where, less what goes away. */
interface Host {
  readonly declaration: ImportDeclaration
  readonly module: string
  readonly gone: ReadonlySet<Node>
}

const NOTHING: ReadonlySet<Node> = new Set()

/** Adds names to imports of their module that are there already; returns those that are left. */
function mergeIntoExisting(
  additions: readonly Addition[],
  hosts: readonly Host[],
  context: ImportContext,
  edits: EditBuilder,
): Addition[] {
  const left: Addition[] = []
  const merged = new Map<Host, string[]>()
  for (const addition of additions) {
    const host = hosts.find(
      ({ declaration, module, gone }) =>
        module === addition.module &&
        (declaration.importKind === 'type') === addition.typeOnly &&
        declaration.importKind !== 'typeof' &&
        canTakeNames(declaration, gone),
    )
    if (!host) left.push(addition)
    else if (!alreadyThere(host.declaration, addition)) {
      merged.set(host, [...(merged.get(host) ?? []), specifierText(addition)])
    }
  }
  for (const [{ declaration, gone }, names] of merged) {
    addNames(declaration, names, gone, context, edits)
  }
  return left
}

/** A declaration of which something stays, and that has or can have braces. */
function canTakeNames(declaration: ImportDeclaration, gone: ReadonlySet<Node>): boolean {
  const kept = declaration.specifiers.filter((specifier) => !gone.has(specifier))
  if (kept.length === 0) return false
  if (kept.length < declaration.specifiers.length) {
    return kept.some((specifier) => specifier.type === 'ImportSpecifier')
  }
  return kept.every((specifier) => specifier.type !== 'ImportNamespaceSpecifier')
}

function alreadyThere(host: ImportDeclaration, addition: Addition): boolean {
  return host.specifiers.some(
    (specifier) => specifier.type === 'ImportSpecifier' && specifier.local.name === addition.local,
  )
}

function addNames(
  host: ImportDeclaration,
  names: readonly string[],
  gone: ReadonlySet<Node>,
  context: ImportContext,
  edits: EditBuilder,
): void {
  const last = host.specifiers.findLast((specifier) => !gone.has(specifier)) as Node
  if (last.type !== 'ImportSpecifier') {
    edits.insertAfter(endOf(last), `, ${braced(names, context.layout)}`)
    return
  }
  const { source, layout } = context
  const separator = startsLine(source, startOf(last))
    ? `,${layout.newline}${indentAt(source, startOf(last))}`
    : ', '
  edits.insertAfter(endOf(last), names.map((name) => separator + name).join(''))
}

function specifierText({ imported, local }: Addition): string {
  return imported === local ? imported : `${imported} as ${local}`
}

/** One statement for each module, broken over lines where it would run past the file's width. */
function statements(additions: readonly Addition[], context: ImportContext): string[] {
  const groups = new Map<string, Addition[]>()
  for (const addition of additions) {
    const key = `${addition.typeOnly} ${addition.module}`
    groups.set(key, [...(groups.get(key) ?? []), addition])
  }
  return [...groups.values()].map((group) => statement(group, context))
}

function statement(group: readonly Addition[], context: ImportContext): string {
  const { layout, style } = context
  const [{ module, typeOnly }] = group as [Addition]
  const module_ = `${layout.quote}${module}${layout.quote}`
  const names =
    style === 'import'
      ? group.map(specifierText)
      : group.map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`))
  const [head, tail] =
    style === 'import'
      ? [`import ${typeOnly ? 'type ' : ''}`, ` from ${module_}${layout.semicolon}`]
      : ['const ', ` = require(${module_})${layout.semicolon}`]
  const line = `${head}${braced(names, layout)}${tail}`
  if (line.length <= layout.width) return line
  const comma = layout.trailingComma ? ',' : ''
  const list = names.map((name) => `${layout.unit}${name}`).join(`,${layout.newline}`)
  return `${head}{${layout.newline}${list}${comma}${layout.newline}}${tail}`
}

function braced(names: readonly string[], layout: Layout): string {
  return layout.spacedBraces ? `{ ${names.join(', ')} }` : `{${names.join(', ')}}`
}

function replaceWhole(
  declaration: Node,
  lines: readonly string[],
  context: ImportContext,
  edits: EditBuilder,
): void {
  const { source, layout } = context
  const start = startOf(declaration)
  if (context.hasComment(start, endOf(declaration))) {
    keepComments(declaration, lines, context, edits)
    return
  }
  if (lines.length > 0) {
    const indent = indentAt(source, start)
    edits.replace(
      start,
      endOf(declaration),
      lines.map((l) => indentText(l, indent)).join(layout.newline + indent),
    )
    return
  }
  removeLine(declaration, context, edits)
}

/** The comments inside an import go in front of what takes its place. */
function keepComments(
  declaration: Node,
  lines: readonly string[],
  { source, layout, hasComment }: ImportContext,
  edits: EditBuilder,
): void {
  let comments = ''
  for (let at = startOf(declaration); at < endOf(declaration); at++) {
    if (!hasComment(at, at + 1)) continue
    const start = at
    while (at < endOf(declaration) && hasComment(at, at + 1)) at++
    const comment = source.slice(start, at)
    comments += comment.startsWith('//') ? comment + layout.newline : `${comment} `
  }
  edits.replace(startOf(declaration), endOf(declaration), comments + lines.join(layout.newline))
}

/** Removes a statement, and its line with it when nothing else stands there. */
export function removeLine(
  statement: Node,
  context: Pick<ImportContext, 'source'>,
  edits: EditBuilder,
): void {
  const { source } = context
  const start = lineStart(source, startOf(statement))
  const rest = /^[ \t]*;?[ \t]*(?:\r?\n|$)/.exec(source.slice(endOf(statement)))
  if (source.slice(start, startOf(statement)).trim() === '' && rest) {
    edits.replace(start, endOf(statement) + rest[0].length, '')
  } else edits.replace(startOf(statement), endOf(statement), '')
}

function indentText(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/\n/g, `\n${indent}`)
}

function removeSome(
  declaration: ImportDeclaration,
  gone: ReadonlySet<Node>,
  context: ImportContext,
  edits: EditBuilder,
): void {
  const named = declaration.specifiers.filter((s) => s.type === 'ImportSpecifier')
  const [first] = declaration.specifiers
  const other = first && first.type !== 'ImportSpecifier' ? first : null
  if (other && gone.has(other)) {
    const brace = context.source.indexOf('{', endOf(other))
    edits.replace(startOf(other), brace, '')
  }
  if (named.every((specifier) => gone.has(specifier))) {
    if (other && named.length > 0) {
      const close = context.source.indexOf('}', endOf(named.at(-1) as Node)) + 1
      edits.replace(endOf(other), close, '')
    }
    return
  }
  removeItems(named, gone, context, edits)
}

function insertLines(
  at: number,
  indent: string,
  lines: readonly string[],
  context: ImportContext,
  edits: EditBuilder,
): void {
  const { newline } = context.layout
  const text = lines.map((line) => `${newline}${indent}${indentText(line, indent)}`).join('')
  if (text) edits.insertAfter(at, text)
}

/** New imports go behind the ones that are there, or to the top of the script. */
function insertFirst(
  lines: readonly string[],
  swapped: ReadonlyMap<ImportDeclaration, string>,
  context: ImportContext,
  edits: EditBuilder,
): void {
  const { source, layout, program } = context
  const required = context.style === 'require' ? context.anchor : null
  if (required?.goesAway) {
    const start = lineStart(source, startOf(required.node))
    const indent = indentAt(source, startOf(required.node))
    edits.insertAfter(start, lines.map((line) => indent + line + layout.newline).join(''))
    return
  }
  const after = required?.node ?? [...swapped.keys()][0] ?? importsOf(context).at(-1)
  if (after) {
    insertLines(endOf(after), indentAt(source, startOf(after)), lines, context, edits)
    return
  }
  const [first] = program.body
  const directive = program.directives.at(-1)
  if (directive) {
    insertLines(endOf(directive), indentAt(source, startOf(directive)), lines, context, edits)
    return
  }
  const at = first ? startOf(first) : (context.script.ranges[0]?.[0] ?? 0)
  const indent = first ? indentAt(source, at) : ''
  edits.insertBefore(
    at,
    lines.map((line) => indentText(line, indent) + layout.newline + indent).join(''),
  )
}

function importsOf(context: ImportContext): ImportDeclaration[] {
  return context.program.body.filter((node) => node.type === 'ImportDeclaration')
}
