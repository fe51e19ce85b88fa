import type { ConnectedSet, MethodRow } from '../src/table/row.js'
import type { Decided } from './decide.js'
import type { PackageFacts } from './model.js'
import { methodRowOf } from './rules/method-row.js'

/** Connected sets of which a site of a file stays with v5 or with the shim. */
export function stayingSets(
  decided: readonly Decided[],
  facts: PackageFacts,
): ReadonlySet<ConnectedSet> {
  const rows = decided.flatMap(({ use, verdict }) => {
    const stays = verdict.tier === 'bridge' || verdict.tier === 'left'
    const method = use.kind === 'call' || use.kind === 'member' ? use.method : null
    return stays && method !== null ? (methodRowOf(method) ?? []) : []
  })
  const sets = new Set(rows.flatMap(setsOf))
  // Steps of a sign-up that signs nobody in have nothing to do with each other.
  if (!facts.signsInAfterSignUp) sets.delete('sign-up')
  return sets
}

function setsOf(row: MethodRow): ConnectedSet[] {
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
