/** Who is signed in when a program starts, and what the service answers to a sign-in. */
export interface Situation {
  readonly name: string
  readonly signedIn: boolean
  readonly signIn: 'done' | 'refused' | 'unconfirmed' | 'reset-required' | Challenge
  /** What is asked when the first challenge was answered. */
  readonly next?: Challenge
}

export type Challenge = 'SMS_MFA' | 'NEW_PASSWORD_REQUIRED' | 'CUSTOM_CHALLENGE'

export const situations: readonly Situation[] = [
  { name: 'signed in', signedIn: true, signIn: 'done' },
  { name: 'signed out', signedIn: false, signIn: 'done' },
  { name: 'asked for a code', signedIn: false, signIn: 'SMS_MFA' },
  { name: 'asked for a new password', signedIn: false, signIn: 'NEW_PASSWORD_REQUIRED' },
  {
    name: 'asked for a new password and then for a code',
    signedIn: false,
    signIn: 'NEW_PASSWORD_REQUIRED',
    next: 'SMS_MFA',
  },
  { name: 'asked by the pool', signedIn: false, signIn: 'CUSTOM_CHALLENGE' },
  { name: 'refused', signedIn: false, signIn: 'refused' },
  { name: 'unconfirmed', signedIn: false, signIn: 'unconfirmed' },
  { name: 'to reset the password', signedIn: false, signIn: 'reset-required' },
]

/** What both majors talk to, and the trace that a program leaves. */
export interface World {
  readonly situation: Situation
  /** What the program did, in order, and what changed on the service. */
  readonly trace: string[]
  /** The name of the user who is signed in. */
  current: string | null
  /** The sign-in that waits for an answer. */
  pending: { readonly username: string; readonly left: Challenge[] } | null
  readonly attributes: Record<string, string>
  /** A challenge was answered with the call for another one: v5 was refused, and v6 is not. */
  isAnsweredOtherwise: boolean
}

export function worldIn(situation: Situation): World {
  return {
    situation,
    trace: [],
    current: situation.signedIn ? 'ann' : null,
    pending: null,
    isAnsweredOtherwise: false,
    attributes: {
      sub: 'sub-of-ann',
      email: 'ann@example.com',
      email_verified: 'false',
      phone_number: '+31600000000',
      phone_number_verified: 'true',
      name: 'Ann',
      'custom:role': 'admin',
    },
  }
}

/** Resolves or rejects in a turn of its own; turns come in the order in which they were asked for. */
export function later<Result>(work: () => Result): Promise<Result> {
  const promise = new Promise<Result>((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(work())
      } catch (error) {
        reject(error)
      }
    })
  })
  // A program may wait for another one first; that it is refused is no fault of the test then.
  promise.catch(() => {})
  return promise
}

/** Writes down what changed on the service, in words that both majors share. */
export function change(world: World, what: string, ...details: readonly unknown[]): void {
  world.trace.push(`service: ${what} ${JSON.stringify(details)}`)
}

/** What the service says to a password: who waits for what, or who is signed in. */
export function firstStep(world: World, username: string): void {
  const { signIn } = world.situation
  change(world, 'sign in', username)
  if (signIn === 'refused') throw refusal('NotAuthorizedException', 'Incorrect password.')
  if (signIn === 'unconfirmed') throw refusal('UserNotConfirmedException', 'User is not confirmed.')
  if (signIn === 'reset-required') {
    throw refusal('PasswordResetRequiredException', 'Password reset required for the user')
  }
  if (signIn === 'done') world.current = username
  else world.pending = { username, left: challengesOf(world) }
}

function challengesOf({ situation: { signIn, next } }: World): Challenge[] {
  if (signIn === 'CUSTOM_CHALLENGE') return [signIn, signIn]
  return isChallenge(signIn) ? [signIn, ...(next ? [next] : [])] : []
}

function isChallenge(signIn: Situation['signIn']): signIn is Challenge {
  return /^[A-Z]/.test(signIn)
}

/** What the service asks for now; null when it asks for nothing. */
export function askedOf({ pending }: World): Challenge | null {
  return pending?.left[0] ?? null
}

/** What the service says to an answer. */
export function nextStep(world: World, answer: unknown): void {
  const { pending } = world
  if (!pending) throw refusal('NotAuthorizedException', 'Invalid session for the user.')
  change(world, 'answer', answer)
  if (answer === 'wrong') throw refusal('CodeMismatchException', 'Invalid code provided.')
  pending.left.shift()
  if (pending.left.length > 0) return
  world.current = pending.username
  world.pending = null
}

/** A refusal of the service. Either major makes its own error of it. */
export class Refusal extends Error {}

export function refusal(name: string, message: string): Refusal {
  return Object.assign(new Refusal(message), { name })
}
