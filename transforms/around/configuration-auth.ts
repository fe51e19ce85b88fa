import type { ConfigRow } from '../../src/table/row.js'
import { endOf, type Node, type NodeOf, startOf } from '../node.js'
import { besideKey, unknownKey } from './auth-beside-keys.js'
import { authRow, type Entries, entriesOf, keyOf, plainEntries } from './auth-entries.js'
import { conditionalSpread, conditionOf } from './conditional-spread.js'
import { hostedUiBlock, OAUTH } from './configuration-hosted-ui.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { keyedValue, negate } from './keyed-value.js'
import { type Literal, literalBehind } from './literal-behind.js'
import { insertProperty, removeProperties } from './property-edits.js'
import { isSettledValue } from './settled-value.js'

/**
 * Turns the keys of v5's `Auth` into those of v6, and their values with them; or says why not.
 *
 * @param gone properties that go away besides; those that fall away here are added.
 */
export function authBlock(
  literal: Literal,
  depth: number,
  work: Configuring,
  gone: Set<Node> = new Set(),
): Problem | null {
  const { object } = literal
  const properties = object.properties.filter((one) => !gone.has(one))
  const spreads = properties.filter((one) => one.type === 'SpreadElement')
  const entries = plainEntries(properties.filter((one) => one.type !== 'SpreadElement'))
  if (entries === null) return problem(DYNAMIC)
  const whole: Part = { literal, entries, depth, gone }
  const taken = spreads.map((spread) => takenPart(spread, work))
  const parts = [whole, ...taken.filter((part) => part !== null)]
  const pool = holderOf('identityPoolId', parts)
  const isDecided = holderOf('mandatorySignIn', parts) !== null
  for (const part of parts) {
    const found = partKeys(part, pool !== null, work)
    if (found) return found
  }
  if (pool && !isDecided) {
    insertProperty(guests(), pool.entry, pool.part.literal.object, pool.part.depth, work)
  }
  for (const [index, spread] of spreads.entries()) {
    const found = taken[index] ? null : spreadKeys(spread, literal.isWidened, isDecided, gone, work)
    if (found) return found
  }
  for (const part of parts) leaveOut(part, work)
  return null
}

/** An object that keys of a block stand in: the block itself, or a constant that it takes in. */
interface Part {
  readonly literal: Literal
  readonly entries: Entries
  readonly depth: number
  /** Properties that go away. */
  readonly gone: Set<Node>
}

/** `...cognito`, a constant of the file that nobody else reads. */
function takenPart({ argument }: NodeOf<'SpreadElement'>, { context }: Configuring): Part | null {
  if (argument.type !== 'Identifier') return null
  const literal = literalBehind(argument, context)
  const entries = literal && entriesOf(literal.object)
  return literal && entries && { literal, entries, depth: 0, gone: new Set() }
}

function holderOf(
  key: string,
  parts: readonly Part[],
): { readonly part: Part; readonly entry: Node } | null {
  for (const part of parts) {
    const entry = part.entries.find((one) => keyOf(one) === key)
    if (entry) return { part, entry }
  }
  return null
}

function partKeys(
  { literal: { isWidened }, entries, depth, gone }: Part,
  hasPool: boolean,
  work: Configuring,
): Problem | null {
  for (const entry of entries) {
    const key = keyOf(entry)
    const row = authRow(key)
    const value = entry.value as Node
    if (!row) {
      const found = unknownKey(key, value, work)
      if (found) return found
      gone.add(entry)
    } else if (row.v6 === null) {
      const found = besideKey(row, value, work)
      if (found) return found
      gone.add(entry)
    } else if (row.v6 === OAUTH && isEmptyObject(value)) {
      gone.add(entry)
    } else if (row.v6 === OAUTH) {
      const found = hostedUiBlock(entry, { depth, isWidened }, work)
      if (found) return found
    } else if (row.value === 'negated') {
      if (hasPool) negate(entry, row, work)
      else if (isSettledValue(value)) gone.add(entry)
      else return problem(`${key} is worked out`, row.id)
    } else keyedValue(entry, row, isWidened, work)
  }
  return null
}

function leaveOut({ literal: { object }, gone, depth }: Part, work: Configuring): void {
  if (gone.size < object.properties.length) removeProperties(object, gone, work)
  else if (depth === 0 && gone.size > 0) {
    work.edits.replace(startOf(object), endOf(object), '{}')
  }
}

/** Keys that the block has on a condition: they stay in the spread, calls beside are made on it. */
function spreadKeys(
  spread: NodeOf<'SpreadElement'>,
  isWidened: boolean,
  isDecided: boolean,
  gone: Set<Node>,
  work: Configuring,
): Problem | null {
  const part = conditionalSpread(spread)
  const entries = part && entriesOf(part.object)
  if (!part || !entries) return problem(DYNAMIC)
  const { beside, source, context } = work
  const fallen = new Set<Node>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const row = authRow(key)
    if (!row) return problem(`v6 does not know ${key}`)
    if (row.v6 === null) {
      const before = beside.length
      const found = besideKey(row, entry.value as Node, work)
      if (found) return found
      const condition = isSettledValue(part.test) ? conditionOf(part, source) : null
      const calls = beside.splice(before)
      if (calls.length > 0 && condition === null) {
        return problem(`${key} depends on what is worked out`, row.id)
      }
      beside.push(...calls.map((call) => ({ ...call, condition })))
      fallen.add(entry)
    } else if (row.v6 === OAUTH || row.value === 'negated') {
      return problem(`${key} depends on a condition`, row.id)
    } else if (key === 'identityPoolId') {
      if (context.typed) return problem(`v6's types know ${key} or have none`, row.id)
      keyedValue(entry, row, isWidened, work)
      if (!isDecided) insertProperty(guests(), entry, part.object, 1, work)
    } else keyedValue(entry, row, isWidened, work)
  }
  if (fallen.size === entries.length) gone.add(spread)
  else removeProperties(part.object, fallen, work)
  return null
}

/** v5 let guests in unless it was told not to. */
function guests(): string {
  const { whenMissing } = authRow('mandatorySignIn') as ConfigRow
  return `${whenMissing?.path.split('.').at(-1)}: ${whenMissing?.value}`
}

/** v5 took an `oauth` without keys for none. */
function isEmptyObject(value: Node): boolean {
  return value.type === 'ObjectExpression' && value.properties.length === 0
}

const DYNAMIC = 'its keys only show when the program runs'

/** Is nothing left of the block once it is rewritten? */
export function isEmptied(object: NodeOf<'ObjectExpression'>): boolean {
  const entries = entriesOf(object) ?? []
  return entries.length > 0 && entries.every((one) => authRow(keyOf(one))?.v6 === null)
}
