import { describe, expect, test } from 'vitest'
import { heardEvents } from '../../transforms/heard-events.js'

const listener = (parameter: string, body: string) =>
  `Hub.listen('auth', (${parameter}) => { ${body} })`

describe('events that only v5 sends', () => {
  test.each([
    ['compared', listener('{ payload }', `if (payload.event === 'forgotPassword') go()`)],
    ['compared the other way round', listener('c', `'forgotPassword' === c.payload.event && go()`)],
    [
      'a case',
      listener('{ payload: { event } }', `switch (event) { case 'forgotPassword': go() }`),
    ],
  ])('are heard by their name: %s', (_, source) => {
    expect(heardEvents(source)).toEqual(['forgotPassword'])
  })

  test.each([
    ['compared', listener('{ payload }', `if (payload.event === 'signIn') go()`)],
    [
      'compared as v6 calls them',
      listener('{ payload }', `if (payload.event === 'signedIn') go()`),
    ],
    ['logged', listener('{ payload }', 'console.log(payload.event)')],
    [
      'told apart by a function of the file',
      `function onAuth({ payload }) { if (payload.event === 'signOut') go() }\nHub.listen('auth', onAuth)`,
    ],
  ])('are not heard where others are %s', (_, source) => {
    expect(heardEvents(source)).toEqual([])
  })

  test('are not heard by their names in a file without the Hub', () => {
    expect(heardEvents(`const step = 'forgotPassword'`)).toEqual([])
  })
})

describe('a listener whose events are not known hears every one', () => {
  const all = heardEvents(`Hub.listen('auth', onAuth)`)

  test('also those of another file', () => {
    expect(all).toEqual(expect.arrayContaining(['signUp', 'forgotPassword', 'userDeleted']))
  })

  test.each([
    ['looked up', listener('{ payload }', 'table[payload.event]?.()')],
    ['looked up when taken out', listener('{ payload: { event } }', 'table[event]?.()')],
    ['searched', listener('{ payload: { event } }', `if (event.startsWith('forgot')) go()`)],
    ['matched', listener('{ payload: { event } }', 'if (/forgot/.test(event)) go()')],
    [
      'one of a set',
      listener('{ payload }', 'const { event } = payload; KNOWN.has(event) && go()'),
    ],
    ['compared with a constant', listener('{ payload: { event } }', 'if (event === SENT) go()')],
  ])('as its events are %s', (_, source) => {
    expect(heardEvents(source)).toEqual(all)
  })
})
