import { CognitoError, isCognitoError } from '../core/errors.js'
import type { IdentityPool, World } from '../core/model.js'
import { verifyIdToken } from '../core/tokens.js'

/**
 * Checks a `Logins` map and returns each login as `<provider>|<subject>`. No login at all is a guest,
 * who is let in only where the pool allows it.
 */
export async function checkLogins(
  world: World,
  pool: IdentityPool,
  logins: unknown,
): Promise<string[]> {
  const entries = readLogins(logins)
  if (entries.length === 0 && !pool.allowGuests) {
    throw new CognitoError(
      'NotAuthorizedException',
      'Unauthenticated access is not supported for this identity pool.',
    )
  }
  return Promise.all(entries.map((entry) => checkLogin(world, pool, entry)))
}

function readLogins(logins: unknown): [provider: string, token: string][] {
  if (logins === undefined || logins === null) return []
  const entries = typeof logins === 'object' ? Object.entries(logins) : undefined
  if (entries === undefined || entries.length > 10 || !entries.every(isText)) {
    throw new CognitoError('InvalidParameterException', 'Logins must be a map of strings.')
  }
  return entries as [string, string][]
}

function isText([, token]: [string, unknown]): boolean {
  return typeof token === 'string' && token.length > 0 && token.length <= 50_000
}

async function checkLogin(
  world: World,
  pool: IdentityPool,
  [provider, token]: readonly [string, string],
): Promise<string> {
  const poolId = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/(.+)$/.exec(provider)?.[1]
  const accepted = pool.providers.filter((known) => known.poolId === poolId)
  const isKnown = poolId !== undefined && Object.hasOwn(world.state.pools, poolId)
  if (!isKnown || (pool.providers.length > 0 && accepted.length === 0)) throw notSupported()
  const login = await verifyLogin(world, token)
  if (login.poolId !== poolId) {
    throw new CognitoError(
      'NotAuthorizedException',
      "Invalid login token. Issuer doesn't match providerName",
    )
  }
  if (accepted.length > 0 && !accepted.some(({ clientId }) => clientId === login.clientId)) {
    throw new CognitoError(
      'NotAuthorizedException',
      'Invalid login token. Incorrect token audience.',
    )
  }
  return `${provider}|${login.subject}`
}

/** As with `ServerSideTokenCheck`: a token of someone who was signed out or disabled is refused. */
async function verifyLogin(
  world: World,
  token: string,
): Promise<{ poolId: string; clientId: string; subject: string }> {
  try {
    const { pool, client, user } = await verifyIdToken(world, token)
    return { poolId: pool.id, clientId: client.id, subject: user.sub }
  } catch (error) {
    if (!isCognitoError(error)) throw error
    throw new CognitoError('NotAuthorizedException', `Invalid login token. ${error.message}`)
  }
}

function notSupported(): CognitoError {
  return new CognitoError(
    'NotAuthorizedException',
    'Token is not from a supported provider of this identity pool.',
  )
}
