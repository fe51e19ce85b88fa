import type { Engine } from '../core/engine.js'
import type { Credentials } from '../core/identity/credentials.js'
import { claimsOf } from '../core/session/claims.js'
import type { Session } from '../core/session/session.js'
import type { AuthTokens, CredentialsAndIdentityId, JWT, JwtPayload } from './types/session.js'
import type { AuthSignInDetails } from './types/user.js'

/** A session as v6 shows it. */
export function authTokensOf(engine: Engine, session: Session): AuthTokens {
  const { accessToken, idToken, signInDetails } = session
  return {
    accessToken: jwtOf(engine, accessToken),
    ...(idToken !== null && { idToken: jwtOf(engine, idToken) }),
    ...(signInDetails !== null && { signInDetails: signInDetails as AuthSignInDetails }),
  }
}

/** Credentials as v6 shows them. */
export function awsCredentialsOf({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
  identityId,
}: Credentials): CredentialsAndIdentityId {
  return {
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== null && { sessionToken }),
      ...(expiration !== null && { expiration }),
    },
    identityId,
  }
}

/** Everybody gets claims of their own: what an app does with them must not change a session. */
function jwtOf(engine: Engine, token: string): JWT {
  return { toString: () => token, payload: copyOf(claimsOf(engine, token) ?? {}) as JwtPayload }
}

/** Claims are JSON: plain objects and lists. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(value)) copy[name] = copyOf(each)
  return copy
}
