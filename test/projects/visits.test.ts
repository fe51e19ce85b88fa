import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { complaintsAbout, type Visit } from './visits.js'

test('answers that are as they have to be are no complaint', async () => {
  expect(
    await complaints(
      { visitor: 'signed in', path: '/meter', status: 200, text: 'The meter' },
      { visitor: 'signed out', path: '/meter', status: 307, location: '/?from=meter' },
    ),
  ).toEqual([])
})

test('whoever gets in, or does not, against what is expected is a complaint', async () => {
  const [letIn, kept, elsewhere] = await complaints(
    { visitor: 'signed in', path: '/meter', status: 307, location: '/' },
    { visitor: 'signed out', path: '/meter', status: 200, text: 'The meter' },
    { visitor: 'signed out', path: '/meter', status: 307, location: '/' },
  )
  expect(letIn).toContain('GET /meter by one who is signed in: status 200, location null')
  expect(kept).toMatch(/: status 307, location http\S+\/\?from=meter, body ; expected/)
  expect(elsewhere).toMatch(/: location http\S+\/\?from=meter; expected/)
})

/** A page for those who bring a cookie; all others are sent away, to an absolute address. */
async function complaints(...visits: Visit[]): Promise<string[]> {
  const server = createServer(({ headers, socket }, response) => {
    if (headers.cookie) response.end('<h1>The meter</h1>')
    else
      response
        .writeHead(307, { location: `http://localhost:${socket.localPort}/?from=meter` })
        .end()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return complaintsAbout({ pool: '', client: '', visits }, `http://localhost:${port}`, {
    cookieOf: (visitor) => (visitor === 'signed in' ? 'token=1' : ''),
    port: 0,
    close: async () => undefined,
  })
}
