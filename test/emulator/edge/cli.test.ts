import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CommandTerminal, runCommand } from '../../../emulator/index.js'
import { CLIENT_ID, call, PASSWORD, POOL, POOL_ID, temporaryFolder } from './local-cognito.js'

const folder = temporaryFolder()
const SEED = file('seed.json', JSON.stringify({ pools: [POOL] }))
const QUIET = ['--port', '0', '--no-hosted-ui']

describe('amplift-cognito', () => {
  test('prints addresses, pools and a config for each major, and ends when it is stopped', async () => {
    const { lines, stop, url } = await start([
      '--port=0',
      '--hosted-ui-port=0',
      `--certificates=${folder}`,
      `--seed=${SEED}`,
    ])
    const text = lines.join('\n')
    expect(text).toContain(POOL_ID)
    expect(text).toContain(`NODE_EXTRA_CA_CERTS=${join(folder, 'localhost', 'certificate.pem')}`)
    const configs = [...text.matchAll(/Amplify\.configure\((\{.*?^\})\)/gms)].map(([, json]) =>
      JSON.parse(json ?? ''),
    )
    expect(configs).toMatchObject([
      { Auth: { Cognito: { userPoolId: POOL_ID, userPoolEndpoint: url } } },
      { Auth: { userPoolId: POOL_ID, endpoint: url } },
    ])
    expect(await stop()).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('shows a code when it is sent', async () => {
    const { lines, stop, url } = await start([...QUIET, `--seed=${SEED}`])
    await call(url, 'ForgotPassword', { ClientId: CLIENT_ID, Username: 'ada' })
    expect(lines.at(-1)).toMatch(/^forgotPassword: \d{6} for ada, by EMAIL/)
    await stop()
  })

  test('keeps users between starts, in a file that nobody else can read', async () => {
    const state = join(folder, 'state.json')
    const first = await start([...QUIET, `--seed=${SEED}`, `--state=${state}`])
    await call(first.url, 'SignUp', { ClientId: CLIENT_ID, Username: 'joan', Password: PASSWORD })
    await first.stop()
    expect(statSync(state).mode & 0o077).toBe(0)
    expect(readFileSync(state, 'utf8')).not.toContain(PASSWORD)

    const second = await start([...QUIET, `--state=${state}`])
    const users = await fetch(`${second.url}/_amplift/listUsers`)
    expect(
      ((await users.json()) as { username: string }[]).map(({ username }) => username),
    ).toEqual(['ada', 'joan'])
    await second.stop()
  })

  test('saves what the admin door changed while it still runs', async () => {
    const state = join(folder, 'running.json')
    const { stop, url } = await start([...QUIET, `--seed=${SEED}`, `--state=${state}`])
    await fetch(`${url}/_amplift/disableUser`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"username":"ada"}',
    })
    await expect
      .poll(() => existsSync(state) && readFileSync(state, 'utf8'))
      .toContain('"enabled":false')
    await stop()
  })

  test('prints its usage', async () => {
    const { code, out } = await fail(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('--seed <file>')
  })
})

describe('wrong usage ends with 2 and says what is wrong', () => {
  test.each([
    ['an unknown option', () => ['--sed', 'x'], /--sed/],
    ['a port that is none', () => ['--port', 'http'], /--port takes a number/],
    ['no seed', () => ['--seed', join(folder, 'absent.json')], /absent\.json/],
    ['a seed that is no JSON', () => ['--seed', file('a.json', '{')], /a\.json is no JSON/],
    [
      'a misspelt name',
      () => ['--seed', file('b.json', JSON.stringify({ pools: [{ client: [] }] }))],
      /pools\[0\] has no "client"/,
    ],
    [
      'a misspelt name in a client',
      () => [
        '--seed',
        file('c.json', JSON.stringify({ pools: [{ clients: [{ callbackUrl: 'x' }] }] })),
      ],
      /pools\[0\]\.clients\[0\] has no "callbackUrl"/,
    ],
    [
      'a pool id that no client would take',
      () => ['--seed', file('d.json', JSON.stringify({ pools: [{ id: 'mypool' }] }))],
      /must look like us-east-1_Example1/,
    ],
    ['a state that is none', () => ['--state', file('e.json', '{"version":7}')], /holds no state/],
  ])('%s', async (_case, args, message) => {
    const { code, errors } = await fail([...QUIET, ...args()])
    expect(errors).toMatch(message)
    expect(code).toBe(2)
  })

  test('a directory in the place of the state', async () => {
    mkdirSync(join(folder, 'dir'))
    expect((await fail([...QUIET, '--state', join(folder, 'dir')])).code).toBe(2)
  })
})

test('a port that is taken ends with 1 and a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, errors } = await fail(['--no-hosted-ui', '--port', String(port)])
  other.close()
  expect(code).toBe(1)
  expect(errors).toContain('choose --port')
})

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Runs the command until it says that it listens. */
async function start(args: readonly string[]) {
  const lines: string[] = []
  const stopping = new AbortController()
  let ready: () => void
  const listening = new Promise<void>((resolve) => {
    ready = resolve
  })
  const terminal: CommandTerminal = {
    write(line) {
      lines.push(line)
      if (line.includes('Ctrl+C')) ready()
    },
    writeError: (line) => lines.push(line),
    signal: stopping.signal,
  }
  const ended = runCommand(args, terminal)
  await Promise.race([listening, ended])
  const url = /http:\/\/localhost:\d+/.exec(lines.join('\n'))?.[0] ?? ''
  return {
    lines,
    url,
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

/** Runs a command that ends by itself. */
async function fail(args: readonly string[]) {
  const out: string[] = []
  const errors: string[] = []
  const code = await runCommand(args, {
    write: (line) => out.push(line),
    writeError: (line) => errors.push(line),
    signal: AbortSignal.timeout(5_000),
  })
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}
