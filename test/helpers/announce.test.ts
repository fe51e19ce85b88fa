import { Hub } from 'aws-amplify/utils'
import { expect, onTestFinished, test, vi } from 'vitest'
import { announce } from '../../helpers/announce.js'

test('tells the listeners how a call ended, and ends as the call did', async () => {
  const heard: unknown[] = []
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const stop = Hub.listen('auth', ({ payload }) => heard.push(payload))
  onTestFinished(() => {
    stop()
    vi.restoreAllMocks()
  })
  const events = { resolved: 'signUp', rejected: 'signUp_failure' }
  const refusal = new Error('no')
  expect(await announce(Promise.resolve(1), events)).toBe(1)
  await expect(announce(Promise.reject(refusal), events)).rejects.toBe(refusal)
  await announce(Promise.resolve(2), { rejected: 'signUp_failure' })
  expect(heard).toEqual([
    { event: 'signUp', data: 1 },
    { event: 'signUp_failure', data: refusal },
  ])
  expect(warn).not.toHaveBeenCalled()
  Hub.dispatch('auth', { event: 'signedOut' })
  expect(warn, 'the channel is protected again').toHaveBeenCalledOnce()
})
