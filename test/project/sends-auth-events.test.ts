import { expect, test } from 'vitest'
import { sendsAuthEvents } from '../../transforms/heard-events.js'

test.each([
  ["Hub.dispatch('auth', { event: 'signIn' })", true],
  ['Hub.dispatch(channel, payload)', true],
  ["aws.Hub.dispatch(\n  'auth',\n  payload)", true],
  ["Hub.dispatch('cart', { event: 'signIn' })", false],
  ["store.dispatch('auth')", false],
  ["import { Hub } from 'aws-amplify'\nHub.listen('auth', listener)", false],
])('an app that sends events of Auth itself is known by its calls: %s', (source, expected) => {
  expect(sendsAuthEvents(source)).toBe(expected)
})
