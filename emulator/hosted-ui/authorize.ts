import type { User } from '../core/model.js'
import { findOrCreateFederated, findUser } from '../core/users.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { type AuthorizeRequest, readAuthorizeRequest } from './authorize-request.js'
import { findBrowserUser } from './browser-session.js'
import { readForm } from './form.js'
import { denyTo, grantTo } from './grant.js'
import type { HostedUi } from './hosted-ui.js'
import { redirectTo } from './redirect.js'

/** `/oauth2/authorize`: signs in who is known already, and shows everybody else a page. */
export async function authorize(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const read = readAuthorizeRequest(ui, http.method === 'POST' ? readForm(http) : http.query)
  if ('refusal' in read) return read.refusal
  const { request } = read
  const automatic = signInAutomatically(ui, request)
  if (automatic !== undefined) {
    return 'error' in automatic
      ? denyTo(request, automatic.error, automatic.description)
      : grantTo(ui, request, automatic)
  }
  const user = asksAgain(request) ? undefined : findBrowserUser(ui, http, request.pool)
  if (user !== undefined) return grantTo(ui, request, { user })
  if (request.prompt === 'none') return denyTo(request, 'login_required')
  return redirectTo(isSocial(request) ? '/login/provider' : '/login', {
    ...Object.fromEntries(request.query),
  })
}

/** The user of a social provider for this request; the same person each time. */
export function signInAtProvider(
  ui: HostedUi,
  request: AuthorizeRequest,
  person: { readonly subject?: string; readonly attributes?: Readonly<Record<string, string>> },
): User {
  const name = request.provider ?? ''
  const provider = request.pool.identityProviders[name]
  const attributes = { ...provider?.attributes, ...person.attributes }
  return findOrCreateFederated(ui.world, request.pool, name, {
    subject: person.subject ?? attributes.sub ?? '100000000000000000001',
    attributes: Object.fromEntries(
      Object.entries(attributes).filter(([attribute]) => attribute !== 'sub'),
    ),
  })
}

export function isSocial(request: AuthorizeRequest): boolean {
  return request.provider !== undefined && request.provider !== 'COGNITO'
}

function signInAutomatically(
  ui: HostedUi,
  request: AuthorizeRequest,
): { readonly user: User } | { readonly error: string; readonly description?: string } | undefined {
  const { automatic } = ui
  if (automatic === undefined || 'error' in automatic) return automatic
  if (isSocial(request)) {
    return { user: signInAtProvider(ui, request, 'username' in automatic ? {} : automatic) }
  }
  if (!('username' in automatic)) return undefined
  const user = findUser(request.pool, automatic.username)
  if (user === undefined) {
    return { error: 'access_denied', description: `There is no user ${automatic.username}.` }
  }
  return user.enabled ? { user } : { error: 'access_denied', description: 'User is disabled.' }
}

function asksAgain(request: AuthorizeRequest): boolean {
  return request.prompt === 'login' || request.prompt === 'select_account' || isSocial(request)
}
