import type { ConfigRow } from '../../src/table/row.js'
import { rowById } from '../../src/table/rows.js'
import { type EditSet, newEdits } from '../edits.js'
import { constantInit } from '../flow/constant.js'
import type { HandedConfiguration } from '../handed-configurations.js'
import type { Addition } from '../import-changes.js'
import {
  endOf,
  isMember,
  type Node,
  type NodeOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { writeBeside } from './beside-calls.js'
import {
  authBlock,
  authRow,
  besideKey,
  entriesOf,
  isEmptied,
  keyOf,
  noPlace,
} from './configuration-auth.js'
import type { ConfigurationCall } from './configuration-calls.js'
import { categoryBlock, isCategory, isV5Category } from './configuration-categories.js'
import {
  beginConfiguring,
  type Configuring,
  isConstantSsr,
  type Problem,
  problem,
} from './configuring.js'
import { isGeneratedFile, setsOpener } from './generated-file.js'
import { importedConfiguration } from './imported-configuration.js'
import { type Literal, literalBehind } from './literal-behind.js'
import { removeProperties, wrapValue } from './property-edits.js'
import { type ReturnedLiteral, returnedLiteral } from './returned-literal.js'
import { sharedLiteral } from './shared-literal.js'

/** What is to be done about one configuration. */
export type Outcome =
  /** v6 takes it as it is. */
  | { readonly kind: 'fine' }
  /** Nobody can say what shape it has. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'native'
      readonly row: string
      readonly edits: EditSet
      readonly imports: readonly Addition[]
      /** Functions of the helper module that the new code calls. */
      readonly helpers: readonly string[]
      /** Keys that neither major reads, and that fell away. */
      readonly unread: readonly string[]
      readonly hasOauth: boolean
    }
  /** It has the shape of v5, and cannot be written as v6 takes it. */
  | { readonly kind: 'v5'; readonly row: string; readonly why: string; readonly isOpen: boolean }

/** Writes a configuration of v5 as v6 takes it, where it is written out in the file. */
export function nativeConfiguration(
  site: ConfigurationCall,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): Outcome {
  const { call } = site
  const [argument] = call.arguments as Node[]
  if (!argument) return { kind: 'fine' }
  if (isGeneratedFile(argument, context.tree)) {
    return { kind: setsOpener(context) ? 'unknown' : 'fine' }
  }
  if (call.arguments.length > 1) return { kind: 'fine' }
  const handed = importedConfiguration(argument, context)
  if (handed) return handedOutcome(handed, argument, site, context)
  const own = literalBehind(argument, context.tree, context.isInMarkup)
  const shared = own ? null : sharedLiteral(argument, all, context)
  const returned = (own ?? shared) ? null : returnedLiteral(argument, context)
  const literal = own ?? shared ?? returned
  if (literal === null) return behindName(argument, context)
  const row = v5Row(literal.object, context)
  if (row === null) return { kind: hasUnknownSpread(literal.object, context) ? 'unknown' : 'fine' }
  const work = beginConfiguring(context, call, site.statement)
  const found = rewriteLiteral(literal, argument, work) ?? leavingFunction(returned, work)
  if (found) return { ...found, kind: 'v5', row: found.row ?? row }
  for (const wrap of work.wraps) wrap()
  // What several calls share is rewritten once.
  const isElsewhere = shared !== null && shared.home !== argument
  const calling = isElsewhere ? { ...work, edits: newEdits() } : work
  const unset = finishCall(argument, calling)
  if (unset) return { ...unset, kind: 'v5', row: unset.row ?? row }
  return {
    kind: 'native',
    row,
    edits: calling.edits.done(),
    imports: work.imports,
    helpers: [...work.helpers],
    unread: work.unread,
    hasOauth: work.hasOauth,
  }
}

/** What moves to the call may not know the names of the function that makes the object. */
function leavingFunction(returned: ReturnedLiteral | null, work: Configuring): Problem | null {
  if (!returned?.isInner || (work.beside.length === 0 && isConstantSsr(work))) return null
  return problem('what goes beside the object is worked out in a function')
}

/** A configuration that another file exports, at the call that it is given to. */
function handedOutcome(
  handed: HandedConfiguration,
  argument: Node,
  { call, statement }: ConfigurationCall,
  context: RuleContext,
): Outcome {
  if (handed.kind !== 'native') return handed
  const { hasOauth, options } = handed
  if (options === null && !hasOauth) return { kind: 'fine' }
  const work = beginConfiguring(context, call, statement)
  work.options = options
  finishCall(argument, work)
  const row = options === null ? OAUTH_ROW : 'config.ssr'
  const edits = work.edits.done()
  return { kind: 'native', row, edits, imports: [], helpers: [], unread: [], hasOauth }
}

const OAUTH_ROW = 'config.oauth'

/** Writes what `Auth.configure` takes, and nothing else is merged with, as Amplify takes it in v6. */
export function wholeConfiguration(
  call: Node & { readonly arguments: readonly Node[] },
  statement: Node,
  context: RuleContext,
): (Pick<Configuring, 'imports' | 'helpers' | 'hasOauth'> & { readonly edits: EditSet }) | null {
  const [argument, ...others] = call.arguments
  if (!argument || others.length > 0) return null
  const literal = literalBehind(argument, context.tree, context.isInMarkup)
  const isOfAuth =
    literal &&
    entriesOf(literal.object)?.every((entry) => {
      const key = staticKey(entry) ?? ''
      return key === 'Auth' || key === 'ssr' || authRow(key) !== null
    })
  if (!literal || !isOfAuth || v5Row(literal.object, context) === null) return null
  const work = beginConfiguring(context, call, statement)
  if (rewriteLiteral(literal, argument, work)) return null
  for (const wrap of work.wraps) wrap()
  if (finishCall(argument, work)) return null
  const { imports, helpers, hasOauth } = work
  return { edits: work.edits.done(), imports, helpers, hasOauth }
}

/** What the call itself needs besides its object. */
function finishCall(argument: Node, work: Configuring): Problem | null {
  const { options, layout, edits } = work
  const space = layout.spacedBraces ? ' ' : ''
  if (options !== null) edits.insertAfter(endOf(argument), `, {${space}${options}${space}}`)
  return writeBeside(work)
}

/** A name whose object others read too, or an expression. */
function behindName(argument: Node, context: RuleContext): Outcome {
  const node = unwrapInwards(argument)
  const init =
    node.type === 'Identifier'
      ? constantInit(resolve(context.tree.scopeAt(node), node.name, 'value'))
      : node
  const object = init && unwrapInwards(init)
  if (object?.type !== 'ObjectExpression') return { kind: 'unknown' }
  const row = v5Row(object, context)
  if (row) return { kind: 'v5', row, why: 'its object is used in several places', isOpen: false }
  return { kind: hasUnknownSpread(object, context) ? 'unknown' : 'fine' }
}

/** The row of the first key that only v5 understands; null where there is none. */
export function v5Row(object: NodeOf<'ObjectExpression'>, context: RuleContext): string | null {
  const isGenerated = object.properties.some(
    (one) =>
      (one.type === 'ObjectProperty' && /^aws_(?!appsync_)/.test(staticKey(one) ?? '')) ||
      (one.type === 'SpreadElement' && isGeneratedFile(one.argument, context.tree)),
  )
  for (const property of object.properties) {
    if (property.type !== 'ObjectProperty') continue
    const key = staticKey(property) ?? ''
    if (key === 'ssr') return 'config.ssr'
    const value = unwrapInwards(property.value as Node)
    if (key === 'Auth') {
      const row = authBlockRow(value, context)
      if (row) return row
    } else if (isCategory(key)) {
      if (isV5Category(key, value)) return 'config.userPoolId'
    } else if (isGenerated && key === 'oauth') {
      if (lostInGenerated(value)) return 'config.oauth'
    } else if (authRow(key)) return `config.${key}`
  }
  return lacksRegion(object) ? NO_REGION : null
}

/** Has it keys of the generated file, but not the one that v6 knows such a file by? */
function lacksRegion({ properties }: NodeOf<'ObjectExpression'>): boolean {
  const keys = properties.map((one) => (one.type === 'ObjectProperty' ? staticKey(one) : null))
  return !keys.includes('aws_project_region') && keys.some((key) => key?.startsWith('aws_'))
}

const NO_REGION = 'config.aws_project_region'

function authBlockRow(value: Node, context: RuleContext): string | null {
  const literal = value.type === 'Identifier' ? literalOf(value, context) : value
  if (literal?.type !== 'ObjectExpression') return 'config.userPoolId'
  const keys = literal.properties.map((one) =>
    one.type === 'ObjectProperty' ? (staticKey(one) ?? '') : '',
  )
  if (keys.includes('Cognito') || keys.length === 0) return null
  const known = keys.filter((key) => authRow(key))
  const telling = known.find((key) => authRow(key)?.v6 !== `Auth.Cognito.${key}`)
  return `config.${telling ?? known[0] ?? 'userPoolId'}`
}

function literalOf(value: NodeOf<'Identifier'>, { tree }: RuleContext): Node | null {
  const init = constantInit(resolve(tree.scopeAt(value), value.name, 'value'))
  return init && unwrapInwards(init)
}

/** Does it take in an object of which nobody knows the keys? */
export function hasUnknownSpread(
  object: NodeOf<'ObjectExpression'>,
  context: RuleContext,
): boolean {
  return object.properties.some(
    (one) =>
      one.type === 'SpreadElement' &&
      !isGeneratedFile(one.argument, context.tree) &&
      importedConfiguration(one.argument, context)?.kind !== 'fine',
  )
}

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
      ? isGeneratedFile(one.argument, context.tree)
      : one.type === 'ObjectProperty' && staticKey(one) === 'aws_project_region',
  )
  let spreads = 0
  let taken = 0
  let ssr: NodeOf<'ObjectProperty'> | null = null
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      if (isGeneratedFile(property.argument, context.tree)) spreads += 1
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
      const block = authProperty(property, literal.isWidened, isGenerated, gone, work)
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
  return isMember(from) && staticKey(from) === 'oauth' && isGeneratedFile(from.object, context.tree)
}

/** The first key of an `oauth` beside generated keys that v6 does not read there. */
function lostInGenerated(value: Node): ConfigRow | undefined {
  if (value.type !== 'ObjectExpression') return undefined
  return value.properties
    .map((one) =>
      one.type === 'SpreadElement' ? undefined : rowById(`config.oauth.${staticKey(one)}`),
    )
    .find((row) => row?.kind === 'config' && row.v6 === null && row.rewrite !== 'drop') as
    | ConfigRow
    | undefined
}

/** Keys of the generated file that v6 reads from the top of the object. */
const GENERATED_KEY = /^(?:aws_\w+|oauth|geo|predictions|federationTarget|Notifications)$/

function authProperty(
  property: NodeOf<'ObjectProperty'>,
  isWidened: boolean,
  isGenerated: boolean,
  gone: Set<Node>,
  work: Configuring,
): Problem | null {
  const value = property.value as Node
  const literal = literalBehind(value, work.context.tree, work.context.isInMarkup)
  if (!literal) return problem('Auth is not written out')
  const { object } = literal
  const entries = object.properties.filter((one) => one.type === 'ObjectProperty')
  if (entries.some((entry) => staticKey(entry) === 'Cognito')) return null
  const unread = entries.map((entry) => staticKey(entry)).find((key) => key?.startsWith('aws_'))
  if (unread) return problem(`v6 does not know ${unread}`)
  const isNothing = isEmptied(object)
  if (isGenerated && !isNothing) return problem('beside generated keys v6 ignores Auth')
  if (isNothing && object !== value) return problem('Auth is a constant of its own')
  if (!isNothing && !isWhole(entries)) return problem('it is a part of a configuration')
  const found = authBlock({ object, isWidened: isWidened || literal.isWidened }, 1, work)
  if (found) return found
  if (isNothing) gone.add(property)
  else if (property.shorthand) return problem('Auth is a constant of its own')
  else work.wraps.push(() => wrapValue(object, 'Cognito', 0, work))
  return null
}

/** Is there a user pool with its client, or an identity pool alone? */
function isWhole(entries: readonly NodeOf<'ObjectProperty'>[]): boolean {
  const keys = new Set(entries.map(keyOf))
  if (keys.has('userPoolId') || keys.has('userPoolWebClientId')) {
    return keys.has('userPoolId') && keys.has('userPoolWebClientId')
  }
  return keys.has('identityPoolId') && !keys.has('oauth')
}

/** Keys of `Auth` that stand at the top of the object. */
function flatKeys(
  { object, isWidened }: Literal,
  flat: readonly Node[],
  gone: Set<Node>,
  work: Configuring,
): Problem | null {
  const rest = object.properties.filter((one) => !gone.has(one) && !flat.includes(one))
  if (rest.length > 0) return problem('keys of Auth stand beside other categories')
  const own = { ...object, properties: flat } as NodeOf<'ObjectExpression'>
  if (!isWhole(entriesOf(own) ?? [])) return problem('it is a part of a configuration')
  const found = authBlock({ object, isWidened }, 2, work, gone)
  if (found) return found
  work.wraps.push(
    () => wrapValue(object, 'Cognito', 1, work),
    () => wrapValue(object, 'Auth', 0, work),
  )
  return null
}

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
