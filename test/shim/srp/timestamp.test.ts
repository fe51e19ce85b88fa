import { expect, test } from 'vitest'
import { isTimestamp } from '../../../emulator/flows/timestamp.js'
import { timestampOf } from '../../../shim/core/srp/timestamp.js'

test.each([
  ['2026-11-05T09:08:07Z', 'Thu Nov 5 09:08:07 UTC 2026'],
  ['2026-01-31T23:59:59Z', 'Sat Jan 31 23:59:59 UTC 2026'],
  ['2028-02-29T00:00:00Z', 'Tue Feb 29 00:00:00 UTC 2028'],
  ['1999-12-01T12:00:00+05:30', 'Wed Dec 1 06:30:00 UTC 1999'],
])('%s is written %s', (time, text) => {
  expect(timestampOf(Date.parse(time))).toBe(text)
})

test('every day of two years is written as the local Cognito takes it', () => {
  for (let day = 0; day < 731; day++) {
    const text = timestampOf(Date.UTC(2027, 0, 1 + day, 1, 2, 3))
    expect(isTimestamp(text), text).toBe(true)
  }
})
