/**
 * How often a session that needs no refresh is read in a second: ours beside the real v5 and v6,
 * taking turns in one run. A page does it before each of its requests.
 *
 *   node bench/sessions.mjs [rounds]
 *
 * Needs a build. The local Cognito is a process of its own, and is asked for the sign-ins only: v5 keeps
 * the attributes of the user in its storage too, so that its reads ask for nothing either.
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
 * @property {() => Promise<unknown>} read
 */

/** How many times as many reads, at least. */
const TARGETS = { 'aws-amplify v6': 4, 'aws-amplify v5': 1.33 }
const READS = 2000
const rounds = Number(process.argv[2] ?? 15)
const server = fork(fileURLToPath(new URL('./cognito-server.mjs', import.meta.url)))
const [{ config, v5 }] = await once(server, 'message')
const ann = { username: 'ann', password: 'Passw0rd!' }
try {
  await main()
} finally {
  server.send('stop')
}

async function main() {
  const clients = [await ours(), await realV6(), await realV5()]
  /** @type {Map<string, number[]>} */
  const rates = new Map(clients.map(({ name }) => [name, []]))
  for (let round = -3; round < rounds; round++) {
    for (const { name, read } of clients) {
      const start = process.hrtime.bigint()
      for (let each = 0; each < READS; each++) await read()
      const seconds = Number(process.hrtime.bigint() - start) / 1e9
      // The first rounds warm the compiler up.
      if (round >= 0) rates.get(name)?.push(READS / seconds)
    }
  }
  print(rates)
}

/** @param {Map<string, number[]>} rates */
function print(rates) {
  const [[name = '', own = []] = [], ...others] = rates
  const mine = median(own)
  const load = loadavg()[0]?.toFixed(2)
  console.log(
    `${availableParallelism()} cores of ${cpus()[0]?.model}, Node ${process.version}, load ${load}`,
  )
  console.log(`${rounds} rounds of ${READS} reads of each, reads per second at the median:\n`)
  const rows = others.map(([other, list]) => {
    const ratio = mine / median(list)
    const target = TARGETS[/** @type {keyof typeof TARGETS} */ (other)]
    return [
      other,
      perSecond(mine),
      perSecond(median(list)),
      `${ratio.toFixed(1)}x`,
      `>= ${target}x`,
      ratio >= target ? 'met' : 'missed',
    ]
  })
  console.log(layOut([['against', name, 'reference', 'ratio', 'target', ''], ...rows]))
}

/** @returns {Promise<Client>} */
async function ours() {
  const { configure, fetchAuthSession, signIn } = await import('../shim/dist/esm/index.js')
  configure(config)
  await signIn(ann)
  return { name: '@amplift/auth', read: () => fetchAuthSession() }
}

/** @returns {Promise<Client>} */
async function realV6() {
  ConsoleLogger.LOG_LEVEL = 'NONE'
  Amplify.configure(config)
  await v6.signIn(ann)
  return { name: 'aws-amplify v6', read: () => v6.fetchAuthSession() }
}

/** @returns {Promise<Client>} */
async function realV5() {
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
  await Auth.signIn(ann.username, ann.password)
  return { name: 'aws-amplify v5', read: () => Auth.currentSession() }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** @param {number} value */
function perSecond(value) {
  return `${Math.round(value).toLocaleString('en')}/s`
}
