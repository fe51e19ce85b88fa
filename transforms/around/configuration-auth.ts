import type { ConfigRow } from '../../src/table/row.js'
import { rowById } from '../../src/table/rows.js'
import { flowOfCalls } from '../configured-flow.js'
import { importedName } from '../names.js'
import {
  endOf,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'

import { resolve } from '../scope.js'
import { putBeside } from './beside-calls.js'
import { conditionalSpread, conditionOf } from './conditional-spread.js'
import { type Configuring, openProblem, type Problem, problem } from './configuring.js'
import { saysNothing } from './idle-settings.js'
import { type Literal, literalBehind } from './literal-behind.js'
import { negated } from './negated.js'
import { insertProperty, removeProperties, wrapValue } from './property-edits.js'
import { isSettledValue } from './settled-value.js'

/** The literal of a value whose keys are known before the program runs; otherwise, what is not. */
export type Entries = readonly NodeOf<'ObjectProperty'>[]

/**
 * Turns the keys of v5's `Auth` into those of v6, and their values with them; or says why not.
 *
 * @param gone properties that go away besides; those that fall away here are added.
 */
export function authBlock(
  { object, isWidened }: Literal,
  depth: number,
  work: Configuring,
  gone: Set<Node> = new Set(),
): Problem | null {
  const spreads = object.properties.filter((one) => one.type === 'SpreadElement')
  const entries = plainEntries(
    object.properties.filter((one) => !gone.has(one) && !spreads.includes(one as never)),
  )
  if (entries === null) return problem(DYNAMIC)
  const has = (name: string) => entries.some((entry) => keyOf(entry) === name)
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
      if (has('identityPoolId')) negate(entry, row, work)
      else if (isSettledValue(value)) gone.add(entry)
      else return problem(`${key} is worked out`, row.id)
    } else {
      const found = keyedValue(entry, row, isWidened, work)
      if (found) return found
    }
  }
  if (has('identityPoolId') && !has('mandatorySignIn')) {
    const pool = entries.find((entry) => keyOf(entry) === 'identityPoolId') as Node
    insertProperty(guests(), pool, object, depth, work)
  }
  for (const spread of spreads) {
    const found = spreadKeys(spread, isWidened, has('mandatorySignIn'), gone, work)
    if (found) return found
  }
  if (gone.size < object.properties.length) removeProperties(object, gone, work)
  return null
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
      for (const call of beside.slice(before)) {
        if (condition === null) return problem(`${key} depends on what is worked out`, row.id)
        call.condition = condition
      }
      fallen.add(entry)
    } else if (row.v6 === OAUTH || row.value === 'negated') {
      return problem(`${key} depends on a condition`, row.id)
    } else if (key === 'identityPoolId') {
      if (context.typed) return problem(`v6's types know ${key} or have none`, row.id)
      const found = keyedValue(entry, row, isWidened, work)
      if (found) return found
      if (!isDecided) insertProperty(guests(), entry, part.object, 1, work)
    } else {
      const found = keyedValue(entry, row, isWidened, work)
      if (found) return found
    }
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

const OAUTH = 'Auth.Cognito.loginWith.oauth'
const OAUTH_ROW = 'config.oauth'
const DYNAMIC = 'its keys only show when the program runs'

/** Is nothing left of the block once it is rewritten? */
export function isEmptied(object: NodeOf<'ObjectExpression'>): boolean {
  const entries = entriesOf(object) ?? []
  return entries.length > 0 && entries.every((one) => authRow(keyOf(one))?.v6 === null)
}

/** The key of `Auth` that an entry is, or that a generated key says the same as. */
export function keyOf(entry: NodeOf<'ObjectProperty'>): string {
  const key = staticKey(entry) ?? ''
  const row = rowById(`config.${key}`)
  return (row?.kind === 'config' && row.sameAs) || key
}

export function authRow(key: string): ConfigRow | null {
  const row = rowById(`config.${key}`)
  return row?.kind === 'config' && row.place === 'auth' ? row : null
}

/** The properties of an object that has nothing but plain ones; null otherwise. */
export function entriesOf({ properties }: NodeOf<'ObjectExpression'>): Entries | null {
  return plainEntries(properties)
}

function plainEntries(properties: readonly Node[]): Entries | null {
  const entries = properties.filter((one) => one.type === 'ObjectProperty')
  const keys = entries.map((entry) => keyOf(entry))
  const isPlain = entries.length === properties.length && !keys.includes('')
  return isPlain && new Set(keys).size === keys.length ? entries : null
}

/** A key that v5 did not read either falls away, unless somebody asks for the whole configuration. */
export function unknownKey(key: string, value: Node, work: Configuring): Problem | null {
  const { isReadBack } = work.context.knowledge.package.configuration
  if (isReadBack || !isSettledValue(value)) return problem(`v6 does not know ${key}`)
  work.unread.push(key)
  return null
}

/** A key without a place in v6's configuration: dropped, or made something else beside it. */
export function besideKey(row: ConfigRow, value: Node, work: Configuring): Problem | null {
  const { name } = row
  if (!isSettledValue(value)) return problem(`${name} is worked out`, row.id)
  if (saysNothing(row, value, work.context)) return null
  switch (row.rewrite) {
    case 'drop':
      return null
    case 'sign-in-flow':
      return flowProblem(row, value, work)
    case 'cookie-storage':
      return cookieStorage(row, value, work)
    case 'key-value-storage':
      return keyValueStorage(value, work)
    case 'client-metadata':
      return putBeside('metadata', value, work)
    case 'url-opener':
      return putBeside('opener', value, work)
    default:
      return noPlace(row)
  }
}

/** The flow moves into the calls, and falls away here where all of them have it. */
function flowProblem(row: ConfigRow, value: Node, { context }: Configuring): Problem | null {
  const { bridgedSets, signInFlow } = context.knowledge.package
  const isText = value.type === 'StringLiteral'
  if (isText && value.value === 'USER_SRP_AUTH') return null
  const moves = context.helperName !== null && context.choices.only === null
  if (!moves || bridgedSets.has('sign-in')) {
    return openProblem('calls of signIn that stay with v5 need authenticationFlowType', row.id)
  }
  const isCarried = flowOfCalls(context.knowledge.package) !== null
  const isKnown = signInFlow !== null && signInFlow !== 'unknown'
  return isText && isCarried
    ? null
    : problem(isKnown ? 'tests see what signIn is called with' : UNKNOWN_FLOW, row.id)
}

const UNKNOWN_FLOW = 'the flow of sign-ins only shows when the program runs'

function cookieStorage(row: ConfigRow, value: Node, work: Configuring): Problem | null {
  if (value.type !== 'ObjectExpression' && (work.context.typed || value.type !== 'Identifier')) {
    return problem('cookieStorage is not written out', row.id)
  }
  return putBeside('cookies', value, work)
}

/** v6 has a storage of its own for each of the browser's; others have to answer with promises. */
function keyValueStorage(value: Node, work: Configuring): Problem | null {
  const name = browserStorage(value, work)
  if (name === 'localStorage') return null
  if (name === 'sessionStorage') {
    work.beside.push({ kind: 'session-storage', value: '', condition: null })
    return null
  }
  return putBeside(isOfReactNative(value, work) ? 'storage-of-v6' : 'storage-of-v5', value, work)
}

/** Its storage answers with promises, as v6 wants it. */
function isOfReactNative(value: Node, { context }: Configuring): boolean {
  if (value.type !== 'Identifier') return false
  const declaration = resolve(context.tree.scopeAt(value), value.name, 'value')?.declaration
  const from = declaration && parentOf(declaration)
  if (from?.type !== 'ImportDeclaration') return false
  const isLent =
    declaration?.type === 'ImportSpecifier' && importedName(declaration) === 'AsyncStorage'
  return (
    /\basync-storage$/.test(from.source.value) || (isLent && from.source.value === 'react-native')
  )
}

function browserStorage(value: Node, { context }: Configuring): string | null {
  const isWindow =
    value.type === 'MemberExpression' &&
    value.object.type === 'Identifier' &&
    /^(?:window|globalThis|self)$/.test(value.object.name)
  const name = isWindow ? staticKey(value) : value.type === 'Identifier' ? value.name : null
  const root = isWindow ? (value.object as NodeOf<'Identifier'>) : value
  if (name === null || root.type !== 'Identifier') return null
  const isGlobal = resolve(context.tree.scopeAt(value), root.name, 'value') === null
  return isGlobal ? name : null
}

/** How far in the lines of a block will be, and what TypeScript knows of its texts. */
interface Place {
  readonly depth: number
  readonly isWidened: boolean
}

/** `oauth: { … }` becomes `loginWith: { oauth: { … } }`. */
function hostedUiBlock(
  entry: NodeOf<'ObjectProperty'>,
  { depth, isWidened }: Place,
  work: Configuring,
): Problem | null {
  const value = entry.value as Node
  const literal = literalBehind(value, work.context.tree, work.context.isInMarkup)
  const entries = literal && entriesOf(literal.object)
  if (!literal || !entries) return problem('oauth is not written out', OAUTH_ROW)
  const place = { depth, isWidened: isWidened || literal.isWidened }
  const inner = entries.find((one) => staticKey(one) === 'awsCognito')
  const isNested = inner && !entries.some((one) => staticKey(one) === 'redirectSignIn')
  if (isNested) {
    if (entry.shorthand || value !== literal.object) {
      return problem('oauth.awsCognito is nested', OAUTH_ROW)
    }
    return nestedHostedUi(entry, inner, literal.object, place, work)
  }
  const found = hostedUiKeys(literal.object, entries, place, work)
  if (found) return found
  const { source } = work
  work.edits.replace(startOf(entry.key), endOf(entry.key), 'loginWith')
  if (entry.shorthand) {
    const space = work.layout.spacedBraces ? ' ' : ''
    const text = source.slice(startOf(value), endOf(value))
    work.edits.insertAfter(
      endOf(entry),
      `: {${space}${text === 'oauth' ? text : `oauth: ${text}`}${space}}`,
    )
  } else work.wraps.push(() => wrapValue(value, 'oauth', depth, work))
  return null
}

/** `oauth: { awsCognito: { … } }` is nested as `loginWith: { oauth: { … } }` is. */
function nestedHostedUi(
  outer: NodeOf<'ObjectProperty'>,
  inner: NodeOf<'ObjectProperty'>,
  object: NodeOf<'ObjectExpression'>,
  place: Place,
  work: Configuring,
): Problem | null {
  const value = inner.value as Node
  const entries = value.type === 'ObjectExpression' ? entriesOf(value) : null
  if (value.type !== 'ObjectExpression' || !entries) {
    return problem('oauth is not written out', OAUTH_ROW)
  }
  const others = (entriesOf(object) ?? []).filter((one) => one !== inner)
  for (const one of others) {
    const found = unknownKey(`oauth.${staticKey(one)}`, one.value as Node, work)
    if (found) return found
  }
  const found = hostedUiKeys(value, entries, place, work)
  if (found) return found
  removeProperties(object, new Set(others), work)
  work.edits.replace(startOf(outer.key), endOf(outer.key), 'loginWith')
  work.edits.replace(startOf(inner.key), endOf(inner.key), 'oauth')
  return null
}

/** The keys of v5's Hosted UI become those of v6. */
function hostedUiKeys(
  object: NodeOf<'ObjectExpression'>,
  entries: Entries,
  { depth, isWidened }: Place,
  work: Configuring,
): Problem | null {
  const gone = new Set<Node>()
  for (const one of entries) {
    const key = staticKey(one) ?? ''
    const row = rowById(`config.oauth.${key}`)
    const value = one.value as Node
    const isKnown = row?.kind === 'config' && row.v6 !== OAUTH
    const found = !isKnown
      ? unknownKey(`oauth.${key}`, value, work)
      : row.v6 === null
        ? besideKey(row, value, work)
        : keyedValue(one, row, isWidened, work)
    if (found) return found
    if (!isKnown || row.v6 === null) gone.add(one)
  }
  const has = (key: string) => entries.some((one) => staticKey(one) === key)
  const missing = OAUTH_KEYS.find((key) => !has(key))
  if (missing) return problem(`oauth has no ${missing}`, OAUTH_ROW)
  if (!has('redirectSignOut')) {
    const redirect = entries.find((one) => staticKey(one) === 'redirectSignIn') as Node
    insertProperty('redirectSignOut: []', redirect, object, depth + 1, work)
  }
  removeProperties(object, gone, work)
  work.hasOauth = true
  return null
}

/** Of a key that v6 does not have: can the helper module configure without it? */
export function noPlace({ name, id, rewrite }: ConfigRow): Problem {
  const why = `v6 has no place for ${name}`
  return rewrite === 'do-without' ? problem(why, id) : openProblem(why, id)
}

/** Without these v5 could not sign in with the Hosted UI either. */
const OAUTH_KEYS = ['domain', 'scope', 'redirectSignIn', 'responseType']

/** A key under its name in v6, with a value that v6 takes. */
function keyedValue(
  entry: NodeOf<'ObjectProperty'>,
  row: ConfigRow,
  isWidened: boolean,
  work: Configuring,
): Problem | null {
  const { edits, source, context } = work
  const value = entry.value as Node
  const name = row.v6?.split('.').at(-1) ?? ''
  const isEnvironment = context.typed && isProcessEnv(value)
  const isLiteralType = /\.(?:responseType|signUpVerificationMethod)$/.test(row.v6 ?? '')
  if (isLiteralType && isEnvironment)
    return problem(`v6 wants to know ${row.name} when it is compiled`, row.id)
  const text = source.slice(startOf(value), endOf(value))
  const isText = value.type === 'StringLiteral'
  const tail = isEnvironment
    ? '!'
    : isLiteralType && isWidened && isText && context.typed
      ? ' as const'
      : ''
  if (row.value === 'list') {
    const list = `[${isText ? quotedList(text, value.value) : text + tail}]`
    if (value.type === 'ArrayExpression') return null
    if (entry.shorthand) edits.replace(startOf(entry), endOf(entry), `${name}: ${list}`)
    else {
      edits.insertBefore(startOf(value), '[')
      if (isText && value.value.includes(',')) {
        edits.replace(startOf(value), endOf(value), quotedList(text, value.value))
      }
      edits.insertAfter(endOf(value), `${tail}]`)
    }
    return null
  }
  if (entry.shorthand) {
    if (name !== staticKey(entry)) edits.insertBefore(startOf(entry), `${name}: `)
    return null
  }
  if (name !== staticKey(entry)) edits.replace(startOf(entry.key), endOf(entry.key), name)
  if (tail) edits.insertAfter(endOf(value), tail)
  return null
}

/** Addresses in one text, parted by commas as the generated file has them. */
function quotedList(text: string, value: string): string {
  const quote = text[0] ?? "'"
  return value
    .split(',')
    .map((one) => `${quote}${one.trim()}${quote}`)
    .join(', ')
}

/** `process.env.X`, which may be undefined as far as its type says. */
export function isProcessEnv(value: Node): boolean {
  const node = unwrapInwards(value)
  if (node !== value || node.type !== 'MemberExpression') return false
  const { object } = node
  return (
    object.type === 'MemberExpression' &&
    object.object.type === 'Identifier' &&
    object.object.name === 'process' &&
    staticKey(object) === 'env'
  )
}

/** `mandatorySignIn: x` becomes `allowGuestAccess: !x`. */
function negate(entry: NodeOf<'ObjectProperty'>, row: ConfigRow, work: Configuring): void {
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
