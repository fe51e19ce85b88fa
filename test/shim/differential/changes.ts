import { type Change, withErrors } from './differences.js'
import * as expected from './expected.js'
import type { Changes, Request, Step } from './recorder.js'

const { USER_KEYS } = expected

/** An error of our own. */
export function named(name: string, message: string): object {
  return { name, message, recovery: true, isAuthError: true }
}

/** The error for an answer that is none of the service. */
export function unreadable(status: number): object {
  return { ...named('Unknown', 'An unknown error has occurred.'), underlying: 'Error', status }
}

/** An error that has the name of a refusal is that refusal: it has its status, and carries it. */
export function withAnswers(step: Step): Step {
  return withErrors(step, (error) => {
    const refusal = step.requests.findLast(({ result }) => result === error.name)
    if (refusal === undefined) return error
    // What the identity pool says is the error itself.
    const isOfUserPool = !expected.IDENTITY_OPERATIONS.includes(refusal.operation)
    return { ...error, status: refusal.status, ...(isOfUserPool && { underlying: error.name }) }
  })
}

/** What stands under the keys of our own; each may also be taken away. */
const OWN_KEYS: readonly (readonly [key: RegExp, value: RegExp])[] = [
  [/\.ampliftClockDrift$/, /^-?\d+@\d+$/],
  [/\.ampliftOAuthNonce$/, /^n0nce$/],
  [/^amplift\.redirect$/, /^<state \d+>/],
  [
    /^CognitoSignInState\.ampliftAttempt$/,
    /^\{"json":\{"flow":"\w+","loginId":"[^"]+","session":(?:null|"<opaque \d+>"),"setup":(?:null|\{[^}]+\})\}\}$/,
  ],
]

/** Keys that no other library has, as far as they hold what they should. */
export function ownKeysIn(changes: Changes): Changes {
  const isRight = ([key, change]: [string, unknown]): boolean => {
    // A cookie has its attributes beside it.
    const value = Array.isArray(change) ? change[0] || null : change
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return OWN_KEYS.some(([name, form]) => name.test(key) && (value === null || form.test(text)))
  }
  return Object.fromEntries(Object.entries(changes).filter(isRight))
}

/** A step that has neither resolved nor rejected, so that it can do the other one. */
export function withoutEnding({ resolved, rejected, ...step }: Step): Step {
  return step
}

/** The drift is kept elsewhere. */
export function withoutDrift(step: Step): Step {
  return { ...step, stored: { ...step.stored, [`${USER_KEYS}.clockDrift`]: '0' } }
}

/** The network that has failed, by its name. */
export function withNetworkError(step: Step): Step {
  return withErrors(step, ({ underlying, ...error }) => ({
    ...error,
    name: 'NetworkError',
    message: 'A network error has occurred.',
    underlying: 'TypeError',
  }))
}

/** A refresh without tokens is told of. */
export function refreshedWithNothing(step: Step): Step {
  const error = named('InvalidTokens', 'Invalid tokens.')
  return { ...step, rejected: error, events: [{ data: { error }, event: 'tokenRefresh_failure' }] }
}

/** A session that was looked at three times and ended: the first look has refreshed it. */
export function restored(): Readonly<Record<number, Change>> {
  return {
    0: { resolved: expected.user(), ...expected.refreshed },
    1: { resolved: expected.session() },
    2: expected.fetchedAttributes(),
    3: (step) => ({
      ...step,
      ...expected.revoked,
      stored: { ...step.stored, [`${USER_KEYS}.accessToken`]: null },
    }),
  }
}

/** The details that a sign-in began with, where it ended in another page, and where they are asked. */
export function detailsKept(
  authFlowType: string,
  signedInAt: number,
  askedAt?: number,
): Readonly<Record<number, Change>> {
  const signInDetails = { authFlowType, loginId: 'ada' }
  const signedIn = (step: Step): Step => ({
    ...step,
    events: [{ data: expected.user(signInDetails), event: 'signedIn' }],
    stored: { ...step.stored, [`${USER_KEYS}.signInDetails`]: { json: signInDetails } },
  })
  return {
    [signedInAt]: signedIn,
    ...(askedAt !== undefined && { [askedAt]: { resolved: expected.user(signInDetails) } }),
  }
}

/** A sign-in that is not under way any more. */
export const overAlready: Partial<Step> = {
  rejected: named(
    'SignInException',
    'An error occurred during the sign in process. This most likely occurred due to: 1. signIn was not called before confirmSignIn. 2. signIn threw an exception. 3. page was refreshed during the sign in flow and session has expired.',
  ),
}

/** What is kept of a device under the name that was typed, under the name of the user too. */
export function sameDeviceOfUser(stored: Changes): Changes {
  const parts = ['deviceGroupKey', 'deviceKey', 'randomPasswordKey']
  return Object.fromEntries(
    parts.map((part) => [
      `${USER_KEYS}.${part}`,
      stored[`${expected.APP_KEYS}.ada@example.com.${part}`],
    ]),
  )
}

/** Requests to the user pool only. */
export function withoutIdentityPool(step: Step): Step {
  const isOfUserPool = ({ operation }: Request) => !expected.IDENTITY_OPERATIONS.includes(operation)
  return { ...step, requests: step.requests.filter(isOfUserPool) }
}

/** One request of each operation. */
export function oneOfEach(requests: readonly Request[]): readonly Request[] {
  const operations = requests.map(({ operation }) => operation)
  return requests.filter(({ operation }, at) => operations.indexOf(operation) === at)
}

/** Keeps the identity of a guest where v5 does, too. */
export function guestOfV5({ stored, cookies, ...step }: Step): Step {
  return { ...step, stored: withGuest(stored), cookies: withGuest(cookies) }
}

function withGuest(changes: Changes): Changes {
  const ofV6 = /^com\.amplify\.Cognito\.(.+)\.identityId$/
  const found = Object.entries(changes).flatMap(([key, value]): [string, unknown][] => {
    const pool = ofV6.exec(key)?.[1]
    return pool === undefined ? [] : [[`CognitoIdentityId-${pool}`, value]]
  })
  return { ...changes, ...Object.fromEntries(found) }
}
