import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

// As in a test of an app that gives what it calls, and nothing else: Vitest refuses all other names.
vi.mock('aws-amplify', () => ({}))
vi.mock('aws-amplify/auth', () => ({}))
vi.mock('aws-amplify/auth/cognito', () => ({}))
vi.mock('aws-amplify/utils', () => ({}))

const helpers = readdirSync(new URL('../../helpers', import.meta.url))

test.each(helpers)('%s asks nothing of Amplify before it is called', async (file) => {
  await expect(import(`../../helpers/${file}`)).resolves.toBeDefined()
})
