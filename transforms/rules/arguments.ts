import type { ArgumentTarget, MethodRow, Signature } from '../../src/table/row.js'
import { type EditBuilder, newEdits } from '../edits.js'
import { indentAt, lineStart, startsLine } from '../layout.js'
import { endOf, type Node, type NodeOf, startOf } from '../node.js'
import { groupLeaves, type Leaf } from './input-object.js'
import { type Mapped, refused } from './mapped.js'
import { mapObjectArgument } from './object-argument.js'
import type { CallUse, RuleContext } from './verdict.js'

/** Tells whether an argument may fall away: it is the user whom v6 means anyway. */
export type MayFall = (argument: Node, what: 'current-user' | 'mfa-type') => boolean

type Positional = Extract<Signature, { form: 'positional' }>

/** Rewrites the arguments of a call as its row's signatures say. Their order stays. */
export function mapArguments(
  row: MethodRow,
  use: CallUse,
  context: RuleContext,
  mayFall: MayFall,
): Mapped {
  const args = use.call.arguments as Node[]
  const typed = use.call as { typeParameters?: unknown; typeArguments?: unknown }
  if (typed.typeParameters || typed.typeArguments)
    return refused('it is called with type arguments')
  if (args.some((argument) => argument.type === 'SpreadElement')) {
    return refused('its arguments are spread, so they cannot be told apart')
  }
  const signature = signatureFor(row, args)
  if (!signature) return refused('its arguments fit no signature that v5 documents')
  if (signature.form === 'object') {
    const [argument] = args
    return argument
      ? mapObjectArgument(signature, argument, use, context)
      : { ok: true, edits: newEdits().done(), dropped: [] }
  }
  return mapPositional(row, signature, use, context, mayFall)
}

function signatureFor(row: MethodRow, args: readonly Node[]): Signature | undefined {
  return row.signatures.find((signature) => {
    if (signature.form === 'positional') {
      const takesObject = row.signatures.some(({ form }) => form === 'object')
      if (takesObject && args[0]?.type === 'ObjectExpression') return false
      return args.length >= signature.required && args.length <= signature.args.length
    }
    if (args.length === 0) return signature.optional === true
    return args.length === 1 && args[0]?.type !== 'StringLiteral'
  })
}

function mapPositional(
  row: MethodRow,
  signature: Positional,
  use: CallUse,
  context: RuleContext,
  mayFall: MayFall,
): Mapped {
  const args = use.call.arguments as Node[]
  const kept: { node: Node; leaf: Leaf }[] = []
  const dropped: Node[] = []
  const edits = newEdits()
  let defaults = row.defaults
  for (const [index, node] of args.entries()) {
    const target = signature.args[index] as ArgumentTarget
    if ('drop' in target) {
      if (!mayFall(node, target.drop))
        return refused('the user it is given may not be the one who is signed in')
      dropped.push(node)
    } else if ('refuse' in target) return refused(target.refuse)
    else if ('members' in target) {
      if (node.type !== 'ObjectExpression')
        return refused('its options are not written in the call')
      if (node.properties.length === 0 && context.hasComment(startOf(node), endOf(node))) {
        return refused('a comment stands in its options')
      }
      const path = optionsPath(target.members, node)
      if (!path) return refused('its options have members that v6 does not know')
      const unsure = unsureDefault(row, node, path)
      if (unsure)
        return refused(`${unsure} may be undefined, and the two majors default differently`)
      defaults = writeMissing(row, node, path, edits)
      kept.push({ node, leaf: { path, shorthand: false } })
    } else {
      const problem = valueProblem(target, node, context)
      if (problem) return refused(problem)
      kept.push({ node, leaf: leafOf(target.to, node) })
    }
  }
  if (dropped.some((node) => !canDrop(node, args, context))) {
    return refused('a comment stands at an argument that falls away')
  }
  for (const node of dropped) drop(node, args, edits)
  return wrap(kept, defaults, use, context, edits, dropped)
}

function leafOf(to: string, node: Node): Leaf {
  const path = to.split('.')
  return { path, shorthand: node.type === 'Identifier' && node.name === path.at(-1) }
}

/** Why a value is not certain to mean the same in the v6 input. */
function valueProblem(
  target: Extract<ArgumentTarget, { to: string }>,
  node: Node,
  context: RuleContext,
): string | null {
  const isText = node.type === 'StringLiteral'
  if (target.unlessEmpty && !(isText && node.value !== '')) {
    return 'v5 left an empty address out, and whether it is empty shows when the program runs'
  }
  const isWritten = isText || node.type === 'ArrayExpression'
  if (target.narrow && context.typed && !isWritten) {
    return 'v6 types this argument as one of a few names'
  }
  return null
}

/** The path of an options literal whose members keep their names; null when one is unknown. */
function optionsPath(
  members: Readonly<Record<string, { readonly to: string } | { readonly refuse: string }>>,
  literal: NodeOf<'ObjectExpression'>,
): string[] | null {
  for (const property of literal.properties) {
    if (property.type !== 'ObjectProperty' || property.computed) return null
    const key = property.key.type === 'Identifier' ? property.key.name : null
    if (key === null || !Object.hasOwn(members, key)) return null
  }
  return ['options']
}

/** A member with a default that is set to something that only shows when the program runs. */
function unsureDefault(
  row: MethodRow,
  literal: NodeOf<'ObjectExpression'>,
  path: readonly string[],
): string | null {
  for (const property of literal.properties) {
    if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue
    const { name } = property.key
    const hasDefault = row.defaults.some((d) => d.path === [...path, name].join('.'))
    if (hasDefault && property.value.type !== 'BooleanLiteral') return name
  }
  return null
}

/** Writes the defaults that an options literal does not set itself. */
function writeMissing(
  row: MethodRow,
  literal: NodeOf<'ObjectExpression'>,
  path: readonly string[],
  edits: EditBuilder,
): MethodRow['defaults'] {
  const keys = new Set(
    literal.properties.map((p) =>
      p.type === 'ObjectProperty' && p.key.type === 'Identifier' ? p.key.name : '',
    ),
  )
  const inside = row.defaults.filter((d) => d.path.startsWith(`${path.join('.')}.`))
  for (const { path: target, value } of inside) {
    const key = target.slice(path.join('.').length + 1)
    if (keys.has(key)) continue
    const first = literal.properties[0]
    if (first) edits.insertBefore(startOf(first), `${key}: ${value}, `)
    else edits.replace(startOf(literal), endOf(literal), `{ ${key}: ${value} }`)
  }
  return row.defaults.filter((d) => !inside.includes(d))
}

function canDrop(node: Node, args: readonly Node[], context: RuleContext): boolean {
  const [start, end] = dropRange(node, args)
  return !context.hasComment(start, end)
}

function drop(node: Node, args: readonly Node[], edits: EditBuilder): void {
  const [start, end] = dropRange(node, args)
  edits.replace(start, end, '')
}

/** An argument with the comma that separates it from its neighbour. */
function dropRange(node: Node, args: readonly Node[]): [number, number] {
  const index = args.indexOf(node)
  const next = args[index + 1]
  if (next) return [startOf(node), startOf(next)]
  const previous = args[index - 1]
  return [previous ? endOf(previous) : startOf(node), endOf(node)]
}

/** Puts the kept arguments into one object, on one line or on the lines they have. */
function wrap(
  kept: readonly { node: Node; leaf: Leaf }[],
  defaults: MethodRow['defaults'],
  use: CallUse,
  context: RuleContext,
  edits: EditBuilder,
  dropped: readonly Node[],
): Mapped {
  const leaves: Leaf[] = kept.map(({ leaf }) => leaf)
  for (const { path } of defaults) leaves.push({ path: path.split('.'), shorthand: false })
  const texts = groupLeaves(leaves)
  if (!texts) return refused('its arguments would have to change their order')
  const first = kept[0]?.node
  const last = kept.at(-1)?.node
  if (!first || !last) return { ok: true, edits: edits.done(), dropped }
  const [leading] = use.call.arguments as Node[]
  const onLines = startsLine(context.source, startOf(leading ?? first))
  for (const [index, { node }] of kept.entries()) {
    edits.insertBefore(startOf(node), texts[index]?.before ?? '')
    edits.insertAfter(endOf(node), texts[index]?.after ?? '')
  }
  const written = defaults.map(({ value }, index) => {
    const text = texts[kept.length + index]
    return `${text?.before ?? ''}${value}${text?.after ?? ''}`
  })
  writeDefaults(written, leading ?? first, last, onLines, use, context, edits)
  brace(first, last, onLines, use, context, edits)
  return { ok: true, edits: edits.done(), dropped }
}

/** Adds defaults behind the last argument, on lines of their own where the arguments have such. */
function writeDefaults(
  written: readonly string[],
  first: Node,
  last: Node,
  onLines: boolean,
  use: CallUse,
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (written.length === 0) return
  const { source, layout } = context
  const close = endOf(use.call) - 1
  if (!onLines || !startsLine(source, close)) {
    edits.insertAfter(endOf(last), written.map((text) => `, ${text}`).join(''))
    return
  }
  const indent = indentAt(source, startOf(first))
  const hasComma = commaBehind(last, close, context) !== null
  if (!hasComma) edits.insertAfter(endOf(last), ',')
  const lines = written.map((text) => `${indent}${text}`).join(`,${layout.newline}`)
  edits.insertAfter(lineStart(source, close), `${lines}${hasComma ? ',' : ''}${layout.newline}`)
}

/** Offset of the comma between a node and an offset, comments left out. */
function commaBehind(
  node: Node,
  limit: number,
  context: Pick<RuleContext, 'source' | 'hasComment'>,
): number | null {
  for (let at = endOf(node); at < limit; at++) {
    if (context.source[at] === ',' && !context.hasComment(at, at + 1)) return at
  }
  return null
}

function brace(
  first: Node,
  last: Node,
  onLines: boolean,
  use: CallUse,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const close = endOf(use.call) - 1
  if (onLines) {
    edits.insertAfter(openParenthesis(use, context) + 1, '{')
    edits.insertBefore(close, '}')
    return
  }
  edits.insertBefore(startOf(first), '{ ')
  edits.insertAfter(endOf(last), ' }')
  const tail = context.source.slice(endOf(last), close)
  if (/^\s*,\s*$/.test(tail)) edits.replace(endOf(last), close, '')
}

/** Offset of the parenthesis that opens the arguments. */
export function openParenthesis(use: CallUse, context: RuleContext): number {
  const [first] = use.call.arguments as Node[]
  const limit = first ? startOf(first) : endOf(use.call)
  for (let at = endOf(use.callee); at < limit; at++) {
    if (context.source[at] === '(' && !context.hasComment(at, at + 1)) return at
  }
  return limit
}
