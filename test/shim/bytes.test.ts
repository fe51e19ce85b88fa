import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../shim/core/bytes/base64.js'
import { fromHex, joinBytes, toHex } from '../../shim/core/bytes/hex.js'
import { utf8Bytes } from '../../shim/core/bytes/utf8.js'

test('texts become the bytes of UTF-8, halves of surrogate pairs too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)])
    }),
  )
  const halves = '\udc00\udc00a\ud800\ud800b\ud800\udc00'
  expect([...utf8Bytes(halves)]).toEqual([...new TextEncoder().encode(halves)])
})

test('bytes become base64 and come back from it, as Node has it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
      expect(fromBase64(Buffer.from(bytes).toString('base64url'))).toEqual(bytes)
    }),
  )
})

test.each(['a', 'ab=c', 'äöü=', '====a', 'ab cd', 'abc\n'])('%j is no base64', (text) => {
  expect(fromBase64(text)).toBeNull()
})

test('bytes become hex digits and come back from them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
      expect(fromHex(toHex(bytes))).toEqual(bytes)
    }),
  )
})

test('bytes are put in a row', () => {
  const parts = [[1, 2], [], [3]].map((part) => Uint8Array.from(part))
  expect(joinBytes(...parts)).toEqual(Uint8Array.from([1, 2, 3]))
  expect(joinBytes()).toEqual(new Uint8Array())
})
