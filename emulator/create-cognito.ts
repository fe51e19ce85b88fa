import { createAdminDoor } from './admin-door.js'
import { createAdministration } from './administration.js'
import { buildConfigs } from './amplify-config.js'
import type { Cognito } from './cognito.js'
import { createWorld } from './core/world.js'
import { createHostedUi } from './hosted-ui/hosted-ui.js'
import { createFaults } from './http/faults.js'
import { createRouter } from './http/router.js'
import { createTranscript } from './http/transcript.js'
import { identityOperations } from './identity/identity-operations.js'
import { type Listeners, startListening } from './listen.js'
import { operations } from './operations/operations.js'
import { type CognitoOptions, DEFAULT_POOL } from './options.js'
import { keepKeys, restoreState, saveState } from './state.js'

/**
 * Makes a local Amazon Cognito: user pools, identity pools and Hosted UI, which the real aws-amplify v5
 * and v6 and the AWS SDK sign in against.
 *
 * @example
 * ```ts
 * import { createCognito } from '@amplift/cognito'
 *
 * const cognito = createCognito({
 *   pools: [{ id: 'us-east-1_Example', clients: [{ id: 'web' }] }],
 * })
 * const { url } = await cognito.listen()
 * cognito.createUser({ username: 'ada', password: 'Correct-horse-1' })
 * console.log(url, cognito.configs().v6)
 * await cognito.close()
 * ```
 */
export function createCognito(options: CognitoOptions = {}): Cognito {
  const world = createWorld(describeWorld(options))
  const initial = saveState(world.state)
  const ui = createHostedUi(world, options.autoSignIn)
  const faults = createFaults()
  const transcript = createTranscript()
  const changes = new Set<() => void>()
  let running: Listeners | undefined

  const cognito: Cognito = {
    ...createAdministration(world),
    clock: world.clock,
    faults,
    async listen(where) {
      if (running !== undefined) throw new TypeError('The local Cognito is listening already.')
      running = await startListening(router, where)
      return running.listening
    },
    async close() {
      const stopping = running
      running = undefined
      await stopping?.close()
    },
    configs(filter) {
      if (running === undefined) throw new TypeError('Call listen() first: a config has addresses.')
      return buildConfigs(world, running.listening, filter)
    },
    transcript: transcript.entries,
    clearTranscript: transcript.clear,
    onRequest: transcript.follow,
    onMessage: (listener) => addTo(world.listeners, listener),
    onChange: (listener) => addTo(changes, listener),
    autoSignIn: (person) => {
      ui.automatic = person
    },
    state: () => saveState(world.state),
    restore: (state) => restoreState(world.state, state),
    reset() {
      restoreState(world.state, keepKeys(initial, world.state.pools))
      world.clock.set(undefined)
      faults.clear()
      transcript.clear()
      ui.browsers.clear()
      ui.automatic = options.autoSignIn
    },
  }
  const router = createRouter({
    api: { world, services: SERVICES, faults, transcript },
    ui,
    admin: createAdminDoor(cognito),
    hostedUiUrl: () => running?.listening.hostedUiUrl || undefined,
    onHandled: () => {
      for (const listener of changes) listener()
    },
  })
  return cognito
}

const SERVICES = {
  AWSCognitoIdentityProviderService: { service: 'cognito-idp', operations },
  AWSCognitoIdentityService: { service: 'cognito-identity', operations: identityOperations },
} as const

function describeWorld({ seed, triggers, pools, identityPools, ...rest }: CognitoOptions) {
  const described = [...(pools ?? []), ...(seed?.pools ?? [])]
  return {
    ...rest,
    pools: (described.length === 0 ? [DEFAULT_POOL] : described).map((pool) =>
      triggers === undefined ? pool : { triggers, ...pool },
    ),
    identityPools: [...(identityPools ?? []), ...(seed?.identityPools ?? [])],
  }
}

function addTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
