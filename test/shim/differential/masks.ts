import { isDeepStrictEqual } from 'node:util'
import { BEGIN } from './time.js'

/** Whether an error is of the class that the door exports. */
export type IsAuthError = (error: unknown) => boolean

/** Writes values so that two runs can be compared: secrets by their kind, and which one it is. */
export interface Masks {
  /** Any value. */
  plain(value: unknown, name?: string): unknown
  /** A cookie as it is written: `name=value; attributes`. */
  cookie(line: string): readonly [name: string, value: unknown]
}

/** What no two runs share, by the name that it has in a request. */
const PRIVATE: Readonly<Record<string, RegExp>> = {
  SRP_A: /^[0-9a-f]{700,768}$/,
  PASSWORD_CLAIM_SIGNATURE: /^[A-Za-z0-9+/]{43}=$/,
  Salt: /^[A-Za-z0-9+/]{20,24}=*$/,
  PasswordVerifier: /^[A-Za-z0-9+/]{500,516}=*$/,
  randomPasswordKey: /^[A-Za-z0-9+/]{54}==$/,
  code_challenge: /^[\w-]{43}$/,
}

const JWT = /^ey[\w-]+\.ey[\w-]+\.[\w-]+$/
const JWE = /^ey[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const OPAQUE = /^[\w+/=-]{40,}$/

export function openMasks(isAuthError: IsAuthError): Masks {
  const seen = new Map<string, string>()
  const counts = new Map<string, number>()
  const numbered = (kind: string, text: string): string => {
    const known = seen.get(text)
    if (known) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    seen.set(text, `<${kind} ${count}>`)
    return `<${kind} ${count}>`
  }
  const text = (value: string, name: string): unknown => {
    const form = PRIVATE[name.split('.').at(-1) ?? '']
    if (form) return form.test(value) ? `<${name.split('.').at(-1)}>` : `not <${name}>: ${value}`
    if (JWT.test(value)) return describeJwt(value)
    if (JWE.test(value)) return numbered('refresh token', value)
    if (value.startsWith('{') || value.startsWith('[')) return jsonOf(value)
    if (/^https?:/.test(value)) return urlOf(value)
    if (/oauthState$|^state$|^amplift\.redirect$/.test(name)) return stateOf(value)
    const named = value.replace(UUID, (uuid) => numbered('uuid', uuid))
    if (named !== value) return named
    if (!name.endsWith('clockDrift') && /^(?:\d{6}|\d{8})$/.test(value)) return '<code>'
    if (/^[A-Z2-7]{32,}$/.test(value)) return '<totp secret>'
    if (OPAQUE.test(value) && !/^[A-Z_]+$/.test(value)) return numbered('opaque', value)
    return value.replace(/\bASIA[A-Z0-9]{16}\b/g, '<access key>')
  }
  /** What redirects carry, each in its place. */
  const urlOf = (value: string): string =>
    value.replace(/([?&#])([a-z_]+)=([^&#]*)/g, (_all, before, name, item) => {
      return `${before}${name}=${plain(decodeURIComponent(item), name)}`
    })
  /** The part that the app has chosen stays. */
  const stateOf = (value: string): string => {
    const [random = '', ...custom] = value.split('-')
    return [numbered('state', random), ...custom].join('-')
  }
  const jsonOf = (value: string): unknown => {
    try {
      return { json: plain(JSON.parse(value)) }
    } catch {
      return value
    }
  }
  const plain = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return text(value, name)
    if (typeof value === 'function') return '<function>'
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Date) return value.toISOString()
    if (value instanceof URL) return text(value.href, name)
    if (value instanceof Error) return describeError(value, plain, isAuthError)
    if (Array.isArray(value)) return value.map((item) => plain(item))
    if (Symbol.for('amplify.context') in value) return '<context>'
    if (isReadJwt(value)) return { payload: '<its claims>', toString: plain(String(value)) }
    return plainObject(value, plain)
  }
  const cookie = (line: string): readonly [string, unknown] => {
    const [, name = '', value = '', attributes = ''] = /^([^=]*)=([^;]*)(.*)$/.exec(line) ?? []
    const decoded = decodeURIComponent(name)
    return [decoded, [plain(decodeURIComponent(value), decoded), attributes]]
  }
  return { plain, cookie }
}

function plainObject(
  value: object,
  plain: (value: unknown, name?: string) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(value)
    // A member without a value is none: JSON would not have it.
    .filter(([, item]) => item !== undefined)
    // Secrets are numbered as they come, and whoever writes an object chooses its order.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]): [string, unknown] => {
      return [name, plain(item, name)]
    })
  return Object.fromEntries(entries)
}

/** Whether a value is a JWT of a session: it writes itself, beside what it says. */
function isReadJwt(value: object): boolean {
  const { payload } = value as { payload?: unknown }
  const text = String(value)
  return JWT.test(text) && isDeepStrictEqual(payload, claimsOf(text))
}

/** What a token says, as far as it is shown. */
interface Claims {
  readonly token_use?: string
  readonly username?: string
  readonly 'cognito:username'?: string
  readonly iat?: number
  readonly exp?: number
}

function claimsOf(token: string): Claims {
  const [, payload = ''] = token.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
}

function describeJwt(token: string): string {
  const claims = claimsOf(token)
  const who = claims.username ?? claims['cognito:username'] ?? 'nobody'
  const [issued, expires] = [claims.iat, claims.exp].map((at = 0) => at - BEGIN / 1000)
  return `<${claims.token_use} token of ${who}, from ${issued} s to ${expires} s>`
}

/** What an app can see of an error, and whether something is said about what to do. */
function describeError(
  error: Error,
  plain: (value: unknown) => unknown,
  isAuthError: IsAuthError,
): Record<string, unknown> {
  const { name, message, recoverySuggestion, underlyingError, metadata, code } = error as Error & {
    readonly recoverySuggestion?: unknown
    readonly underlyingError?: unknown
    readonly metadata?: { readonly httpStatusCode?: number }
    readonly code?: unknown
  }
  return {
    name,
    message: plain(message),
    recovery: typeof recoverySuggestion === 'string',
    isAuthError: isAuthError(error),
    ...(underlyingError !== undefined && { underlying: nameOf(underlyingError) }),
    ...(metadata !== undefined && { status: metadata.httpStatusCode }),
    ...(code !== undefined && { code }),
  }
}

function nameOf(value: unknown): string {
  return value instanceof Error ? value.name : typeof value
}
