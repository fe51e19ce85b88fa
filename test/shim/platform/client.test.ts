import { describe } from 'vitest'
import { fetchClient } from '../../../shim/platform/fetch-client.js'
import { sdkClient } from '../../../shim/platform/sdk-client.js'
import { sendByFetch } from '../../../shim/platform/send.js'
import { clientContract } from './client-contract.js'

describe('the client over fetch', () => {
  clientContract((options, clock) => fetchClient({ send: sendByFetch, clock })(options))
})

describe('the client of the AWS SDK', () => {
  clientContract((options, clock) => sdkClient({ clock })(options))
})
