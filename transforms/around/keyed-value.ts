import type { ConfigRow } from '../../src/table/row.js'
import type { EditBuilder } from '../edits.js'
import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { Configuring } from './configuring.js'
import { mayBeMissing } from './missing-values.js'
import { negated } from './negated.js'

/** A key under its name in v6, with a value that v6 takes. */
export function keyedValue(
  entry: NodeOf<'ObjectProperty'>,
  row: ConfigRow,
  isWidened: boolean,
  work: Configuring,
): void {
  const { edits, source, context } = work
  const value = entry.value as Node
  const name = row.v6?.split('.').at(-1) ?? ''
  const text = source.slice(startOf(value), endOf(value))
  const isText = value.type === 'StringLiteral'
  const { head, tail } = typedAs(value, row, isWidened, context)
  if (context.typed) dropConst(value, edits)
  if (row.value === 'list') {
    const list = `[${isText ? quotedList(text, value.value) : text + tail}]`
    if (value.type === 'ArrayExpression') return
    if (entry.shorthand) edits.replace(startOf(entry), endOf(entry), `${name}: ${list}`)
    else {
      edits.insertBefore(startOf(value), '[')
      if (isText && value.value.includes(',')) {
        edits.replace(startOf(value), endOf(value), quotedList(text, value.value))
      }
      edits.insertAfter(endOf(value), `${tail}]`)
    }
    return
  }
  if (entry.shorthand) {
    if (tail) edits.replace(startOf(entry), endOf(entry), `${name}: ${head}${text}${tail}`)
    else if (name !== staticKey(entry)) edits.insertBefore(startOf(entry), `${name}: `)
    return
  }
  if (name !== staticKey(entry)) edits.replace(startOf(entry.key), endOf(entry.key), name)
  if (head) edits.insertBefore(startOf(value), head)
  if (tail) edits.insertAfter(endOf(value), tail)
}

/** The names of which v6's types take one. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  responseType: ['code', 'token'],
  signUpVerificationMethod: ['code', 'link'],
}

/** The texts of which v6's types take one as the value of a key; undefined for any text. */
export function choicesOf(name: string): readonly string[] | undefined {
  return CHOICES[name]
}

/** What TypeScript has to be told about a value, before and behind it. */
function typedAs(
  value: Node,
  row: ConfigRow,
  isWidened: boolean,
  { typed, tree, layout }: RuleContext,
): { readonly head: string; readonly tail: string } {
  const choices = choicesOf(row.v6?.split('.').at(-1) ?? '')
  if (!typed) return { head: '', tail: '' }
  if (!choices) return { head: '', tail: mayBeMissing(value, tree) ? '!' : '' }
  const isText = value.type === 'StringLiteral'
  if (/^TS\w+Expression$/.test(value.type) || (isText && !isWidened)) return { head: '', tail: '' }
  if (isText) return { head: '', tail: ' as const' }
  const union = choices.map((one) => `${layout.quote}${one}${layout.quote}`).join(' | ')
  const isSimple = /^(?:Identifier|(?:Optional)?(?:Member|Call)Expression)$/.test(value.type)
  return isSimple ? { head: '', tail: ` as ${union}` } : { head: '(', tail: `) as ${union}` }
}

/** v6's types want lists that may change. */
function dropConst(value: Node, edits: EditBuilder): void {
  if (value.type !== 'TSAsExpression' || value.expression.type !== 'ArrayExpression') return
  const { typeAnnotation: type } = value
  const isConst =
    type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'const'
  if (isConst) edits.replace(endOf(value.expression), endOf(value), '')
}

/** Addresses in one text, parted by commas as the generated file has them. */
function quotedList(text: string, value: string): string {
  const quote = text[0] ?? "'"
  return value
    .split(',')
    .map((one) => `${quote}${one.trim()}${quote}`)
    .join(', ')
}

/** `mandatorySignIn: x` becomes `allowGuestAccess: !x`. */
export function negate(entry: NodeOf<'ObjectProperty'>, row: ConfigRow, work: Configuring): void {
  const { edits, source } = work
  const value = entry.value as Node
  const name = row.v6?.split('.').at(-1) ?? ''
  const text = source.slice(startOf(value), endOf(value))
  if (entry.shorthand) edits.replace(startOf(entry), endOf(entry), `${name}: !${text}`)
  else {
    edits.replace(startOf(entry.key), endOf(entry.key), name)
    edits.replace(startOf(value), endOf(value), negated(value, text))
  }
}
