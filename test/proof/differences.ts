import type { Observation } from './observe.js'
import type { SituationName } from './situations.js'

/** A difference between the majors that no rewrite can take away. */
export interface Difference {
  /** The rows that tell people about it, and their sentence. */
  readonly rows: readonly string[]
  readonly silent: string
  /** The fact about the majors, as it was seen. */
  readonly fact: string
  /** Something of this differs in each of the cells. */
  readonly what: readonly (keyof Observation)[]
  /** Names of programs, and the situations of each. */
  readonly cells: Readonly<Record<string, readonly SituationName[]>>
}

/** Told by the rows, so that `amplift explain` shows them. */
export const differences: readonly Difference[] = [
  {
    rows: ['currentSession'],
    silent:
      'Signed out, fetchAuthSession() resolves with an empty object: a bare call lets everyone in.',
    fact: 'Reading the empty object throws a TypeError where v5 rejected, and nothing reads which error it is.',
    what: ['rejection'],
    cells: {
      'currentSession/groups-from-the-claims': ['signed-out', 'refresh-refused'],
      'currentSession/token-in-a-chain': ['signed-out', 'refresh-refused'],
      'currentSession/token-into-a-header': ['signed-out', 'refresh-refused'],
      'currentSession/token-on-the-spot': ['signed-out', 'refresh-refused'],
      'currentSession/tokens-taken-out': ['signed-out', 'refresh-refused'],
    },
  },
  {
    rows: ['currentSession'],
    silent:
      'fetchAuthSession() also fetches AWS credentials when an identity pool is configured, and rejects when that fails.',
    fact: 'v5 asked the identity pool at the sign-in only, and hid its refusal.',
    what: ['ending', 'value', 'notes'],
    cells: {
      'currentSession/claims-in-a-try': ['identity-pool-refused'],
      'currentSession/groups-from-the-claims': ['identity-pool-refused'],
      'currentSession/headers-for-every-request': ['identity-pool-refused'],
      'currentSession/kept-in-a-state': ['identity-pool-refused'],
      'currentSession/token-in-a-chain': ['identity-pool-refused'],
      'currentSession/token-into-a-header': ['identity-pool-refused'],
      'currentSession/token-on-the-spot': ['identity-pool-refused'],
      'currentSession/token-or-null': ['identity-pool-refused'],
      'currentSession/tokens-taken-out': ['identity-pool-refused'],
    },
  },
  {
    rows: ['error.refresh-token-revoked'],
    silent:
      'v6 clears the session and resolves: fetchAuthSession() gives {} and nothing reaches the catch.',
    fact: 'v5 told a refused refresh from a visitor who never signed in; in v6 both are signed out.',
    what: ['value', 'rejection', 'notes'],
    cells: {
      'currentUserPoolUser/username-and-email': ['refresh-refused'],
    },
  },
  {
    rows: ['signOut'],
    silent: 'v6 never refreshes first and clears the stored session even when it is offline.',
    fact: 'Offline with expired tokens, v5 resolved and kept every token.',
    what: ['user'],
    cells: {
      'event.signOut/heard': ['offline-with-expired-tokens'],
      'form.method-value/event-handler': ['offline-with-expired-tokens'],
      'form.wrapper-module/auth-handed-on': ['offline-with-expired-tokens'],
      'form.wrapper-module/functions-of-the-own-module': ['offline-with-expired-tokens'],
      'signOut/and-home': ['offline-with-expired-tokens'],
      'signOut/in-a-chain': ['offline-with-expired-tokens'],
      'signOut/in-a-try': ['offline-with-expired-tokens'],
      'signOut/not-everywhere': ['offline-with-expired-tokens'],
      'signOut/then-a-guard': ['offline-with-expired-tokens'],
    },
  },
  {
    rows: ['error.access-token-revoked'],
    silent: 'v5 signed the user out and announced signOut, v6 keeps the refused tokens.',
    fact: 'setPreferredMFA asked for the user first, and v5 forgot the session that the service refused.',
    what: ['user'],
    cells: {
      'setPreferredMFA/text-messages': ['session-revoked'],
    },
  },
  {
    rows: ['currentCredentials', 'currentUserCredentials', 'essentialCredentials'],
    silent:
      'Where the identity pool refused or was not reached, v5 resolved with the error or with a guest; v6 rejects.',
    fact: 'v5 turned the failure into a value without keys.',
    what: ['ending', 'value'],
    cells: {
      'currentCredentials/identity-id': [
        'session-revoked',
        'offline',
        'offline-with-expired-tokens',
        'limit-exceeded',
        'identity-pool-refused',
      ],
      'currentCredentials/keys-for-the-aws-sdk': [
        'session-revoked',
        'offline',
        'offline-with-expired-tokens',
        'limit-exceeded',
        'identity-pool-refused',
      ],
      'currentUserCredentials/keys-and-identity': [
        'session-revoked',
        'offline',
        'offline-with-expired-tokens',
        'limit-exceeded',
        'identity-pool-refused',
      ],
      'essentialCredentials/only-what-a-signer-needs': [
        'session-revoked',
        'offline',
        'offline-with-expired-tokens',
        'limit-exceeded',
        'identity-pool-refused',
      ],
    },
  },
  {
    rows: [
      'changePassword',
      'currentAuthenticatedUser',
      'currentUserInfo',
      'currentUserPoolUser',
      'deleteUser',
      'deleteUserAttributes',
      'disableSMS',
      'enableSMS',
      'getMFAOptions',
      'getPreferredMFA',
      'setPreferredMFA',
      'setupTOTP',
      'signOut',
      'updateUserAttributes',
      'verifiedContact',
      'verifyCurrentUserAttribute',
      'verifyCurrentUserAttributeSubmit',
      'verifyTotpToken',
      'verifyUserAttribute',
      'verifyUserAttributeSubmit',
    ],
    silent: 'v6 asks the identity pool first and rejects when that fails.',
    fact: 'Each of these functions begins with fetchAuthSession(), which asks for AWS credentials.',
    what: ['ending', 'value', 'notes', 'user', 'changes', 'accounts'],
    cells: {
      'changePassword/errors-ignored': ['identity-pool-refused'],
      'changePassword/form': ['identity-pool-refused'],
      'changePassword/in-a-chain': ['identity-pool-refused'],
      'changePassword/result-compared': ['identity-pool-refused'],
      'changePassword/user-asked-in-the-argument': ['identity-pool-refused'],
      'currentAuthenticatedUser/all-attributes': ['identity-pool-refused'],
      'currentAuthenticatedUser/attribute-that-is-not-there': ['identity-pool-refused'],
      'currentAuthenticatedUser/bypass-cache': ['identity-pool-refused'],
      'currentAuthenticatedUser/destructured-in-a-chain': ['identity-pool-refused'],
      'currentAuthenticatedUser/email': ['identity-pool-refused'],
      'currentAuthenticatedUser/id-of-the-user': ['identity-pool-refused'],
      'currentAuthenticatedUser/kept-for-later': ['identity-pool-refused'],
      'currentAuthenticatedUser/session-by-its-getter': ['identity-pool-refused'],
      'currentAuthenticatedUser/token-of-the-user': ['identity-pool-refused'],
      'currentAuthenticatedUser/verified-as-a-flag': ['identity-pool-refused'],
      'currentAuthenticatedUser/verified-or-not': ['identity-pool-refused'],
      'currentUserInfo/email': ['identity-pool-refused'],
      'currentUserInfo/greeting': ['identity-pool-refused'],
      'currentUserInfo/nobody-is-null': ['identity-pool-refused'],
      'currentUserInfo/verified-or-not': ['identity-pool-refused'],
      'currentUserPoolUser/username-and-email': ['identity-pool-refused'],
      'deleteUser/account-closed': ['identity-pool-refused'],
      'deleteUser/compared-with-success': ['identity-pool-refused'],
      'deleteUserAttributes/claims-afterwards': ['identity-pool-refused'],
      'deleteUserAttributes/phone-number': ['identity-pool-refused'],
      'disableSMS/in-the-settings': ['identity-pool-refused'],
      'enableSMS/in-the-settings': ['identity-pool-refused'],
      'getMFAOptions/of-the-old-kind': ['identity-pool-refused'],
      'getPreferredMFA/past-the-cache': ['identity-pool-refused'],
      'getPreferredMFA/shown-in-the-settings': ['identity-pool-refused'],
      'setPreferredMFA/compared-with-success': ['identity-pool-refused'],
      'setPreferredMFA/switched-off-again': ['identity-pool-refused'],
      'setPreferredMFA/text-messages': ['identity-pool-refused'],
      'setupTOTP/in-the-settings': ['identity-pool-refused'],
      'signOut/everywhere': ['identity-pool-refused'],
      'event.signOut/after-a-deleted-user': ['identity-pool-refused'],
      'event.updateUserAttributes/heard': ['identity-pool-refused'],
      'event.updateUserAttributes/what-has-changed': ['identity-pool-refused'],
      'event.userDeleted/heard': ['identity-pool-refused'],
      'updateUserAttributes/claims-afterwards': ['identity-pool-refused'],
      'updateUserAttributes/compared-with-success': ['identity-pool-refused'],
      'updateUserAttributes/name-changed': ['identity-pool-refused'],
      'updateUserAttributes/new-address': ['identity-pool-refused'],
      'updateUserAttributes/read-only-ones-are-left-out': ['identity-pool-refused'],
      'updateUserAttributes/two-at-once': ['identity-pool-refused'],
      'updateUserAttributes/whole-form': ['identity-pool-refused'],
      'userAttributes/list-of-names': ['identity-pool-refused'],
      'userAttributes/made-into-an-object': ['identity-pool-refused'],
      'userAttributes/one-found-by-its-name': ['identity-pool-refused'],
      'verifiedContact/ask-for-verification': ['identity-pool-refused'],
      'verifiedContact/in-a-chain': ['identity-pool-refused'],
      'verifyCurrentUserAttribute/code-for-the-phone': ['identity-pool-refused'],
      'verifyCurrentUserAttributeSubmit/right-code': ['identity-pool-refused'],
      'verifyCurrentUserAttributeSubmit/wrong-code': ['identity-pool-refused'],
      'verifyTotpToken/wrong-code': ['identity-pool-refused'],
      'verifyUserAttribute/code-for-the-phone': ['identity-pool-refused'],
      'verifyUserAttributeSubmit/code-of-the-phone': ['identity-pool-refused'],
      'verifyUserAttributeSubmit/compared-with-success': ['identity-pool-refused'],
    },
  },
  {
    rows: ['currentAuthenticatedUser', 'currentUserPoolUser', 'getPreferredMFA'],
    silent:
      'v5 kept the attributes in the storage and answered from there, offline and after the session was revoked elsewhere; v6 asks the service.',
    fact: 'The storage of v6 has no attributes: offline they are missing, and the service tells of a revocation that v5 had not noticed.',
    what: ['ending', 'value', 'rejection', 'notes', 'user'],
    cells: {
      'changePassword/form': ['session-revoked'],
      'changePassword/result-compared': ['session-revoked'],
      'changePassword/wrong-old-password': ['session-revoked'],
      'currentAuthenticatedUser/all-attributes': ['session-revoked', 'offline', 'limit-exceeded'],
      'currentAuthenticatedUser/attribute-that-is-not-there': [
        'session-revoked',
        'offline',
        'limit-exceeded',
      ],
      'currentAuthenticatedUser/bare-string-compared': ['session-revoked'],
      'currentAuthenticatedUser/session-by-a-callback': ['session-revoked'],
      'currentUserPoolUser/bare-string-compared': ['session-revoked'],
      'currentAuthenticatedUser/destructured-in-a-chain': [
        'session-revoked',
        'offline',
        'limit-exceeded',
      ],
      'currentAuthenticatedUser/email': ['session-revoked', 'offline', 'limit-exceeded'],
      'currentAuthenticatedUser/guard-that-reads-the-message': ['session-revoked'],
      'currentAuthenticatedUser/id-of-the-user': ['session-revoked', 'offline', 'limit-exceeded'],
      'currentAuthenticatedUser/in-a-state-setter': ['session-revoked'],
      'currentAuthenticatedUser/kept-for-later': ['session-revoked'],
      'currentAuthenticatedUser/verified-as-a-flag': [
        'session-revoked',
        'offline',
        'limit-exceeded',
      ],
      'currentAuthenticatedUser/verified-or-not': ['session-revoked', 'offline', 'limit-exceeded'],
      'currentUserPoolUser/username-and-email': ['session-revoked', 'offline', 'limit-exceeded'],
      'deleteUserAttributes/claims-afterwards': ['session-revoked'],
      'disableSMS/in-the-settings': ['session-revoked'],
      'enableSMS/in-the-settings': ['session-revoked'],
      'error.string.not-authenticated/one-place-for-errors': ['session-revoked'],
      'form.type-only/user-in-a-signature': ['session-revoked'],
      'getMFAOptions/of-the-old-kind': ['session-revoked'],
      'getPreferredMFA/shown-in-the-settings': ['session-revoked', 'offline', 'limit-exceeded'],
      'setupTOTP/in-the-settings': ['session-revoked'],
      'event.updateUserAttributes/heard': ['session-revoked'],
      'event.updateUserAttributes/what-has-changed': ['session-revoked'],
      'updateUserAttributes/compared-with-success': ['session-revoked'],
      'updateUserAttributes/read-only-ones-are-left-out': ['session-revoked'],
      'updateUserAttributes/two-at-once': ['session-revoked'],
      'updateUserAttributes/whole-form': ['session-revoked'],
      'userAttributes/list-of-names': ['session-revoked'],
      'userAttributes/made-into-an-object': ['session-revoked'],
      'userAttributes/one-found-by-its-name': ['session-revoked'],
      'userSession/token': ['session-revoked'],
      'verifiedContact/ask-for-verification': ['session-revoked'],
      'verifiedContact/in-a-chain': ['session-revoked'],
      'verifyTotpToken/wrong-code': ['session-revoked'],
      'verifyUserAttributeSubmit/compared-with-success': ['session-revoked'],
    },
  },
  {
    rows: ['currentAuthenticatedUser'],
    silent:
      'Signed out, fetchAuthSession() resolves with an empty object: reading a token from it throws.',
    fact: 'The TypeError takes the place of a bare string that nothing reads.',
    what: ['rejection'],
    cells: {
      'currentAuthenticatedUser/session-by-its-getter': ['signed-out', 'refresh-refused'],
      'currentAuthenticatedUser/token-of-the-user': ['signed-out', 'refresh-refused'],
    },
  },
  {
    rows: ['currentAuthenticatedUser'],
    silent: 'v5 rejected with the same string whatever the reason; v6 rejects with the reason.',
    fact: 'Nothing reads which error it is.',
    what: ['rejection'],
    cells: {
      'currentAuthenticatedUser/session-by-its-getter': ['offline-with-expired-tokens'],
      'currentAuthenticatedUser/token-of-the-user': ['offline-with-expired-tokens'],
      'currentAuthenticatedUser/username-by-its-getter': ['offline-with-expired-tokens'],
    },
  },
  {
    rows: ['enableSMS', 'disableSMS'],
    silent: 'v6 has no SetUserSettings: text messages are switched by SetUserMFAPreference.',
    fact: 'The user has the same factors afterwards.',
    what: ['changes'],
    cells: {
      'disableSMS/in-the-settings': ['refresh-fails', 'signed-in', 'expired-with-refresh'],
      'enableSMS/in-the-settings': ['refresh-fails', 'signed-in', 'expired-with-refresh'],
    },
  },
  {
    rows: ['error.NetworkError'],
    silent: 'Its message is another one.',
    fact: 'It was Network error and is A network error has occurred.',
    what: ['value'],
    cells: {
      'confirmSignUp/message-compared': ['offline'],
      'error.LimitExceededException/shown': ['offline'],
    },
  },
]

/** What is listed for a cell. */
export function expectedIn(program: string, situation: SituationName): readonly Difference[] {
  return differences.filter(({ cells }) => cells[program]?.includes(situation))
}

/** What is listed for a cell that is not run. */
export function listedInVain(
  run: readonly { readonly program: string; readonly situation: SituationName }[],
): string[] {
  const names = new Set(run.map(({ program, situation }) => `${program} | ${situation}`))
  return differences.flatMap(cellsOf).filter((name) => !names.has(name))
}

/** How many cells some entries list. */
export function countOf(entries: readonly Difference[]): number {
  return new Set(entries.flatMap(cellsOf)).size
}

function cellsOf({ cells }: Difference): string[] {
  return Object.entries(cells).flatMap(([program, names]) =>
    names.map((name) => `${program} | ${name}`),
  )
}
