import { describe, expect, test } from 'vitest'
import { type Bundle, bundle } from './bundle.js'

const SIGN_IN = ['signIn', 'confirmSignIn', 'fetchAuthSession', 'signOut']

describe('what a page downloads', () => {
  test('is nothing for nothing', async () => {
    const { modules } = await bundle([])
    expect([...modules.keys()]).toEqual([])
  })

  test.each([
    ['a sign-in with every challenge, the session and the sign-out', SIGN_IN, 27],
    ['the session', ['fetchAuthSession', 'getCurrentUser'], 13],
    ['a JWT', ['decodeJWT'], 2],
  ])('is small: %s', async (_what, names, limit) => {
    const page = await bundle(names)
    expect(page.size / 1024, report(page)).toBeLessThanOrEqual(limit)
  })

  test('has no SRP and no challenges where nobody signs in', async () => {
    const { modules } = await bundle(['fetchAuthSession', 'getCurrentUser', 'signOut'])
    expect([...modules.keys()].filter((path) => /core\/(srp|flow)\/|@noble/.test(path))).toEqual([])
  })

  test('never has the AWS SDK, nor anything of Node', async () => {
    const { modules } = await bundle('*')
    const paths = [...modules.keys()]
    expect(paths).toContain('core/srp/prove.ts')
    expect(paths.filter((path) => /aws-sdk|smithy|\.node\./.test(path))).toEqual([])
  })
})

/** Says where the bytes come from, for whoever has to find out. */
function report({ size, modules }: Bundle): string {
  const lines = [...modules].slice(0, 40).map(([path, bytes]) => `${bytes} ${path}`)
  return [`${size} bytes:`, ...lines].join('\n')
}
