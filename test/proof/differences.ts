import type { Observation } from './observe.js'
import type { SituationName } from './situations.js'

/** What is expected to differ, in each of these programs and each of these situations. */
interface Expected {
  readonly programs: readonly string[]
  readonly situations: readonly SituationName[]
  readonly what: readonly (keyof Observation)[]
}

/** A difference between the majors that no rewrite can take away. */
export interface Difference extends Expected {
  /** The row that tells people about it, and its sentence. */
  readonly row: string
  readonly silent: string
  /** The fact about the majors, as it was seen. */
  readonly fact: string
}

/** A rewrite that is known to be wrong and not corrected yet. */
export interface WrongRewrite extends Expected {
  readonly fact: string
}

const EMPTY_SESSION =
  'Signed out, fetchAuthSession() resolves with an empty object: a bare call lets everyone in.'
const CREDENTIALS_TOO =
  'fetchAuthSession() also fetches AWS credentials when an identity pool is configured, and rejects when that fails.'

export const differences: readonly Difference[] = [
  {
    row: 'currentSession',
    silent: EMPTY_SESSION,
    fact: 'Reading the empty object throws a TypeError where v5 rejected; nobody reads which error it is.',
    programs: ['currentSession/token-into-a-header'],
    situations: ['signed-out', 'refresh-refused'],
    what: ['rejection'],
  },
  {
    row: 'currentSession',
    silent: CREDENTIALS_TOO,
    fact: 'v5 asked the identity pool at sign-in only and hid its refusal.',
    programs: ['currentSession/token-into-a-header'],
    situations: ['identity-pool-refused'],
    what: ['ending', 'value', 'notes'],
  },
]

export const wrongRewrites: readonly WrongRewrite[] = []

/** Everything that may differ in a cell, and has to. */
export function expectedIn(
  program: string,
  situation: SituationName,
): ReadonlySet<keyof Observation> {
  return new Set(
    [...differences, ...wrongRewrites]
      .filter((entry) => concerns(entry, program, situation))
      .flatMap(({ what }) => what),
  )
}

/** The entries that say something about a cell that is not run. */
export function entriesWithoutCell(
  run: readonly { readonly program: string; readonly situation: SituationName }[],
): string[] {
  return [...differences, ...wrongRewrites].flatMap(({ programs, situations }) =>
    programs.flatMap((program) =>
      situations
        .filter((name) => !run.some((cell) => cell.program === program && cell.situation === name))
        .map((name) => `${program} | ${name}`),
    ),
  )
}

function concerns(entry: Expected, program: string, situation: SituationName): boolean {
  return entry.programs.includes(program) && entry.situations.includes(situation)
}
