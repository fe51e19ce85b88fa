import { expect, test } from 'vitest'
import { factsOf } from '../../transforms/package-facts.js'
import { relaysErrors } from '../../transforms/relayed-errors.js'

test.each([
  'if (!r.ok) throw await r.json()',
  'if (!r.ok) throw (await response.json())',
  'if (!r.ok) throw (await r.json()) as ApiError',
  'const data = await r.json()\nif (!r.ok) throw data',
  'const data = await r.json()\nif (!r.ok) throw data\nreturn data',
  'throw response.data',
  'throw err.response?.data',
  'throw err.response.data.error',
  'throw { ...data, status: r.status }',
  'const body = await r.json()\nreturn Promise.reject(body)',
  'return Promise.reject(error.response.data)',
  'return rejectWithValue(err.response!.data)',
  'return throwError(() => err.response.data)',
  'const data = await r.json()\nthrow Object.assign(new Error(data.message), data)',
  'catch (e) { show(messageOf(e.response.data)) }',
  'const data = await r.json()\nif (!r.ok) return errorText(data)',
])('sees that what a server sent becomes an error: %s', (text) => {
  expect(relaysErrors(text)).toBe(true)
})

test.each([
  'const data = await r.json()\nreturn data',
  'const data = await r.json()\nif (!r.ok) throw new Error(data.message)',
  'console.error(err.response.data)',
  'setError(err.response.data)',
  'const data = await r.json()\nresolve(data)',
  'const data = await r.json()\nthrow data.message',
  'const data = await r.json()\nlogger.error(data)',
])('sees nothing relayed: %s', (text) => {
  expect(relaysErrors(text)).toBe(false)
})

test('a long text takes no time', () => {
  expect(relaysErrors(`throw ${' ('.repeat(20_000)}`)).toBe(false)
}, 1_000)

test('a package that relays errors makes errors with a code', () => {
  const relay = { path: 'api.js', text: 'if (!r.ok) throw await r.json()' }
  expect(factsOf([relay]).makesErrorCodes).toBe(true)
})
