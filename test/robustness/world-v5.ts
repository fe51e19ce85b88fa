import {
  askedOf,
  type Challenge,
  change,
  firstStep,
  later,
  nextStep,
  Refusal,
  refusal,
  type World,
} from './world.js'

/** v5's user, as far as programs read one. */
interface User {
  username: string
  attributes?: Record<string, unknown> | undefined
  signInUserSession: Session | null
  challengeName?: string | undefined
  challengeParam?: object | undefined
  getUsername(): string
  getSignInUserSession(): Session | null
}

interface Token {
  readonly jwtToken: string
  readonly payload: Record<string, unknown>
  getJwtToken(): string
  decodePayload(): Record<string, unknown>
}

interface Session {
  readonly idToken: Token
  readonly accessToken: Token
  getIdToken(): Token
  getAccessToken(): Token
  isValid(): boolean
}

interface UserInfo {
  readonly id: undefined
  readonly username: string
  readonly attributes: Record<string, unknown>
}

/** An attribute as the list of `userAttributes` holds it. */
interface ListedAttribute {
  readonly Name: string
  readonly Value: string
  getName(): string
  getValue(): string
}

/** What programs call of v5's `Auth`, and what the helper module adds to it. */
interface AuthV5 {
  currentAuthenticatedUser(): Promise<User>
  currentUserPoolUser(): Promise<User>
  currentUserInfo(): Promise<UserInfo | null>
  currentSession(): Promise<Session>
  userSession(user: User): Promise<Session | null>
  userAttributes(user: User): Promise<ListedAttribute[]>
  signIn(input: string | { username: string }): Promise<User>
  confirmSignIn(user: User, code: string): Promise<User>
  completeNewPassword(user: User, password: string): Promise<User>
  sendCustomChallengeAnswer(user: User, answer: string): Promise<User>
  changePassword(user: User, from: string, to: string): Promise<string>
  updateUserAttributes(user: User, attributes: Record<string, string>): Promise<string>
  deleteUserAttributes(user: User, names: string[]): Promise<string>
  verifyUserAttribute(user: User, name: string): Promise<void>
  signOut(): Promise<void>
}

const FLAGS = ['email_verified', 'phone_number_verified']

/** The `Auth` of v5: it answers as the real one does, and the shim and the helper module as it. */
export function authV5(world: World): AuthV5 {
  const signedIn = (message: string): string => {
    if (world.current === null) throw message
    return world.current
  }
  /** A call that needs the very user who is signed in. */
  const by = (user: User, what: string, ...details: unknown[]): string => {
    if (user.username !== world.current) throw refusal('NotAuthorizedException', 'No session.')
    change(world, what, user.username, ...details)
    return 'SUCCESS'
  }
  const answered = (user: User, answer: unknown, asked: readonly Challenge[]): User => {
    const isCustom = asked.includes('CUSTOM_CHALLENGE')
    // v6 has one call for all answers, which knows by itself what was asked.
    const now = askedOf(world)
    world.isAnsweredOtherwise ||= now !== null && !asked.includes(now)
    nextStep(world, answer)
    if (isCustom) delete user.challengeName
    const next = askedOf(world)
    if (next) return Object.assign(user, challengeOf(next))
    return Object.assign(user, { signInUserSession: session(user.username) })
  }
  return {
    currentAuthenticatedUser: () =>
      callV5(() => userOf(world, signedIn('The user is not authenticated'))),
    currentUserPoolUser: () => callV5(() => userOf(world, signedIn('No current user'))),
    currentUserInfo: () =>
      callV5(() => {
        if (world.current === null) return null
        return { id: undefined, username: world.current, attributes: attributesOf(world) }
      }),
    currentSession: () => callV5(() => session(signedIn('No current user'))),
    userSession: (user: User) => callV5(() => user.signInUserSession),
    userAttributes: (user: User) =>
      callV5(() => {
        if (user.username !== world.current) throw refusal('NotAuthorizedException', 'No session.')
        return Object.entries(world.attributes).map(([Name, Value]) => ({
          Name,
          Value,
          getName: () => Name,
          getValue: () => Value,
        }))
      }),
    signIn: (input: string | { username: string }) =>
      callV5((): User => {
        const username = typeof input === 'string' ? input : input.username
        firstStep(world, username)
        const challenge = askedOf(world)
        if (!challenge) return userOf(world, username)
        const user: User = { ...userOf(world, username), signInUserSession: null }
        delete user.attributes
        return Object.assign(user, challengeOf(challenge))
      }),
    confirmSignIn: (user: User, code: string) =>
      callV5(() => {
        const done = answered(user, code, ['SMS_MFA'])
        return world.pending ? done : Object.assign(done, { attributes: attributesOf(world) })
      }),
    completeNewPassword: (user: User, password: string) =>
      callV5(() => answered(user, password, ['NEW_PASSWORD_REQUIRED'])),
    sendCustomChallengeAnswer: (user: User, answer: string) =>
      callV5(() => answered(user, answer, ['CUSTOM_CHALLENGE'])),
    changePassword: (user: User, from: string, to: string) =>
      callV5(() => by(user, 'change password', from, to)),
    updateUserAttributes: (user: User, attributes: Record<string, string>) =>
      callV5(() => {
        const done = by(user, 'update attributes', attributes)
        Object.assign(world.attributes, attributes)
        return done
      }),
    deleteUserAttributes: (user: User, names: string[]) =>
      callV5(() => by(user, 'delete attributes', names)),
    verifyUserAttribute: (user: User, name: string) =>
      callV5(() => {
        by(user, 'verify attribute', name)
      }),
    signOut: () =>
      callV5(() => {
        change(world, 'sign out')
        world.current = null
      }),
  }
}

/** A call of v5: what the service refuses has a code. */
export function callV5<Result>(work: () => Result): Promise<Result> {
  return later(() => {
    try {
      return work()
    } catch (error) {
      throw error instanceof Refusal ? errorV5(error) : error
    }
  })
}

function errorV5({ name, message }: Refusal): Error {
  return Object.assign(new Error(message), { name, code: name })
}

function userOf(world: World, username: string): User {
  const own = session(username)
  return {
    username,
    attributes: attributesOf(world),
    signInUserSession: own,
    getUsername() {
      return this.username
    },
    getSignInUserSession() {
      return this.signInUserSession
    },
  }
}

function attributesOf({ attributes }: World): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      FLAGS.includes(name) ? value === 'true' : value,
    ]),
  )
}

function challengeOf(challengeName: Challenge): Pick<User, 'challengeName' | 'challengeParam'> {
  return {
    challengeName,
    challengeParam:
      challengeName === 'SMS_MFA'
        ? { CODE_DELIVERY_DESTINATION: '+*******00', CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS' }
        : {},
  }
}

function session(username: string): Session {
  const idToken = token('id', username)
  const accessToken = token('access', username)
  return {
    idToken,
    accessToken,
    getIdToken: () => idToken,
    getAccessToken: () => accessToken,
    isValid: () => true,
  }
}

function token(use: string, username: string): Token {
  const jwtToken = `${use}-token-of-${username}`
  const payload = claims(use, username)
  return { jwtToken, payload, getJwtToken: () => jwtToken, decodePayload: () => payload }
}

/** What stands in a token, in either major. */
export function claims(use: string, username: string): Record<string, unknown> {
  return { sub: `sub-of-${username}`, token_use: use, exp: 1_900_000_000, groups: ['staff'] }
}
