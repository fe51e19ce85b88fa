import { signInWithPassword } from '../core/authenticate.js'
import { isCognitoError } from '../core/errors.js'
import type { HttpReply, HttpRequest } from '../http/exchange.js'
import { isSocial, signInAtProvider } from './authorize.js'
import { readAuthorizeRequest } from './authorize-request.js'
import { rememberBrowser } from './browser-session.js'
import { readForm } from './form.js'
import { denyTo, grantTo } from './grant.js'
import type { HostedUi } from './hosted-ui.js'
import { loginPage, providerPage } from './pages.js'

/** `/login`: the page with name and password, and what is done with them. */
export async function login(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const read = readAuthorizeRequest(ui, http.query)
  if ('refusal' in read) return read.refusal
  const { request } = read
  if (http.method !== 'POST') return loginPage(request, request.loginHint ?? '')
  const form = readForm(http)
  const name = form.get('username') ?? ''
  try {
    const { pool, client } = request
    const user = await signInWithPassword(ui.world, pool, client, name, form.get('password') ?? '')
    return grantTo(ui, request, { user, headers: rememberBrowser(ui, pool, user) })
  } catch (error) {
    if (!isCognitoError(error)) throw error
    return loginPage(request, name, error.message)
  }
}

/** `/login/provider`: stands for Google, Apple and the others, and believes what it is told. */
export async function providerLogin(ui: HostedUi, http: HttpRequest): Promise<HttpReply> {
  const read = readAuthorizeRequest(ui, http.query)
  if ('refusal' in read) return read.refusal
  const { request } = read
  if (!isSocial(request)) return login(ui, http)
  const suggested = request.pool.identityProviders[request.provider ?? '']?.attributes ?? {}
  if (http.method !== 'POST') return providerPage(request, suggested)
  const form = readForm(http)
  if (form.get('answer') !== 'sign-in') return denyTo(request, 'access_denied', 'User denied')
  const subject = form.get('subject') || undefined
  const email = form.get('email') || undefined
  const name = form.get('name') || undefined
  try {
    const user = signInAtProvider(ui, request, {
      ...(subject === undefined ? {} : { subject }),
      attributes: {
        ...(email === undefined ? {} : { email }),
        ...(name === undefined ? {} : { name }),
      },
    })
    return grantTo(ui, request, { user, headers: rememberBrowser(ui, request.pool, user) })
  } catch (error) {
    if (!isCognitoError(error)) throw error
    return denyTo(request, 'invalid_request', error.message)
  }
}
