import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import { entriesOf } from './auth-entries.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { mayBeMissing } from './missing-values.js'
import { removeProperties } from './property-edits.js'

/** The keys of each category that only v6 has. */
const V6_KEYS: Readonly<Record<string, readonly string[]>> = {
  API: ['REST', 'GraphQL', 'Events'],
  Storage: ['S3'],
  Analytics: ['Pinpoint', 'Kinesis', 'KinesisFirehose', 'Personalize'],
  Geo: ['LocationService'],
  Interactions: ['LexV1', 'LexV2'],
  Notifications: ['PushNotification'],
}

/** Is it the name of a category besides Auth? */
export function isCategory(key: string): boolean {
  return Object.hasOwn(V6_KEYS, key)
}

/** Has a block the shape of v5? */
export function isV5Category(key: string, value: Node): boolean {
  if (value.type !== 'ObjectExpression') return true
  const keys = value.properties.map((one) =>
    one.type === 'ObjectProperty' ? (staticKey(one) ?? '') : '',
  )
  return !keys.every((each) => V6_KEYS[key]?.includes(each))
}

/** Writes the block of a category as v6 takes it; or says why it cannot. */
export function categoryBlock(key: string, value: Node, work: Configuring): Problem | null {
  if (!isV5Category(key, value)) return null
  const entries = value.type === 'ObjectExpression' ? entriesOf(value) : null
  const [entry] = entries ?? []
  const isRewritten =
    entries?.length === 1 && entry !== undefined && BLOCKS[key]?.(entry, work) === true
  return isRewritten ? null : problem(`${key} has another shape in v6`)
}

type Block = (entry: NodeOf<'ObjectProperty'>, work: Configuring) => boolean

const BLOCKS: Readonly<Record<string, Block>> = {
  Storage: (entry, work) => renamed(entry, 'AWSS3', 'S3', ['bucket', 'region'], work),
  Analytics: (entry, work) => renamed(entry, 'AWSPinpoint', 'Pinpoint', ['appId', 'region'], work),
  API: restBlock,
}

/** `AWSS3: { bucket, region }` is `S3` in v6. */
function renamed(
  { key, value, computed }: NodeOf<'ObjectProperty'>,
  from: string,
  to: string,
  keys: readonly string[],
  work: Configuring,
): boolean {
  const inner = value.type === 'ObjectExpression' ? entriesOf(value) : null
  const isPlain = inner?.every((one) => keys.includes(staticKey(one) ?? ''))
  if (staticKey({ key, computed }) !== from || !isPlain) return false
  work.edits.replace(startOf(key), endOf(key), to)
  for (const one of inner ?? []) assure(one, work)
  return true
}

/** `endpoints: [{ name: 'notes', … }]` becomes `REST: { notes: { … } }`. */
function restBlock({ key, value }: NodeOf<'ObjectProperty'>, work: Configuring): boolean {
  if (staticKey({ key }) !== 'endpoints' || value.type !== 'ArrayExpression') return false
  const endpoints = value.elements.map((element) => endpointOf(element))
  const names = endpoints.map((endpoint) => endpoint?.name)
  if (names.includes(undefined) || new Set(names).size < names.length) return false
  const { edits, layout } = work
  edits.replace(startOf(key), endOf(key), 'REST')
  edits.replace(startOf(value), startOf(value) + 1, '{')
  edits.replace(endOf(value) - 1, endOf(value), '}')
  for (const endpoint of endpoints) {
    if (!endpoint) continue
    const { name, object, entries } = endpoint
    const isWord = /^[A-Za-z_$][\w$]*$/.test(name)
    const text = isWord ? name : `${layout.quote}${name}${layout.quote}`
    edits.insertBefore(startOf(object), `${text}: `)
    removeProperties(object, new Set(entries.filter((one) => staticKey(one) === 'name')), work)
    for (const one of entries) assure(one, work)
  }
  return true
}

interface Endpoint {
  readonly name: string
  readonly object: NodeOf<'ObjectExpression'>
  readonly entries: readonly NodeOf<'ObjectProperty'>[]
}

function endpointOf(element: Node | null): Endpoint | undefined {
  if (element?.type !== 'ObjectExpression') return undefined
  const entries = entriesOf(element)
  const name = entries?.find((one) => staticKey(one) === 'name')?.value
  const isPlain = entries?.every((one) => ENDPOINT_KEYS.has(staticKey(one) ?? ''))
  const hasEndpoint = entries?.some((one) => staticKey(one) === 'endpoint')
  if (!entries || name?.type !== 'StringLiteral' || !isPlain || !hasEndpoint) return undefined
  return { name: name.value, object: element, entries }
}

const ENDPOINT_KEYS: ReadonlySet<string> = new Set(['name', 'endpoint', 'region', 'service'])

/** v6's types want a text where the environment may have none. */
function assure({ value }: NodeOf<'ObjectProperty'>, { context, edits }: Configuring): void {
  if (context.typed && mayBeMissing(value as Node, context.tree))
    edits.insertAfter(endOf(value), '!')
}
