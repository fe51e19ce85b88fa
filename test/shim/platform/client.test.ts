import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../shim/platform/clock.js'
import { fetchClient } from '../../../shim/platform/fetch-client.js'
import { sdkClient } from '../../../shim/platform/sdk-client.js'
import { sendByFetch } from '../../../shim/platform/send.js'
import { clientContract } from './client-contract.js'
import { answer, misbehave } from './misbehaving-server.js'

describe('the client over fetch', () => {
  clientContract((options, clock) => fetchClient({ send: sendByFetch, clock })(options))
})

describe('the client of the AWS SDK', () => {
  clientContract((options, clock) => sdkClient({ clock })(options))

  test('shares its connections among all that are opened for one endpoint', async () => {
    const { url, ports } = await misbehave(answer(200, {}))
    const open = sdkClient({ clock: systemClock })
    for (let request = 0; request < 3; request += 1) {
      await open({ endpoint: url, region: 'eu-west-1' }).call('DeleteUser', {
        AccessToken: 'token',
      })
    }
    expect(ports()).toHaveLength(1)
  })

  test('asks each endpoint with what is meant for it', async () => {
    const [one, other] = [await misbehave(answer(200, {})), await misbehave(answer(200, {}))]
    const open = sdkClient({ clock: systemClock })
    for (const [{ url }, AccessToken] of [
      [one, 'one'],
      [other, 'other'],
    ] as const) {
      await open({ endpoint: url, region: 'eu-west-1' }).call('DeleteUser', { AccessToken })
    }
    expect(one.requests.map(({ body }) => body)).toEqual(['{"AccessToken":"one"}'])
    expect(other.requests.map(({ body }) => body)).toEqual(['{"AccessToken":"other"}'])
  })
})
