import { constantInit } from '../flow/constant.js'
import { type Node, type NodeOf, parentOf } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Binding, resolve } from '../scope.js'
import { type ConfigurationCall, isPartOfMore } from './configuration-calls.js'
import { type ExportedObject, exportedObjects } from './exported-object.js'
import type { Literal } from './literal-behind.js'
import { repeatsConfigure } from './repeated-configure.js'

/** A literal that Amplify is configured with in several places, and nobody does anything else with. */
export interface SharedLiteral extends Literal {
  /** The argument at which it is rewritten; null where the export does it. */
  readonly home: Node | null
}

/** The literal behind a name that is given to Amplify wherever it is read; null otherwise. */
export function sharedLiteral(
  argument: Node,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): SharedLiteral | null {
  if (argument.type !== 'Identifier') return null
  const binding = resolve(context.tree.scopeAt(argument), argument.name, 'value')
  const init = constantInit(binding)
  if (!binding || init?.type !== 'ObjectExpression') return null
  const exported = exportedObjects(context.tree).find((one) => one.object === init)
  if (exported) {
    const isHandedOn = isOnlyGiven(exported, all, context)
    return isHandedOn ? { object: init, isWidened: true, home: null } : null
  }
  const isTyped = (binding.identifier as NodeOf<'Identifier'>).typeAnnotation != null
  if (isTyped || isExportedAnyhow(binding) || isReadBesides(binding, new Set(), all, context)) {
    return null
  }
  const home = binding.references.find(({ node }) => isGiven(node, all, context))?.node
  return home ? { object: init, isWidened: true, home } : null
}

/** Does nobody, here and in other files, do anything with an exported object but give it to Amplify? */
export function isOnlyGiven(
  { object, binding, names, places }: ExportedObject,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): boolean {
  const { configurations } = context.knowledge
  if (!configurations || names.some((name) => configurations.given.get(name) === false))
    return false
  if (context.isIgnored(object.start as number)) return false
  return binding === null || !isReadBesides(binding, places, all, context)
}

function isReadBesides(
  binding: Binding,
  places: ReadonlySet<Node>,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): boolean {
  if (context.isInMarkup(binding.name)) return true
  return !binding.references.every(
    ({ node }) => places.has(node) || isGiven(node, all, context) || isRepeated(node, context),
  )
}

/** Is it all that Amplify is configured with, by a call whose answer nobody reads? */
export function isGiven(
  node: Node,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): boolean {
  const site = all.find(({ call }) => call.arguments[0] === node)
  if (!site || site.statement === null || site.call.arguments.length > 1) return false
  return !isPartOfMore(site, all, context)
}

/** `Auth.configure(settings)` right behind `Amplify.configure(settings)`. */
export function isRepeated(node: Node, context: RuleContext): boolean {
  const { only } = context.choices
  const call = parentOf(node)
  const use = context.uses.find((one) => one.kind === 'call' && one.call === call)
  if (use?.kind !== 'call' || use.method !== 'configure') return false
  return (only?.has('configure') ?? true) && repeatsConfigure(use.call, context)
}

function isExportedAnyhow({ declaration }: Binding): boolean {
  const around = parentOf(declaration)
  return around !== undefined && parentOf(around)?.type === 'ExportNamedDeclaration'
}
