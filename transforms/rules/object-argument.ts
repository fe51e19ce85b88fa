import type { MemberTarget, Signature } from '../../src/table/row.js'
import { type EditBuilder, newEdits } from '../edits.js'
import { indentAt, startsLine } from '../layout.js'
import { endOf, type Node, type NodeOf, parentOf, startOf, unwrapInwards, walk } from '../node.js'
import { own } from '../own.js'
import { resolve } from '../scope.js'
import { type Mapped, refused } from './mapped.js'
import { isNoText, isPure } from './purity.js'
import type { CallUse, RuleContext } from './verdict.js'

type Members = Readonly<Record<string, MemberTarget>>
type ObjectSignature = Extract<Signature, { form: 'object' }>
type Property = NodeOf<'ObjectProperty'>

/** A property and where it goes. */
interface Placed {
  readonly property: Property
  readonly path: readonly string[]
}

/** Rewrites a v5 object argument in place, wherever its literal stands. */
export function mapObjectArgument(
  { members, required = [] }: ObjectSignature,
  argument: Node,
  use: CallUse,
  context: RuleContext,
): Mapped {
  const literals = literalsOf(argument, context)
  if (!literals) return refused('its argument is not written in the call')
  const edits = newEdits()
  for (const literal of literals) {
    const missing = required.find(
      (key) => !literal.properties.some((p) => p.type === 'ObjectProperty' && keyOf(p) === key),
    )
    const reason = missing
      ? `without ${missing} v5 rejected, and v6 does not`
      : mapLiteral(members, literal, use, context, edits)
    if (reason) return refused(reason)
  }
  return { ok: true, edits: edits.done(), dropped: [] }
}

/** The object literals that an argument can be; null when it can be anything else. */
function literalsOf(argument: Node, context: RuleContext): NodeOf<'ObjectExpression'>[] | null {
  const node = unwrapInwards(argument)
  if (node !== argument && node.type === 'ObjectExpression') return null
  if (node.type === 'ObjectExpression') return [node]
  if (node.type === 'ConditionalExpression') {
    const branches = [node.consequent, node.alternate].map((branch) => literalsOf(branch, context))
    return branches.some((branch) => !branch) ? null : branches.flatMap((branch) => branch ?? [])
  }
  return node.type === 'Identifier' ? literalOfConstant(node, context) : null
}

/** `const params = { … }` that nothing but this call reads. */
function literalOfConstant(
  node: NodeOf<'Identifier'>,
  context: RuleContext,
): NodeOf<'ObjectExpression'>[] | null {
  const binding = resolve(context.tree.scopeAt(node), node.name, 'value')
  const declarator = binding?.declaration
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== binding?.identifier)
    return null
  const declaration = parentOf(declarator)
  const isConst = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const'
  const isExported = declaration && parentOf(declaration)?.type === 'ExportNamedDeclaration'
  const annotated = (declarator.id as { typeAnnotation?: unknown }).typeAnnotation
  if (context.isInMarkup(node.name)) return null
  if (!isConst || isExported || annotated || binding.references.length !== 1) return null
  return declarator.init?.type === 'ObjectExpression' ? [declarator.init] : null
}

/** Returns the reason why the literal cannot be mapped, or null. */
function mapLiteral(
  members: Members,
  literal: NodeOf<'ObjectExpression'>,
  use: CallUse,
  context: RuleContext,
  edits: EditBuilder,
): string | null {
  const placed: Placed[] = []
  const omitted: Property[] = []
  for (const property of literal.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) {
      return 'its argument has members that are only known when the program runs'
    }
    const key = keyOf(property)
    const target = own(members, key)
    if (!target || placed.some((other) => keyOf(other.property) === key)) {
      return `v6 has no place for its member ${key}`
    }
    if ('omitWhen' in target) {
      if (property.value.type !== 'BooleanLiteral' || property.value.value) return target.refuse
      omitted.push(property)
    } else if ('refuse' in target) return target.refuse
    else if (target.via) return `its member ${key} cannot be carried over as it is`
    else {
      if (target.narrow && context.typed && property.value.type !== 'ObjectExpression') {
        return `v6 types its member ${key} more strictly`
      }
      if (hasNoText(property.value as Node))
        return `v6 takes text only, and ${key} has something else`
      placed.push({ property, path: target.to.split('.') })
    }
  }
  if (literal.properties.length === 0 || omitted.length > 0)
    return omit(literal, omitted, placed, use, context, edits)
  return place(literal, placed, context, edits)
}

/** An object of attributes of which one is written as something else than text. */
function hasNoText(value: Node): boolean {
  if (value.type !== 'ObjectExpression') return false
  return value.properties.some((p) => p.type === 'ObjectProperty' && isNoText(p.value as Node))
}

function keyOf(property: Property): string {
  const { key } = property
  return key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : ''
}

/** A literal of which nothing is left goes away with its parentheses' content. */
function omit(
  literal: Node,
  omitted: readonly Property[],
  placed: readonly Placed[],
  use: CallUse,
  context: RuleContext,
  edits: EditBuilder,
): string | null {
  const [argument] = use.call.arguments as Node[]
  const [first] = omitted
  if (placed.length > 0 || argument !== literal) {
    return first ? `its member ${keyOf(first)} has no place in v6` : 'its argument may be empty'
  }
  if (context.hasComment(startOf(literal), endOf(literal)))
    return 'a comment stands in its argument'
  edits.replace(startOf(literal), endOf(use.call) - 1, '')
  return null
}

/** Renames keys and gathers what belongs into `options`. */
function place(
  literal: NodeOf<'ObjectExpression'>,
  placed: readonly Placed[],
  context: RuleContext,
  edits: EditBuilder,
): string | null {
  const grouped = placed.filter(({ path }) => path.length > 1)
  const group = grouped[0]?.path[0]
  if (grouped.some(({ path }) => path.length > 2 || path[0] !== group))
    return 'its members nest too deep'
  const lastRun = trailingRun(placed)
  const moved = grouped.filter((item) => !lastRun.includes(item))
  const reason = moved.length > 0 ? reorderProblem(literal, placed, moved, context) : null
  if (reason) return reason
  for (const item of placed) if (!moved.includes(item)) rename(item, edits)
  if (!group) return null
  for (const item of moved) take(item, placed, edits)
  const texts = moved.map((item) => movedText(item, context))
  if (lastRun.length > 0) wrapRun(lastRun, texts, group, literal, context, edits)
  else appendGroup(placed, texts, group, context, edits)
  return null
}

/** The grouped members at the end of the literal, next to each other. */
function trailingRun(placed: readonly Placed[]): Placed[] {
  const run: Placed[] = []
  for (const item of [...placed].reverse()) {
    if (item.path.length === 1) break
    run.unshift(item)
  }
  return run
}

/** Moving a member must not change what is evaluated first, nor lose a comment. */
function reorderProblem(
  literal: NodeOf<'ObjectExpression'>,
  placed: readonly Placed[],
  moved: readonly Placed[],
  context: RuleContext,
): string | null {
  if (!placed.every(({ property }) => isPure(property.value))) {
    return 'its members would have to change their order'
  }
  const commented = moved.some(({ property }) => {
    const index = literal.properties.indexOf(property)
    const next = literal.properties[index + 1]
    const before = literal.properties[index - 1]
    const start = before ? endOf(before) : startOf(literal)
    return context.hasComment(start, next ? startOf(next) : endOf(literal))
  })
  return commented ? 'a comment stands at a member that would have to move' : null
}

function rename({ property, path }: Placed, edits: EditBuilder): void {
  const key = path.at(-1) ?? ''
  if (keyOf(property) === key) return
  if (property.shorthand) edits.insertBefore(startOf(property), `${key}: `)
  else edits.replace(startOf(property.key), endOf(property.key), key)
}

function movedText({ property, path }: Placed, context: RuleContext): string {
  const key = path.at(-1) ?? ''
  const value = context.source.slice(startOf(property.value), endOf(property.value))
  return property.shorthand && keyOf(property) === key ? key : `${key}: ${value}`
}

/** Removes a member that moves, with the comma after it. */
function take(item: Placed, placed: readonly Placed[], edits: EditBuilder): void {
  const next = placed[placed.indexOf(item) + 1]
  if (next) edits.replace(startOf(item.property), startOf(next.property), '')
}

function wrapRun(
  run: readonly Placed[],
  moved: readonly string[],
  group: string,
  literal: Node,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const { source, layout } = context
  const first = (run[0] as Placed).property
  const last = (run.at(-1) as Placed).property
  const text = moved.map((item) => `${item}, `).join('')
  if (!startsLine(source, startOf(first))) {
    edits.insertBefore(startOf(first), `${group}: { ${text}`)
    edits.insertAfter(endOf(last), ' }')
    return
  }
  const indent = indentAt(source, startOf(first))
  const unit = unitBelow(indentAt(source, startOf(literal)), indent, layout.unit)
  const lines = moved.map((item) => `${item},${layout.newline}${indent}${unit}`).join('')
  edits.insertBefore(startOf(first), `${group}: {${layout.newline}${indent}${unit}${lines}`)
  indentLines(literal, first, last, unit, source, edits)
  const comma = layout.trailingComma ? ',' : ''
  edits.insertAfter(endOf(last), `${comma}${layout.newline}${indent}}`)
}

function appendGroup(
  placed: readonly Placed[],
  moved: readonly string[],
  group: string,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const last = (placed.at(-1) as Placed).property
  const { source, layout } = context
  const separator = startsLine(source, startOf(last))
    ? `,${layout.newline}${indentAt(source, startOf(last))}`
    : ', '
  edits.insertAfter(endOf(last), `${separator}${group}: { ${moved.join(', ')} }`)
}

function unitBelow(outer: string, inner: string, fallback: string): string {
  return inner.startsWith(outer) && inner.length > outer.length
    ? inner.slice(outer.length)
    : fallback
}

/** Indents the lines between two nodes by one level; the text of templates is left alone. */
function indentLines(
  literal: Node,
  first: Node,
  last: Node,
  unit: string,
  source: string,
  edits: EditBuilder,
): void {
  const templates: [number, number][] = []
  walk(literal, (inner) => {
    if (/^(?:TemplateLiteral|StringLiteral|JSXText)$/.test(inner.type)) {
      templates.push([startOf(inner), endOf(inner)])
    }
  })
  const end = endOf(last)
  for (
    let at = source.indexOf('\n', startOf(first));
    at >= 0 && at < end;
    at = source.indexOf('\n', at + 1)
  ) {
    const blank = /^[ \t]*\r?\n/.test(source.slice(at + 1, at + 200))
    if (!blank && !templates.some(([from, to]) => from < at && at < to)) {
      edits.insertAfter(at + 1, unit)
    }
  }
}
