import { isCognitoError } from '../core/errors.js'
import type { AppClient, User } from '../core/model.js'
import { verifyAccessToken } from '../core/tokens.js'
import { type HttpReply, type HttpRequest, jsonReply } from '../http/exchange.js'
import type { HostedUi } from './hosted-ui.js'

/** Attributes that need a scope of their own; `profile` is for all the others. */
const SCOPE_OF: Readonly<Record<string, string>> = {
  email: 'email',
  email_verified: 'email',
  phone_number: 'phone',
  phone_number_verified: 'phone',
}
const ATTRIBUTE_SCOPES = ['email', 'phone', 'profile']

const NOT_ACCEPTED =
  'Access token is expired, disabled, or deleted, or the user has globally signed out.'

/** `/oauth2/userInfo`: the attributes of who an access token belongs to. */
export async function userInfo(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const token = /^Bearer\s+(\S+)$/i.exec(http.headers.authorization ?? '')?.[1]
  if (token === undefined)
    return refuse(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')
  try {
    const { user, client, family } = await verifyAccessToken(ui.world, token)
    if (!family.scopes.includes('openid')) {
      return refuse(401, 'invalid_token', NOT_ACCEPTED)
    }
    return jsonReply(200, {
      sub: user.sub,
      ...readable(user, client, family.scopes),
      username: user.username,
    })
  } catch (error) {
    if (!isCognitoError(error)) throw error
    return refuse(401, 'invalid_token', NOT_ACCEPTED)
  }
}

/** `openid` alone lets everything out that the client may read; further scopes narrow it down. */
function readable(
  user: User,
  client: AppClient,
  scopes: readonly string[],
): Record<string, string> {
  const isNarrowed = ATTRIBUTE_SCOPES.some((scope) => scopes.includes(scope))
  return Object.fromEntries(
    Object.entries(user.attributes).filter(
      ([name]) =>
        (client.readAttributes?.includes(name) ?? true) &&
        (!isNarrowed || scopes.includes(SCOPE_OF[name] ?? 'profile')),
    ),
  )
}

function refuse(status: number, error: string, description: string): HttpReply {
  return jsonReply(
    status,
    { error, error_description: description },
    { 'www-authenticate': `error="${error}", error_description="${description}"` },
  )
}
