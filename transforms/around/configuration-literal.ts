import { rowById } from '../../src/table/rows.js'
import {
  endOf,
  isMember,
  type Node,
  type NodeOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'
import { besideKey, noPlace } from './auth-beside-keys.js'
import { authRow, keyOf } from './auth-entries.js'
import { authProperty, flatKeys } from './configuration-block.js'
import { categoryBlock, isCategory } from './configuration-categories.js'
import { lostInGenerated, NO_REGION } from './configuration-shape.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { isGeneratedFile } from './generated-file.js'
import { importedConfiguration } from './imported-configuration.js'
import type { Literal } from './literal-behind.js'
import { removeProperties } from './property-edits.js'

/** Returns the reason why the literal cannot be rewritten, or null. */
export function rewriteLiteral(
  literal: Literal,
  argument: Node,
  work: Configuring,
): Problem | null {
  const { object } = literal
  const { context } = work
  const gone = new Set<Node>()
  const flat: Node[] = []
  const isGenerated = object.properties.some((one) =>
    one.type === 'SpreadElement'
      ? isGeneratedFile(one.argument, context)
      : one.type === 'ObjectProperty' && staticKey(one) === 'aws_project_region',
  )
  let spreads = 0
  let taken = 0
  let ssr: NodeOf<'ObjectProperty'> | null = null
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      if (isGeneratedFile(property.argument, context)) spreads += 1
      else if (isTaken(property.argument, work)) taken += 1
      else return problem('it takes in another object')
      if (spreads + taken > 1) return problem('it takes in several objects')
      continue
    }
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (property.type !== 'ObjectProperty' || key === null)
      return problem('a key only shows at run time')
    if (key === 'ssr') {
      ssr = property
      gone.add(property)
    } else if (!isGenerated && authRow(keyOf(property))) {
      if (taken > 0) return problem(`${key} stands beside another configuration`)
      flat.push(property)
    } else if (!isGenerated && key.startsWith('aws_')) {
      return problem(`v6 reads ${key} in a generated file alone`, NO_REGION)
    } else if (taken > 0 && !isCategory(key)) {
      return problem(`${key} stands beside another configuration`)
    } else if (key === 'Auth') {
      const place = { isWidened: literal.isWidened, isGenerated, gone }
      const block = authProperty(property, place, work)
      if (block) return block
    } else if (isCategory(key)) {
      if (isGenerated) return problem(`beside generated keys v6 ignores ${key}`)
      const block = categoryBlock(key, property.value as Node, work)
      if (block) return block
    } else if (key === 'oauth' && isGenerated) {
      const block = generatedHostedUi(property, gone, work)
      if (block) return block
    } else if (!GENERATED_KEY.test(key)) return problem(`v6 does not know ${key}`)
  }
  if (flat.length > 0) {
    const block = flatKeys(literal, flat, gone, work)
    if (block) return block
  }
  if (ssr) work.options = work.source.slice(startOf(ssr), endOf(ssr))
  if (gone.size > 0 && flat.length === 0) leaveOut(object, gone, argument, work)
  return null
}

/** Is it a configuration of another file that is written as v6 takes it? */
function isTaken(argument: Node, work: Configuring): boolean {
  const handed = importedConfiguration(argument, work.context)
  if (handed?.kind !== 'native') return handed?.kind === 'fine'
  work.hasOauth ||= handed.hasOauth
  work.beside.push(...handed.beside)
  return handed.options === null
}

/** An `oauth` beside generated keys stays as it is, without the keys that v6 does not read there. */
function generatedHostedUi(
  property: NodeOf<'ObjectProperty'>,
  gone: Set<Node>,
  work: Configuring,
): Problem | null {
  const value = unwrapInwards(property.value as Node)
  if (value.type !== 'ObjectExpression' || value !== property.value) {
    const lost = lostInGenerated(value)
    return lost ? noPlace(lost) : null
  }
  const fallen = new Set<Node>()
  for (const one of value.properties) {
    const row =
      one.type === 'ObjectProperty' ? rowById(`config.oauth.${staticKey(one)}`) : undefined
    if (one.type !== 'ObjectProperty' || row?.kind !== 'config' || row.v6 !== null) continue
    const found = besideKey(row, one.value as Node, work)
    if (found) return found
    fallen.add(one)
  }
  const kept = value.properties.filter((one) => !fallen.has(one))
  if (fallen.size > 0 && kept.every((one) => isOwnHostedUi(one, work))) gone.add(property)
  else removeProperties(value, fallen, work)
  return null
}

/** `...awsExports.oauth`, which the spread of the whole file brings along. */
function isOwnHostedUi(node: Node, { context }: Configuring): boolean {
  if (node.type !== 'SpreadElement') return false
  const from = unwrapInwards(node.argument)
  return isMember(from) && staticKey(from) === 'oauth' && isGeneratedFile(from.object, context)
}

/** Keys of the generated file that v6 reads from the top of the object. */
const GENERATED_KEY = /^(?:aws_\w+|oauth|geo|predictions|federationTarget|Notifications)$/

/** Takes keys out of the object; what is nothing but a spread then becomes what it spreads. */
function leaveOut(
  object: NodeOf<'ObjectExpression'>,
  gone: ReadonlySet<Node>,
  argument: Node,
  work: Configuring,
): void {
  const { edits } = work
  const kept = object.properties.filter((one) => !gone.has(one))
  const [only] = kept
  const isPlain = !work.hasComment(startOf(object), endOf(object))
  if (kept.length === 0) edits.replace(startOf(object), endOf(object), '{}')
  else if (only?.type === 'SpreadElement' && kept.length === 1 && isPlain && object === argument) {
    edits.replace(startOf(object), startOf(only.argument), '')
    edits.replace(endOf(only.argument), endOf(object), '')
  } else removeProperties(object, gone, work)
}
