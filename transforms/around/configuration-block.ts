import { endOf, type Node, type NodeOf, startOf, staticKey } from '../node.js'
import { authRow, entriesOf, isWhole, keyOf } from './auth-entries.js'
import { authBlock, isEmptied } from './configuration-auth.js'
import { type Configuring, type Problem, problem } from './configuring.js'
import { importedConfiguration } from './imported-configuration.js'
import { knownShape } from './known-shape.js'
import { type Literal, literalBehind } from './literal-behind.js'
import { wrapValue } from './property-edits.js'
import { printed, spelledBlock } from './spelled-configuration.js'

/** Where the block `Auth` stands. */
interface BlockPlace {
  readonly isWidened: boolean
  /** Beside keys of the generated file, which make v6 ignore it. */
  readonly isGenerated: boolean
  /** Properties that go away. */
  readonly gone: Set<Node>
}

/** `Auth: { … }` becomes `Auth: { Cognito: { … } }`. */
export function authProperty(
  property: NodeOf<'ObjectProperty'>,
  place: BlockPlace,
  work: Configuring,
): Problem | null {
  const value = property.value as Node
  const literal = literalBehind(value, work.context)
  return literal ? literalBlock(property, literal, place, work) : namedBlock(property, place, work)
}

function literalBlock(
  property: NodeOf<'ObjectProperty'>,
  literal: Literal,
  { isWidened, isGenerated, gone }: BlockPlace,
  work: Configuring,
): Problem | null {
  const { object } = literal
  const entries = object.properties.filter((one) => one.type === 'ObjectProperty')
  if (entries.some((entry) => staticKey(entry) === 'Cognito')) return null
  const unread = entries.map((entry) => staticKey(entry)).find((key) => key?.startsWith('aws_'))
  if (unread) return problem(`v6 does not know ${unread}`)
  const isNothing = isEmptied(object)
  if (isGenerated && !isNothing) return problem('beside generated keys v6 ignores Auth')
  if (isNothing && object !== property.value) return problem('Auth is a constant of its own')
  if (!isNothing && !isWhole(keysOf(object, work))) {
    return problem('it is a part of a configuration')
  }
  const found = authBlock({ object, isWidened: isWidened || literal.isWidened }, 1, work)
  if (found) return found
  if (isNothing) gone.add(property)
  else work.wraps.push(() => wrapValue(object, 'Cognito', 0, work))
  return null
}

/** `Auth: settings.auth`, of this file or of another. */
function namedBlock(
  property: NodeOf<'ObjectProperty'>,
  { isGenerated }: BlockPlace,
  work: Configuring,
): Problem | null {
  if (isGenerated) return problem('beside generated keys v6 ignores Auth')
  const value = property.value as Node
  const handed = importedConfiguration(value, work.context, 'block')
  if (handed?.kind === 'fine') return null
  if (handed?.kind === 'native') {
    work.beside.push(...handed.beside)
    work.hasOauth ||= handed.hasOauth
    wrapName(property, work)
    return null
  }
  const shape = handed?.shape ?? knownShape(value, work.context)
  if (shape?.kind !== 'object') return problem('Auth is not written out')
  const { source, edits } = work
  const access = source.slice(startOf(value), endOf(value))
  const lines = spelledBlock(access, shape, work)
  if ('why' in lines) return lines
  const text = printed([['Cognito', lines]], startOf(property), work)
  if (property.shorthand) edits.insertAfter(endOf(property), `: ${text}`)
  else edits.replace(startOf(value), endOf(value), text)
  return null
}

/** `Auth: settings` becomes `Auth: { Cognito: settings }`. */
function wrapName(property: NodeOf<'ObjectProperty'>, work: Configuring): void {
  const value = property.value as Node
  if (!property.shorthand) {
    wrapValue(value, 'Cognito', 0, work)
    return
  }
  const space = work.layout.spacedBraces ? ' ' : ''
  const text = work.source.slice(startOf(value), endOf(value))
  work.edits.insertAfter(endOf(property), `: {${space}Cognito: ${text}${space}}`)
}

/** A block that stands in an object of its own becomes what stands below `Cognito`. */
export function rewriteBlock(literal: Literal, work: Configuring): Problem | null {
  if (!isWhole(keysOf(literal.object, work))) return problem('it is a part of a configuration')
  return authBlock(literal, 0, work)
}

/** The row of an object that may be the block `Auth` of v5; null where it says nothing of a pool. */
export function blockRow(object: NodeOf<'ObjectExpression'>): string | null {
  const keys = object.properties.map((one) =>
    one.type === 'ObjectProperty' ? (staticKey(one) ?? '') : '',
  )
  const known = keys.filter((key) => authRow(key))
  const telling = known.find((key) => authRow(key)?.v6 !== `Auth.Cognito.${key}`)
  return known.length === 0 ? null : `config.${telling ?? known[0]}`
}

/** Keys of an object, those of the constants that it takes in included. */
function keysOf(object: NodeOf<'ObjectExpression'>, { context }: Configuring): string[] {
  return object.properties.flatMap((one) => {
    if (one.type === 'ObjectProperty') return [keyOf(one)]
    const isTakenIn = one.type === 'SpreadElement' && one.argument.type === 'Identifier'
    const literal = isTakenIn && literalBehind(one.argument, context)?.object
    return literal ? (entriesOf(literal) ?? []).map(keyOf) : []
  })
}

/** Keys of `Auth` that stand at the top of the object. */
export function flatKeys(
  { object, isWidened }: Literal,
  flat: readonly Node[],
  gone: Set<Node>,
  work: Configuring,
): Problem | null {
  const rest = object.properties.filter((one) => !gone.has(one) && !flat.includes(one))
  if (rest.length > 0) return problem('keys of Auth stand beside other categories')
  const own = { ...object, properties: flat } as NodeOf<'ObjectExpression'>
  if (!isWhole((entriesOf(own) ?? []).map(keyOf))) return problem('it is a part of a configuration')
  const found = authBlock({ object, isWidened }, 2, work, gone)
  if (found) return found
  work.wraps.push(
    () => wrapValue(object, 'Cognito', 1, work),
    () => wrapValue(object, 'Auth', 0, work),
  )
  return null
}
