import { type EditSet, newEdits } from '../edits.js'
import { constantInit } from '../flow/constant.js'
import type { HandedConfiguration } from '../handed-configurations.js'
import type { Addition } from '../import-changes.js'
import { endOf, type Node, startOf, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { authRow } from './auth-entries.js'
import { writeBeside } from './beside-calls.js'
import type { ConfigurationCall } from './configuration-calls.js'
import { rewriteLiteral } from './configuration-literal.js'
import { hasUnknownSpread, v5Row } from './configuration-shape.js'
import {
  beginConfiguring,
  type Configuring,
  isConstantSsr,
  type Problem,
  problem,
} from './configuring.js'
import { isGeneratedFile, setsOpener } from './generated-file.js'
import { importedConfiguration } from './imported-configuration.js'
import { literalBehind } from './literal-behind.js'
import { type ReturnedLiteral, returnedLiteral } from './returned-literal.js'
import { sharedLiteral } from './shared-literal.js'
import { spelledArgument } from './spelled-argument.js'
import { printed, spelledWhole } from './spelled-configuration.js'

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
  if (isGeneratedFile(argument, context)) {
    return { kind: setsOpener(context) ? 'unknown' : 'fine' }
  }
  if (call.arguments.length > 1) return { kind: 'fine' }
  const handed = importedConfiguration(argument, context)
  if (handed) return handedOutcome(handed, argument, site, context)
  const outcome = ownOutcome(argument, site, all, context)
  if (outcome.kind === 'native' || outcome.kind === 'fine') return outcome
  return spelledOutcome(argument, site, context) ?? outcome
}

/** A configuration that stands in this file. */
function ownOutcome(
  argument: Node,
  site: ConfigurationCall,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): Outcome {
  const own = literalBehind(argument, context)
  const shared = own ? null : sharedLiteral(argument, all, context)
  const returned = (own ?? shared) ? null : returnedLiteral(argument, context)
  const literal = own ?? shared ?? returned
  if (literal === null) return behindName(argument, context)
  const row = v5Row(literal.object, context)
  if (row === null) return { kind: hasUnknownSpread(literal.object, context) ? 'unknown' : 'fine' }
  const work = beginConfiguring(context, site.call, site.statement)
  const found = rewriteLiteral(literal, argument, work) ?? leavingFunction(returned, work)
  if (found) return { ...found, kind: 'v5', row: found.row ?? row }
  for (const wrap of work.wraps) wrap()
  // What several calls share is rewritten once.
  const isElsewhere = shared !== null && shared.home !== argument
  const calling = isElsewhere ? { ...work, edits: newEdits() } : work
  const unset = finishCall(argument, calling)
  if (unset) return { ...unset, kind: 'v5', row: unset.row ?? row }
  return { ...writtenOutcome(work, row), edits: calling.edits.done() }
}

function writtenOutcome(work: Configuring, row: string): Extract<Outcome, { kind: 'native' }> {
  const { edits, imports, helpers, unread, hasOauth } = work
  return {
    kind: 'native',
    row,
    edits: edits.done(),
    imports,
    helpers: [...helpers],
    unread,
    hasOauth,
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
  site: ConfigurationCall,
  context: RuleContext,
): Outcome {
  if (handed.kind === 'fine') return handed
  if (handed.kind === 'v5') {
    return (handed.isOpen ? null : spelledOutcome(argument, site, context)) ?? handed
  }
  const { hasOauth, options, beside } = handed
  if (options === null && !hasOauth && beside.length === 0) return { kind: 'fine' }
  const work = beginConfiguring(context, site.call, site.statement)
  work.options = options
  work.hasOauth = hasOauth
  work.beside.push(...beside)
  const row = options === null ? OAUTH_ROW : 'config.ssr'
  const unset = finishCall(argument, work)
  return unset ? { ...unset, kind: 'v5', row: unset.row ?? row } : writtenOutcome(work, row)
}

/** A configuration that keeps the names of v5 because others read it too: read key by key. */
function spelledOutcome(
  argument: Node,
  site: ConfigurationCall,
  context: RuleContext,
): Outcome | null {
  const spelled = spelledArgument(argument, context)
  if (spelled === null) return null
  const work = beginConfiguring(context, site.call, site.statement)
  const lines = spelledWhole(spelled.access, spelled.shape, work)
  if ('why' in lines) return { ...lines, kind: 'v5', row: lines.row ?? spelled.row }
  const at = startOf(site.statement ?? site.call)
  work.edits.replace(startOf(argument), endOf(argument), printed(lines, at, work))
  if (spelled.ssr) work.options = spelled.ssr
  const unset = finishCall(argument, work)
  if (unset) return { ...unset, kind: 'v5', row: unset.row ?? spelled.row }
  return writtenOutcome(work, spelled.row)
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
  const work = beginConfiguring(context, call, statement)
  const isGenerated = isGeneratedFile(argument, context)
  const isWritten =
    isGenerated || writeOfAuth(argument, work) || spellOfAuth(argument, statement, work)
  if (!isWritten || (isGenerated && setsOpener(context)) || finishCall(argument, work)) return null
  const { imports, helpers, hasOauth } = work
  return { edits: work.edits.done(), imports, helpers, hasOauth }
}

/** Writes an object that says something of Auth alone. */
function writeOfAuth(argument: Node, work: Configuring): boolean {
  const { context } = work
  const literal = literalBehind(argument, context)
  const isOfAuth = literal?.object.properties.every((one) => {
    if (one.type === 'SpreadElement') return isGeneratedFile(one.argument, context)
    const key = staticKey(one) ?? ''
    return one.type === 'ObjectProperty' && (key === 'Auth' || key === 'ssr' || authRow(key))
  })
  if (!literal || !isOfAuth || v5Row(literal.object, context) === null) return false
  if (rewriteLiteral(literal, argument, work)) return false
  for (const wrap of work.wraps) wrap()
  return true
}

/** Writes what is read from an object that keeps the names of v5. */
function spellOfAuth(argument: Node, statement: Node, work: Configuring): boolean {
  const spelled = spelledArgument(argument, work.context)
  const lines = spelled && spelledWhole(spelled.access, spelled.shape, work)
  if (!lines || 'why' in lines) return false
  work.edits.replace(startOf(argument), endOf(argument), printed(lines, startOf(statement), work))
  if (spelled.ssr) work.options = spelled.ssr
  return true
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
