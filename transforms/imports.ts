import { type EditBuilder, type EditSet, newEdits } from './edits.js'
import {
  type Addition,
  type ImportContext,
  type ImportDeclaration,
  importsOf,
  type Removal,
} from './import-changes.js'
import { mergeIntoExisting, NOTHING } from './import-hosts.js'
import { removeSome, replaceWhole } from './import-removal.js'
import { indentText, specifierText, statements } from './import-statements.js'
import { indentAt, type Layout, lineStart, ownEnd } from './layout.js'
import { importedName } from './names.js'
import { endOf, type Node, type NodeOf, startOf } from './node.js'

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
        ownEnd(context.source, startOf(declaration), endOf(declaration)),
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
    semicolon: source[ownEnd(source, startOf(neighbour), endOf(neighbour)) - 1] === ';' ? ';' : '',
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
 * Where all names of a declaration move to one other module, only the module's name changes, and
 * what that module calls otherwise.
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
    if (!whole || !module || others.length > 0) continue
    const isShared = taken.has(module) || additions.some((addition) => addition.module === module)
    if (isShared && !isUnderDirective(declaration, context)) continue
    taken.add(module)
    swapped.set(declaration, module)
    const { source } = declaration
    edits.replace(startOf(source) + 1, endOf(source) - 1, module)
    for (const removal of removals) renameIn(removal, edits)
  }
  return swapped
}

/** What a comment for the compiler is about stays below it. */
function isUnderDirective(declaration: ImportDeclaration, { source }: ImportContext): boolean {
  const above = source.slice(0, startOf(declaration))
  return /\/[/*][^\n]*@ts-(?:ignore|expect-error)\b[^\n]*\n[ \t]*$/.test(above)
}

/** What the other module calls by another name keeps the one that it has in the file. */
function renameIn({ specifier, movesTo }: Removal, edits: EditBuilder): void {
  if (specifier.type !== 'ImportSpecifier' || !movesTo) return
  const { imported, local } = specifier
  if (importedName(specifier) === movesTo.imported) return
  const isShort = startOf(imported) === startOf(local)
  const text =
    isShort && movesTo.imported !== local.name ? specifierText(movesTo) : movesTo.imported
  edits.replace(startOf(imported), endOf(imported), text)
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
  const after =
    required?.node ??
    (context.style === 'require' ? lastRequire(program) : null) ??
    [...swapped.keys()][0] ??
    importsOf(context).at(-1)
  if (after) {
    insertLines(
      ownEnd(source, startOf(after), endOf(after)),
      indentAt(source, startOf(after)),
      lines,
      context,
      edits,
    )
    return
  }
  const [first] = program.body
  const directive = program.directives.at(-1)
  if (directive) {
    insertLines(
      ownEnd(source, startOf(directive), endOf(directive)),
      indentAt(source, startOf(directive)),
      lines,
      context,
      edits,
    )
    return
  }
  const at = first ? beforeItsComment(first, source) : (context.script.ranges[0]?.[0] ?? 0)
  const indent = first ? indentAt(source, at) : ''
  const text = lines.map((line) => indentText(line, indent) + layout.newline + indent).join('')
  const isApart = first && lines.length > 0 && first.type !== 'TSImportEqualsDeclaration'
  const gap = isApart ? layout.newline + indent : ''
  edits.insertBefore(at, text + gap)
}

/** Where a statement begins with the comment that is about it; what is about the file stays above. */
function beforeItsComment(statement: Node, source: string): number {
  const at = startOf(statement)
  const above = /(?:^|\n[ \t]*\r?\n)((?:[ \t]*\S[^\n]*\n)+)[ \t]*$/.exec(source.slice(0, at))
  const comment = above?.[1] ?? ''
  if (!/^\s*\/[/*]/.test(comment) || aboutFile.test(comment)) return at
  const start = source.lastIndexOf(comment, at - 1)
  return start + (/^[ \t]*/.exec(comment)?.[0].length ?? 0)
}

const aboutFile =
  /@(?:ts-|flow|jest|vitest|license|file|module|jsx)|copyright|SPDX|licen[cs]e|eslint|prettier|istanbul/i

/** The last statement at the top of the module that requires something. */
function lastRequire(program: NodeOf<'Program'>): Node | undefined {
  return program.body.findLast(
    (node) =>
      node.type === 'VariableDeclaration' &&
      node.declarations.some(
        ({ init }) =>
          init?.type === 'CallExpression' &&
          init.callee.type === 'Identifier' &&
          init.callee.name === 'require',
      ),
  )
}
