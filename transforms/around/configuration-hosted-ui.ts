import { rowById } from '../../src/table/rows.js'
import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import { besideKey, unknownKey } from './auth-beside-keys.js'
import { type Entries, entriesOf } from './auth-entries.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { keyedValue } from './keyed-value.js'
import { literalBehind } from './literal-behind.js'
import { insertProperty, removeProperties, wrapValue } from './property-edits.js'

/** Where the Hosted UI is in v6's configuration. */
export const OAUTH = 'Auth.Cognito.loginWith.oauth'
const OAUTH_ROW = 'config.oauth'

/** How far in the lines of a block will be, and what TypeScript knows of its texts. */
export interface Place {
  readonly depth: number
  readonly isWidened: boolean
}

/** `oauth: { … }` becomes `loginWith: { oauth: { … } }`. */
export function hostedUiBlock(
  entry: NodeOf<'ObjectProperty'>,
  { depth, isWidened }: Place,
  work: Configuring,
): Problem | null {
  const value = entry.value as Node
  const literal = literalBehind(value, work.context)
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
    if (isKnown && row.v6 !== null) {
      keyedValue(one, row, isWidened, work)
      continue
    }
    const found = isKnown ? besideKey(row, value, work) : unknownKey(`oauth.${key}`, value, work)
    if (found) return found
    gone.add(one)
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

/** Without these v5 could not sign in with the Hosted UI either. */
const OAUTH_KEYS = ['domain', 'scope', 'redirectSignIn', 'responseType']
