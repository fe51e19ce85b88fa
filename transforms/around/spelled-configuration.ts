import type { ConfigRow } from '../../src/table/row.js'
import { rowById } from '../../src/table/rows.js'
import { indentAt } from '../layout.js'
import { flowProblem, noPlace } from './auth-beside-keys.js'
import { authRow, isWhole } from './auth-entries.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { isWithoutEffect } from './idle-settings.js'
import { choicesOf } from './keyed-value.js'
import { memberShape, type Shape } from './object-shape.js'

/** A key of a configuration of v6, and source text for its value, or what stands below it. */
export type Line = readonly [key: string, value: string | readonly Line[]]

type Keys = Readonly<Record<string, Shape>>
type ObjectShape = Extract<Shape, { kind: 'object' }>

/**
 * A configuration that is read key by key from an object which keeps the names of v5; or why it
 * cannot.
 *
 * @param access source text that stands for the object.
 */
export function spelledWhole(
  access: string,
  { keys }: ObjectShape,
  work: Configuring,
): readonly Line[] | Problem {
  const names = Object.keys(keys)
  const auth = keys.Auth
  if (names.some((name) => name.startsWith('aws_'))) {
    return problem('its object has generated keys, and is used in several places')
  }
  const others = names.filter((name) => !/^(?:Auth|ssr)$/.test(name) && !(name in CATEGORIES))
  const isFlat = auth === undefined && others.every((name) => authRow(name))
  if (!isFlat && others.length > 0) {
    return problem(`its object has ${others[0]}, and is used in several places`)
  }
  const lines: Line[] = []
  if (isFlat || auth?.kind === 'object') {
    const block = isFlat
      ? spelledBlock(access, { kind: 'object', keys: without(keys, 'ssr') }, work)
      : spelledBlock(`${access}.Auth`, auth as ObjectShape, work)
    if ('why' in block) return block
    lines.push(['Auth', [['Cognito', block]]])
  } else if (auth) return problem('the keys of Auth only show when the program runs')
  for (const name of names.filter((one) => one in CATEGORIES)) {
    const category = spelledCategory(access, name, keys)
    if ('why' in category) return category
    lines.push([name, category])
  }
  if (keys.ssr) work.options = `ssr: ${access}.ssr`
  return lines
}

/** Categories that differ in one name. */
const CATEGORIES: Readonly<Record<string, { from: string; to: string; keys: readonly string[] }>> =
  {
    Storage: { from: 'AWSS3', to: 'S3', keys: ['bucket', 'region'] },
    Analytics: { from: 'AWSPinpoint', to: 'Pinpoint', keys: ['appId', 'region'] },
  }

function spelledCategory(access: string, name: string, keys: Keys): readonly Line[] | Problem {
  const category = CATEGORIES[name]
  const inner = category && memberShape(keys[name] ?? null, [category.from])
  const isPlain =
    inner?.kind === 'object' &&
    Object.keys((keys[name] as ObjectShape).keys).length === 1 &&
    Object.keys(inner.keys).every((key) => category?.keys.includes(key))
  if (!category || !isPlain || inner?.kind !== 'object') {
    return problem(`${name} has another shape in v6`)
  }
  const lines = Object.keys(inner.keys).map(
    (key): Line => [key, `${access}.${name}.${category.from}.${key}`],
  )
  return [[category.to, lines]]
}

/** The block `Auth`, as it stands below `Cognito`. */
export function spelledBlock(
  access: string,
  { keys }: ObjectShape,
  work: Configuring,
): readonly Line[] | Problem {
  if (!isWhole(Object.keys(keys))) return problem('it is a part of a configuration')
  const lines: Line[] = []
  const hasPool = 'identityPoolId' in keys
  for (const [key, shape] of Object.entries(keys)) {
    const row = authRow(key)
    if (!row) continue
    const value = member(access, key)
    if (row.v6 === null) {
      const found = besideShape(row, value, shape, work)
      if (found) return found
    } else if (row.id === 'config.oauth') {
      const oauth = spelledHostedUi(value, shape, work)
      if (oauth && 'why' in oauth) return oauth
      if (oauth) lines.push(['loginWith', [['oauth', oauth]]])
    } else if (row.value === 'negated') {
      if (hasPool) lines.push([nameOf(row), `!${value}`])
    } else lines.push([nameOf(row), asTyped(nameOf(row), value, work)])
    if (key === 'identityPoolId' && !('mandatorySignIn' in keys)) {
      lines.push(['allowGuestAccess', 'true'])
    }
  }
  return lines
}

function spelledHostedUi(
  access: string,
  shape: Shape,
  work: Configuring,
): readonly Line[] | Problem | null {
  if (shape.kind !== 'object') return problem('oauth is not written out', 'config.oauth')
  const { keys } = shape
  if (Object.keys(keys).length === 0) return null
  if (!('redirectSignIn' in keys) && keys.awsCognito) {
    return spelledHostedUi(`${access}.awsCognito`, keys.awsCognito, work)
  }
  const missing = ['domain', 'scope', 'redirectSignIn', 'responseType'].find(
    (key) => !(key in keys),
  )
  if (missing) return problem(`oauth has no ${missing}`, 'config.oauth')
  const lines: Line[] = []
  for (const [key, one] of Object.entries(keys)) {
    const row = rowById(`config.oauth.${key}`)
    if (row?.kind !== 'config' || row.v6 === 'Auth.Cognito.loginWith.oauth') continue
    const value = member(access, key)
    if (row.v6 === null) {
      const found = besideShape(row, value, one, work)
      if (found) return found
    } else if (row.value === 'list') {
      const isSeveral = one.kind === 'text' && one.text.includes(',')
      lines.push([nameOf(row), isSeveral ? `${value}.split(',')` : `[${value}]`])
    } else lines.push([nameOf(row), asTyped(nameOf(row), value, work)])
  }
  if (!('redirectSignOut' in keys)) lines.push(['redirectSignOut', '[]'])
  work.hasOauth = true
  return lines
}

/** A key without a place in v6's configuration, read from an object that keeps it. */
function besideShape(
  row: ConfigRow,
  value: string,
  shape: Shape,
  work: Configuring,
): Problem | null {
  const names = shape.kind === 'object' ? Object.keys(shape.keys) : null
  if (isWithoutEffect(row, names, work.context)) return null
  const put = (kind: 'cookies' | 'storage-of-v5' | 'metadata' | 'opener', text = value): null => {
    work.beside.push({ kind, value: text, condition: null })
    return null
  }
  switch (row.rewrite) {
    case 'drop':
      return null
    case 'sign-in-flow':
      return flowProblem(row, shape.kind === 'text' ? shape.text : null, work)
    case 'cookie-storage':
      return put('cookies', typedCookies(value, names, work))
    case 'key-value-storage':
      return put('storage-of-v5')
    case 'client-metadata':
      return put('metadata')
    case 'url-opener':
      return put('opener')
    default:
      return noPlace(row)
  }
}

/** v6's types know three texts for it. */
function typedCookies(value: string, names: readonly string[] | null, work: Configuring): string {
  const { context, layout } = work
  if (!context.typed || !names?.includes('sameSite')) return value
  const union = ['strict', 'lax', 'none'].map((one) => `${layout.quote}${one}${layout.quote}`)
  return `{ ...${value}, sameSite: ${value}.sameSite as ${union.join(' | ')} }`
}

function asTyped(name: string, value: string, { context, layout }: Configuring): string {
  const choices = context.typed ? choicesOf(name) : undefined
  if (!choices) return value
  return `${value} as ${choices.map((one) => `${layout.quote}${one}${layout.quote}`).join(' | ')}`
}

function nameOf({ v6 }: ConfigRow): string {
  return v6?.split('.').at(-1) ?? ''
}

function member(access: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${access}.${key}` : `${access}['${key}']`
}

function without(keys: Keys, key: string): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => name !== key))
}

/** Lines as an object literal that begins in the line of an offset. */
export function printed(
  lines: readonly Line[],
  at: number,
  { source, layout }: Configuring,
): string {
  const { newline, unit, trailingComma } = layout
  const print = (all: readonly Line[], indent: string): string => {
    const inner = indent + unit
    const texts = all.map(
      ([key, value]) =>
        `${inner}${key}: ${typeof value === 'string' ? value : print(value, inner)}`,
    )
    const end = trailingComma ? ',' : ''
    return `{${newline}${texts.join(`,${newline}`)}${end}${newline}${indent}}`
  }
  return print(lines, indentAt(source, at))
}
