import type { HttpRequest } from '../http/exchange.js'

/** The fields of a posted form; none when the body is of another kind. */
export function readForm(request: HttpRequest): URLSearchParams {
  const type = request.headers['content-type'] ?? ''
  const isForm = type.toLowerCase().startsWith('application/x-www-form-urlencoded')
  return new URLSearchParams(isForm ? request.body.toString('utf8') : '')
}
