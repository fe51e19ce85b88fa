import { methods } from '../../src/table/methods.js'
import type { MethodRow, Signature } from '../../src/table/row.js'
import { type Concern, type SituationName, situationNames, situations } from './situations.js'

/** What the rows of the methods that a program calls say about it. */
export interface ProgramFacts {
  readonly concerns: ReadonlySet<Concern>
  readonly signsIn: boolean
  readonly asksIdentityPool: boolean
}

/** One program in one situation: it runs, or says why that situation is none for it. */
export type Cell =
  | { readonly situation: SituationName; readonly runs: true }
  | { readonly situation: SituationName; readonly runs: false; readonly reason: string }

/** Why a situation does not apply to a program without that concern. */
const reasons: Readonly<Record<Exclude<Concern, 'any call'>, string>> = {
  session: 'none of its calls looks at a session',
  'sign-in': 'it signs nobody in',
  account: 'it names no account',
  'custom challenge': 'it answers no custom challenge',
  device: 'it asks about no device',
}
const REPLACED = 'it begins with a sign-in, which replaces the session there was'

/** All situations for a program with these facts. */
export function cellsOf(facts: ProgramFacts): readonly Cell[] {
  return situationNames.map((situation) => {
    const reason = whyNot(situation, facts)
    return reason === null ? { situation, runs: true } : { situation, runs: false, reason }
  })
}

function whyNot(name: SituationName, { concerns, signsIn }: ProgramFacts): string | null {
  const { concern } = situations[name]
  if (concern === 'any call') return null
  if (concern === 'session' && signsIn) return REPLACED
  return concerns.has(concern) ? null : reasons[concern]
}

/** Reads the facts off the rows of the methods that are named in the text of a program. */
export function factsOf(text: string): ProgramFacts {
  const called = methods.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text))
  const signsIn = called.some(startsSignIn)
  const concerns: Concern[] = [
    ...(called.some(needsNobodyElse) ? [] : (['session'] as const)),
    ...(signsIn ? (['sign-in'] as const) : []),
    ...(signsIn || called.some(namesAccount) ? (['account'] as const) : []),
    ...(/sendCustomChallengeAnswer|CUSTOM_CHALLENGE/.test(text)
      ? (['custom challenge'] as const)
      : []),
    ...(called.some(({ name }) => name.endsWith('Device') || name.endsWith('Devices'))
      ? (['device'] as const)
      : []),
  ]
  return {
    concerns: new Set(concerns),
    signsIn,
    asksIdentityPool: called.some(givesCredentials),
  }
}

function startsSignIn({ set, outcomes }: MethodRow): boolean {
  return set === 'sign-in' && outcomes.alreadySignedIn === 'v6'
}

/** A sign-up, a forgotten password: it takes an account by its name and no session. */
function needsNobodyElse(row: MethodRow): boolean {
  return namesAccount(row) && row.outcomes.signedOut === 'neither' && !startsSignIn(row)
}

function namesAccount({ signatures }: MethodRow): boolean {
  return signatures.some((signature) => targetsOf(signature).includes('username'))
}

function givesCredentials({ id, result }: MethodRow): boolean {
  if (id === 'essentialCredentials') return true
  if (result.kind !== 'reshaped') return false
  return Object.values(result.members).some((member) => member?.includes('identityId') === true)
}

function targetsOf(signature: Signature): readonly string[] {
  const targets = signature.form === 'object' ? Object.values(signature.members) : signature.args
  return targets.flatMap((target) => ('to' in target ? [target.to] : []))
}
