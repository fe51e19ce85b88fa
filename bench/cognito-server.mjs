/** The local Cognito as a process of its own, which says what it has used when it is asked. */
const began = performance.now()
const { createCognito } = await import('@amplift/cognito')
const cognito = createCognito()
await cognito.listen({ hostedUiPort: false })
cognito.createUser({ username: 'ann', password: 'Passw0rd!' })
const ms = performance.now() - began

process.on('message', (message) => {
  if (message === 'stop') process.exit(0)
  process.send?.({ cpu: process.cpuUsage() })
})
process.send?.({ ms, config: cognito.configs().v6, v5: cognito.configs().v5 })
