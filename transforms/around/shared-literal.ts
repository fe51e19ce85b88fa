import { constantInit } from '../flow/constant.js'
import type { Role } from '../handed-configurations.js'
import { type Node, type NodeOf, parentOf } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Binding, resolve } from '../scope.js'
import type { ConfigurationCall } from './configuration-calls.js'
import { type ExportedObject, exportedObjects } from './exported-object.js'
import { givenRole, isGivenAgain } from './given-configuration.js'
import type { Literal } from './literal-behind.js'

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
    const isHandedOn = isOnlyGiven(exported, 'whole', all, context)
    return isHandedOn ? { object: init, isWidened: true, home: null } : null
  }
  const isTyped = (binding.identifier as NodeOf<'Identifier'>).typeAnnotation != null
  if (
    isTyped ||
    isExportedAnyhow(binding) ||
    isReadBesides(binding, { places: new Set(), role: 'whole' }, all, context)
  ) {
    return null
  }
  const home = binding.references.find(({ node }) => givenRole(node, all, context))?.node
  return home ? { object: init, isWidened: true, home } : null
}

/** Does nobody, here and in other files, do anything with an exported object but give it to Amplify as this? */
export function isOnlyGiven(
  { object, binding, names, places }: ExportedObject,
  role: Role,
  all: readonly ConfigurationCall[],
  context: RuleContext,
): boolean {
  const { configurations } = context.knowledge
  if (!configurations || names.some((name) => (configurations.given.get(name) ?? role) !== role))
    return false
  if (context.isIgnored(object.start as number)) return false
  return binding === null || !isReadBesides(binding, { places, role }, all, context)
}

function isReadBesides(
  binding: Binding,
  { places, role }: { readonly places: ReadonlySet<Node>; readonly role: Role },
  all: readonly ConfigurationCall[],
  context: RuleContext,
): boolean {
  if (context.isInMarkup(binding.name)) return true
  return !binding.references.every(
    ({ node }) =>
      places.has(node) || isGivenAgain(node, context) || givenRole(node, all, context) === role,
  )
}

function isExportedAnyhow({ declaration }: Binding): boolean {
  const around = parentOf(declaration)
  return around !== undefined && parentOf(around)?.type === 'ExportNamedDeclaration'
}
