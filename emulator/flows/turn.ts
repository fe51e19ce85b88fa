import { imagineUser } from '../core/authenticate.js'
import { CognitoError } from '../core/errors.js'
import type {
  AppClient,
  ChallengeName,
  IssuedTokens,
  Pool,
  Progress,
  Session,
  User,
  World,
} from '../core/model.js'
import { closeSession, getSession, openSession } from '../core/sessions.js'
import { findUser } from '../core/users.js'

/** One request of a sign-in: who asks, what they sent, and how far they are. */
export interface Turn {
  readonly world: World
  readonly pool: Pool
  readonly client: AppClient
  /** A user of the pool, or an imagined one who will fail. */
  readonly user: User
  readonly progress: Progress
  /** `AuthParameters` or `ChallengeResponses`. */
  readonly parameters: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, string>>
  /** The `Session` that came with the request. */
  readonly sessionId: string | undefined
}

/** What InitiateAuth and RespondToAuthChallenge return. */
export interface AuthResponse {
  readonly ChallengeName?: ChallengeName
  readonly ChallengeParameters: Readonly<Record<string, string>>
  readonly Session?: string
  readonly AvailableChallenges?: readonly string[]
  readonly AuthenticationResult?: IssuedTokens
}

/** Reads a parameter that must be there. */
export function need(turn: { readonly parameters: Turn['parameters'] }, name: string): string {
  const value = turn.parameters[name]
  if (value) return value
  throw new CognitoError('InvalidParameterException', `Missing required parameter ${name}`)
}

/** Gives a challenge: opens a session for it and names the user as both clients read it. */
export function giveChallenge(
  turn: Turn,
  challenge: ChallengeName,
  given: {
    readonly parameters?: Readonly<Record<string, string>>
    readonly session?: Partial<Session>
  } = {},
): AuthResponse {
  const { world, pool, client, user, progress } = turn
  const session = openSession(world, { ...given.session, pool, client, user, challenge, progress })
  return {
    ChallengeName: challenge,
    Session: session,
    ChallengeParameters: { ...nameOf(user), ...given.parameters },
  }
}

/** The user's canonical name under both keys: v6 stores devices by one and looks by the other. */
export function nameOf(user: User): { USERNAME: string; USER_ID_FOR_SRP: string } {
  return { USERNAME: user.username, USER_ID_FOR_SRP: user.username }
}

/** The session that a challenge is answered in, of this client and this user; see `getSession`. */
export function sessionOf(turn: Turn, challenge: Session['challenge']): Session {
  if (turn.sessionId === undefined) {
    throw new CognitoError('InvalidParameterException', 'Missing required parameter Session')
  }
  const session = getSession(turn.world, turn.sessionId, { ...turn, challenge })
  if (session.username === turn.user.username) return session
  throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.')
}

/** Closes an answered session and goes on from where it stood. */
export function resume(turn: Turn, session: Session, proved?: string): Turn {
  closeSession(session)
  const { progress } = session
  return {
    ...turn,
    progress: proved ? { ...progress, proved: [...progress.proved, proved] } : progress,
  }
}

/** Who an answer is from: looked up as at the start, so that nobody learns here who exists. */
export function userNamed(world: World, pool: Pool, name: string): User {
  return findUser(pool, name) ?? imagineUser(world, pool, name)
}
