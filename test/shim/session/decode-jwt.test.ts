import { decodeJWT as theirs } from 'aws-amplify/auth'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../../../shim/functions/auth-error.js'
import { decodeJWT } from '../../../shim/functions/decode-jwt.js'

function jwtOf(payload: unknown): string {
  return ['header', Buffer.from(JSON.stringify(payload)).toString('base64url'), 'proof'].join('.')
}

describe('a token', () => {
  test('says what it says in v6, whatever it says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (payload) => {
        const token = jwtOf(payload)
        const jwt = decodeJWT(token)
        expect(jwt.payload).toEqual(theirs(token).payload)
        expect(jwt.toString()).toBe(token)
      }),
    )
  })

  test('is one or none as in v6, whatever it is', () => {
    const part = fc.oneof(fc.string(), fc.base64String(), fc.json())
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const token = parts.join('.')
        const [one, other] = [decodeJWT, theirs].map((decode) => {
          try {
            return { payload: decode(token).payload }
          } catch {
            return null
          }
        })
        expect(one).toEqual(other)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['', 'Invalid token'],
    ['a.b', 'Invalid token'],
    ['a.b.c.d', 'Invalid token'],
    ['a.%.c', 'Invalid token payload'],
    ['a.e30=.c', null],
    [jwtOf('text'), 'Invalid token payload'],
    [jwtOf(null), 'Invalid token payload'],
    [jwtOf([1]), 'Invalid token payload'],
    ['a./w.c', 'Invalid token payload'],
  ])('that is %j is refused with a name and a remedy: %s', (token, message) => {
    if (message === null) {
      expect(decodeJWT(token).payload).toEqual({})
      return
    }
    expect(() => decodeJWT(token)).toThrow(AuthError)
    expect(() => decodeJWT(token)).toThrow(
      expect.objectContaining({ name: 'InvalidJwtException', message }),
    )
  })

  test.each([undefined, null, 5, {}])('is none where it is %s', (token) => {
    const decode = () => decodeJWT(token as unknown as string)
    expect(decode).toThrow(expect.objectContaining({ name: 'InvalidJwtException' }))
  })
})
