/** A value as it can be compared: what differs from run to run is named instead of shown. */
export function plain(value: unknown): unknown {
  if (value === undefined) return '<undefined>'
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'function') return '<function>'
  if (value instanceof Date) return '<date>'
  if (value instanceof Error) return { error: value.name, message: value.message }
  if (value instanceof Set) return plain([...value])
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const claims = 'token_use' in value || 'origin_jti' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(claims && VOLATILE.has(name)))
      .map(([name, item]): [string, unknown] => [name, plain(item)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Claims that no two tokens share. */
const VOLATILE = new Set(['iat', 'exp', 'nbf', 'jti', 'origin_jti', 'event_id', 'auth_time'])
const JWT = /ey[\w-]+\.ey[\w-]+\.[\w-]+/g
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function plainText(text: string): unknown {
  const whole = text.match(JWT)?.[0] === text
  if (whole) return { jwt: claimsOf(text) }
  return text
    .replace(JWT, (token) => JSON.stringify(claimsOf(token)))
    .replace(UUID, '<uuid>')
    .replace(/\bASIA[A-Z0-9]{16}\b/g, '<access key>')
    .replace(/\b\d{6}\b/g, '<code>')
}

function claimsOf(token: string): unknown {
  const [, payload = ''] = token.split('.')
  return plain(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
}
