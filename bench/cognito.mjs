/**
 * What a sign-in by SRP costs the local Cognito, beside what the same sign-in costs the real
 * aws-amplify v6, in one run: `node bench/cognito.mjs [sign-ins]`. Needs a build.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Amplify } from 'aws-amplify'
import { signIn, signOut } from 'aws-amplify/auth'

const times = Number(process.argv[2] ?? 30)
const server = fork(fileURLToPath(new URL('./cognito-server.mjs', import.meta.url)))
const [{ ms, config }] = await once(server, 'message')
Amplify.configure(config)

const signInOnce = async () => {
  await signIn({ username: 'ann', password: 'Passw0rd!' })
  await signOut()
}
for (let warm = 0; warm < 5; warm++) await signInOnce()

const before = { client: process.cpuUsage(), server: await serverCpu() }
for (let n = 0; n < times; n++) await signInOnce()
const client = perSignIn(process.cpuUsage(before.client))
const after = await serverCpu()
const own = perSignIn({
  user: after.user - before.server.user,
  system: after.system - before.server.system,
})
server.send('stop')

console.log(`ready to answer after ${ms.toFixed(0)} ms, modules loaded`)
console.log(`${times} sign-ins by SRP: the local Cognito ${own.toFixed(1)} ms of CPU each,`)
console.log(
  `the real v6 client ${client.toFixed(1)} ms: ${(client / own).toFixed(1)} times as much`,
)

/** @returns {Promise<NodeJS.CpuUsage>} */
async function serverCpu() {
  server.send('cpu')
  const [answer] = await once(server, 'message')
  return answer.cpu
}

/** @param {NodeJS.CpuUsage} usage */
function perSignIn({ user, system }) {
  return (user + system) / 1000 / times
}
