import type { ConnectedSet, MethodRow } from '../src/table/row.js'
import type { Decided } from './decide.js'
import type { PackageFacts } from './model.js'
import { type Node, parentOf } from './node.js'
import { methodRowOf } from './rules/method-row.js'
import type { AuthUse } from './uses.js'

/**
 * Connected sets of which a site of a file stays with v5 or with the shim.
 *
 * @param inMarkup methods that stay so in the markup; null for Auth as a whole.
 */
export function stayingSets(
  decided: readonly Decided[],
  inMarkup: readonly (string | null)[],
  facts: PackageFacts,
): ReadonlySet<ConnectedSet> {
  const sets = new Set([
    ...decided.flatMap(({ use, verdict }) =>
      verdict.tier === 'bridge' || verdict.tier === 'left' ? heldBy(use) : [],
    ),
    ...inMarkup.flatMap((method) =>
      method === null ? (['sign-in'] as const) : setsOf(methodRowOf(method)),
    ),
  ])
  // Steps of a sign-up that signs nobody in have nothing to do with each other.
  if (!facts.signsInAfterSignUp) sets.delete('sign-up')
  return sets
}

/** The sets that a use of v5 may belong to, as far as it can be told. */
function heldBy(use: AuthUse): readonly ConnectedSet[] {
  if (use.kind === 'type') return []
  const method = use.kind === 'value' ? boundMethod(use.at.node) : use.method
  if (method !== null) return setsOf(methodRowOf(method))
  // Which method it is shows when the program runs.
  if (use.kind === 'member') return ['sign-in', 'user']
  return isHandedOn(use.at.node) ? ['sign-in'] : []
}

/** `call([Auth, 'signIn'], …)` */
function boundMethod(auth: Node): string | null {
  const list = parentOf(auth)
  const [, name] = list?.type === 'ArrayExpression' ? list.elements : []
  return name?.type === 'StringLiteral' ? name.value : null
}

/** Importers of a module that exports it are looked at themselves. */
function isHandedOn(auth: Node): boolean {
  return !/^Export/.test(parentOf(auth)?.type ?? '')
}

function setsOf(row: MethodRow | undefined): ConnectedSet[] {
  if (!row) return []
  return [...(row.set ? [row.set] : []), ...(takesUser(row) ? (['user'] as const) : [])]
}

/** Is the first argument a user who is signed in already? */
function takesUser({ signatures, helper }: MethodRow): boolean {
  return signatures.some(
    (signature) =>
      helper !== 'user' &&
      signature.form === 'positional' &&
      signature.args[0] !== undefined &&
      'drop' in signature.args[0],
  )
}
