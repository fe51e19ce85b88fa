import { fromBase64 } from '../bytes/base64.js'
import { Fault } from '../fault.js'

/** What a JWT says. */
export type JwtPayload = Readonly<Record<string, unknown>>

/**
 * Reads what a JWT says, without checking who has signed it.
 *
 * @throws Fault `InvalidJwtException`
 */
export function decodeJwt(token: string): JwtPayload {
  const parts = typeof token === 'string' ? token.split('.') : []
  if (parts.length !== 3) throw invalid('Invalid token')
  const payload = parsePayload(parts[1] ?? '')
  if (payload === null) throw invalid('Invalid token payload')
  return payload
}

/** What a JWT says; null where it is none. */
export function tryToDecodeJwt(token: string | null): JwtPayload | null {
  const parts = token?.split('.') ?? []
  return parts.length === 3 ? parsePayload(parts[1] ?? '') : null
}

function parsePayload(part: string): JwtPayload | null {
  const bytes = fromBase64(part)
  if (bytes === null) return null
  try {
    const payload: unknown = JSON.parse(utf8Text(bytes))
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    return isObject ? (payload as JwtPayload) : null
  } catch {
    // Bytes that are no UTF-8, or a text that is no JSON: no payload.
    return null
  }
}

/** React Native has no `TextDecoder`. */
function utf8Text(bytes: Uint8Array): string {
  let escaped = ''
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`
  return decodeURIComponent(escaped)
}

function invalid(message: string): Fault {
  return new Fault({
    name: 'InvalidJwtException',
    message,
    recovery: 'Pass a JSON Web Token: three parts with dots between them, the second one JSON.',
  })
}
