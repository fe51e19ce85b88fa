import { CognitoError } from './errors.js'
import type { AppClient, Pool, Session, SrpExchange, User, World } from './model.js'
import { opaque } from './random.js'

/** How long an answered or expired session is still known, so that its owner learns why. */
const REMEMBERED = 900_000

/** What a session is opened for. */
export interface SessionRequest
  extends Omit<Session, 'id' | 'poolId' | 'clientId' | 'username' | 'expiresAt' | 'used'> {
  readonly pool: Pool
  readonly client: AppClient
  readonly user: User
}

/** Opens a session for one challenge and returns its opaque text. */
export function openSession(world: World, request: SessionRequest): string {
  const { pool, client, user, ...rest } = request
  const id = opaque(world, 96)
  const now = world.clock.now()
  forgetOld(world.state.sessions, now - REMEMBERED)
  world.state.sessions[id] = {
    ...rest,
    progress: structuredClone(rest.progress),
    id,
    poolId: pool.id,
    clientId: client.id,
    username: user.username,
    expiresAt: now + client.sessionSeconds * 1_000,
    used: false,
  }
  return id
}

/**
 * Finds the session that a challenge is answered in. It stays open: a wrong code may be tried again.
 *
 * @throws CognitoError where it is invented, of another client or challenge, answered or expired.
 */
export function getSession(
  world: World,
  id: string,
  expected: {
    readonly pool: Pool
    readonly client: AppClient
    readonly challenge: Session['challenge']
  },
): Session {
  const session = Object.hasOwn(world.state.sessions, id) ? world.state.sessions[id] : undefined
  const isOurs =
    session?.poolId === expected.pool.id &&
    session.clientId === expected.client.id &&
    session.challenge === expected.challenge
  if (!session || !isOurs) refuse('Invalid session for the user.')
  if (session.used) refuse('Invalid session for the user, session can only be used once.')
  if (session.expiresAt <= world.clock.now()) {
    refuse('Invalid session for the user, session is expired.')
  }
  return session
}

/** Finds an open session by its text alone, for operations that do not name an app client. */
export function getSessionOf(
  world: World,
  id: string,
  challenge: Session['challenge'],
): { session: Session; pool: Pool; client: AppClient } {
  const known = Object.hasOwn(world.state.sessions, id) ? world.state.sessions[id] : undefined
  const pool = known && world.state.pools[known.poolId]
  const client = pool?.clients[known!.clientId]
  if (!pool || !client) refuse('Invalid session for the user.')
  return { session: getSession(world, id, { pool, client, challenge }), pool, client }
}

/** Ends a session: its text is worth nothing from here on. */
export function closeSession(session: Session): void {
  session.used = true
}

/**
 * Closes a session while its answer is looked at, so that a second one at the same time is refused;
 * opens it again where the answer fails.
 */
export async function holdSession<T>(session: Session, work: () => T | Promise<T>): Promise<T> {
  session.used = true
  try {
    return await work()
  } catch (error) {
    session.used = false
    throw error
  }
}

/** Counts a wrong answer; after the last one the session is over. */
export function countWrongAnswer(session: Session): void {
  session.attemptsLeft = (session.attemptsLeft ?? 3) - 1
  if (session.attemptsLeft <= 0) closeSession(session)
}

/** Keeps half an SRP exchange until its proof comes, under the SECRET_BLOCK that it returns. */
export function openExchange(world: World, exchange: SrpExchange): string {
  const block = Buffer.from(world.random(240)).toString('base64')
  forgetOld(world.state.exchanges, world.clock.now() - REMEMBERED)
  world.state.exchanges[block] = { ...exchange, progress: structuredClone(exchange.progress) }
  return block
}

/** Finds an exchange; `undefined` for a block that was never given or has been used. */
export function findExchange(world: World, block: string): SrpExchange | undefined {
  return Object.hasOwn(world.state.exchanges, block) ? world.state.exchanges[block] : undefined
}

/** Ends an exchange, whatever came of it. */
export function closeExchange(world: World, block: string): void {
  delete world.state.exchanges[block]
}

/** The oldest come first: stops at the first that is still of use. */
function forgetOld(held: Record<string, { readonly expiresAt: number }>, before: number): void {
  for (const id in held) {
    if (held[id]!.expiresAt > before) return
    delete held[id]
  }
}

function refuse(message: string): never {
  throw new CognitoError('NotAuthorizedException', message)
}
