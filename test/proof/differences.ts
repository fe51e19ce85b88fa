import type { Observation } from './observe.js'
import type { SituationName } from './situations.js'

/** What is expected to differ: something of `what`, in each program and each situation. */
interface Expected {
  readonly programs: readonly string[]
  readonly situations: readonly SituationName[]
  readonly what: readonly (keyof Observation)[]
  /** The fact about the majors, as it was seen. */
  readonly fact: string
}

/** A difference between the majors that no rewrite can take away. */
export interface Difference extends Expected {
  /** The rows that tell people about it, and their sentence. */
  readonly rows: readonly string[]
  readonly silent: string
}

const EVERYTHING = ['ending', 'value', 'notes', 'user', 'changes', 'accounts'] as const

/** Told by the rows, so that `amplift explain` shows them. */
export const differences: readonly Difference[] = [
  {
    rows: ['currentSession'],
    silent:
      'Signed out, fetchAuthSession() resolves with an empty object: a bare call lets everyone in.',
    fact: 'Reading the empty object throws a TypeError where v5 rejected, and nothing reads which error it is.',
    programs: [
      'currentSession/token-in-a-chain',
      'currentSession/token-into-a-header',
      'currentSession/token-on-the-spot',
      'currentSession/tokens-taken-out',
    ],
    situations: ['signed-out', 'refresh-refused'],
    what: ['rejection'],
  },
  {
    rows: ['currentSession'],
    silent:
      'fetchAuthSession() also fetches AWS credentials when an identity pool is configured, and rejects when that fails.',
    fact: 'v5 asked the identity pool at the sign-in only, and hid its refusal.',
    programs: [
      'currentSession/headers-for-every-request',
      'currentSession/kept-in-a-state',
      'currentSession/token-in-a-chain',
      'currentSession/token-into-a-header',
      'currentSession/token-on-the-spot',
      'currentSession/token-or-null',
      'currentSession/tokens-taken-out',
    ],
    situations: ['identity-pool-refused'],
    what: EVERYTHING,
  },
  {
    rows: ['deleteUser'],
    silent: 'v6 also removes the device keys and revokes the token.',
    fact: 'After DeleteUser v6 sends RevokeToken, which changes nothing any more.',
    programs: ['deleteUser/account-closed'],
    situations: ['signed-in', 'expired-with-refresh'],
    what: ['changes'],
  },
  {
    rows: ['signOut'],
    silent: 'v6 never refreshes first and clears the stored session even when it is offline.',
    fact: 'Where the refresh failed, v5 resolved without revoking, and offline it kept every token.',
    programs: [
      'signOut/and-home',
      'signOut/in-a-chain',
      'signOut/in-a-try',
      'signOut/not-everywhere',
      'signOut/then-a-guard',
    ],
    situations: ['refresh-refused', 'offline-with-expired-tokens'],
    what: ['user', 'changes'],
  },
  {
    rows: ['signOut'],
    silent: 'v6 never refreshes first and clears the stored session even when it is offline.',
    fact: 'Offline with expired tokens, v5 resolved and kept every token.',
    programs: ['form.wrapper-module/functions-of-the-own-module'],
    situations: ['offline-with-expired-tokens'],
    what: ['user'],
  },
  {
    rows: ['error.access-token-revoked'],
    silent: 'v5 signed the user out and announced signOut, v6 keeps the refused tokens.',
    fact: 'setPreferredMFA asked for the user first, and v5 forgot the session that the service refused.',
    programs: ['setPreferredMFA/text-messages'],
    situations: ['session-revoked'],
    what: ['user'],
  },
]

/** The same, where the rows do not tell it yet; the sentence is the one that they should have. */
export const untold: readonly Difference[] = [
  {
    rows: [
      'changePassword',
      'deleteUser',
      'deleteUserAttributes',
      'setPreferredMFA',
      'updateUserAttributes',
      'verifyCurrentUserAttribute',
      'verifyCurrentUserAttributeSubmit',
      'verifyUserAttribute',
      'verifyUserAttributeSubmit',
    ],
    silent: 'v6 asks the identity pool first and rejects when that fails.',
    fact: 'Each of these functions begins with fetchAuthSession(), which asks for AWS credentials.',
    programs: [
      'changePassword/errors-ignored',
      'changePassword/in-a-chain',
      'changePassword/user-asked-in-the-argument',
      'deleteUser/account-closed',
      'deleteUserAttributes/phone-number',
      'setPreferredMFA/text-messages',
      'updateUserAttributes/name-changed',
      'updateUserAttributes/new-address',
      'verifyCurrentUserAttribute/code-for-the-phone',
      'verifyCurrentUserAttributeSubmit/right-code',
      'verifyUserAttribute/code-for-the-phone',
      'verifyUserAttributeSubmit/code-of-the-phone',
    ],
    situations: ['identity-pool-refused'],
    what: EVERYTHING,
  },
]

/** Rewrites that are wrong and not corrected yet. */
export const wrongRewrites: readonly Expected[] = []

/** What is listed for a cell. */
export function expectedIn(program: string, situation: SituationName): readonly Expected[] {
  return [...differences, ...untold, ...wrongRewrites].filter(
    ({ programs, situations }) => programs.includes(program) && situations.includes(situation),
  )
}

/** What is listed for a cell that is not run. */
export function listedInVain(
  run: readonly { readonly program: string; readonly situation: SituationName }[],
): string[] {
  return [...differences, ...untold, ...wrongRewrites].flatMap(({ programs, situations }) =>
    programs.flatMap((program) =>
      situations
        .filter((name) => !run.some((cell) => cell.program === program && cell.situation === name))
        .map((name) => `${program} | ${name}`),
    ),
  )
}
