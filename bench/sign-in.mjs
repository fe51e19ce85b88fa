/**
 * What a sign-in by SRP costs the client: ours beside the real v5 and v6, taking turns in one run.
 *
 *   node bench/sign-in.mjs [sign-ins of each]
 *
 * Needs a build. The local Cognito is a process of its own, so that its share is not counted. v5 asks
 * for the attributes of the user as a part of each sign-in; that is counted, as its users wait for it.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Amplify } from 'aws-amplify'
import * as v6 from 'aws-amplify/auth'
import { ConsoleLogger } from 'aws-amplify/utils'
import { Auth } from 'aws-amplify-v5'
import { layOut } from './figures.mjs'

/**
 * @typedef {object} Client
 * @property {string} name
 * @property {() => Promise<unknown>} signIn
 * @property {() => Promise<unknown>} signOut
 */

const TARGET = 10
const times = Number(process.argv[2] ?? 30)
const server = fork(fileURLToPath(new URL('./cognito-server.mjs', import.meta.url)))
const [{ config, v5 }] = await once(server, 'message')
try {
  await main()
} finally {
  server.send('stop')
}

async function main() {
  const clients = [await ours('fetch', '../shim/dist/esm/index.js'), realV5(), realV6()]
  /** @type {Map<string, number[]>} */
  const costs = new Map(clients.map(({ name }) => [name, []]))
  for (let round = -5; round < times; round++) {
    for (const client of clients) {
      const before = process.cpuUsage()
      await client.signIn()
      const { user, system } = process.cpuUsage(before)
      await client.signOut()
      // The first rounds warm the compiler up.
      if (round >= 0) costs.get(client.name)?.push((user + system) / 1000)
    }
  }
  print(costs)
}

/** @param {Map<string, number[]>} costs */
function print(costs) {
  const [[name = '', own = []] = [], ...others] = costs
  const mine = median(own)
  const load = loadavg()[0]?.toFixed(2)
  console.log(
    `${availableParallelism()} cores of ${cpus()[0]?.model}, Node ${process.version}, load ${load}`,
  )
  console.log(`${times} sign-ins by SRP of each, CPU of the client at the median:\n`)
  const rows = others.map(([other, list]) => {
    const ratio = median(list) / mine
    const verdict = ratio >= TARGET ? 'met' : 'missed'
    return [
      other,
      ms(mine),
      ms(median(list)),
      `${ratio.toFixed(1)}x less`,
      `>= ${TARGET}x less`,
      verdict,
    ]
  })
  console.log(layOut([['against', name, 'reference', 'ratio', 'target', ''], ...rows]))
}

/**
 * @param {string} client
 * @param {string} path
 * @returns {Promise<Client>}
 */
async function ours(client, path) {
  const { configure, signIn, signOut } = await import(path)
  configure(config)
  return {
    name: `@amplift/auth (${client})`,
    signIn: () => signIn({ username: 'ann', password: 'Passw0rd!' }),
    signOut: () => signOut(),
  }
}

/** @returns {Client} */
function realV6() {
  ConsoleLogger.LOG_LEVEL = 'NONE'
  Amplify.configure(config)
  return {
    name: 'aws-amplify v6',
    signIn: () => v6.signIn({ username: 'ann', password: 'Passw0rd!' }),
    signOut: () => v6.signOut(),
  }
}

/** @returns {Client} */
function realV5() {
  const entries = new Map()
  const storage = {
    /** @param {string} key */
    getItem: (key) => entries.get(key) ?? null,
    /** @param {string} key @param {string} value */
    setItem: (key, value) => void entries.set(key, value),
    /** @param {string} key */
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
  Auth.configure({ ...v5.Auth, storage })
  return {
    name: 'aws-amplify v5',
    signIn: () => Auth.signIn('ann', 'Passw0rd!'),
    signOut: () => Auth.signOut(),
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(1)} ms`
}
