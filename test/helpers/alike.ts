import { expect } from 'vitest'
import { type PoolOptions, rewriteFetch } from '../../emulator/index.js'
import type { V5Any } from '../../helpers/v5-any.js'
import { impatiently } from '../emulator/qualification/clients/impatient.js'
import { openBrowser, visit } from '../emulator/qualification/clients/page.js'
import type { Store } from '../emulator/qualification/clients/store.js'
import {
  CLIENT_ID,
  IDENTITY_POOL_ID,
  PASSWORD,
  type Peer,
  POOL_ID,
  startPeerForTest,
} from '../emulator/qualification/peer.js'
import { openHelpers } from './open-helpers.js'

/** The methods of v5 that have a helper, called as v5 code calls them. */
export type V5Calls = Readonly<Record<HelperName, (...input: V5Any[]) => Promise<V5Any>>>

type HelperName =
  | 'changePassword'
  | 'completeNewPassword'
  | 'confirmSignIn'
  | 'confirmSignUp'
  | 'confirmSignUpThenSignIn'
  | 'currentAuthenticatedUser'
  | 'currentCredentials'
  | 'currentSession'
  | 'currentUserCredentials'
  | 'currentUserInfo'
  | 'currentUserPoolUser'
  | 'deleteUser'
  | 'deleteUserAttributes'
  | 'disableSMS'
  | 'enableSMS'
  | 'essentialCredentials'
  | 'federatedSignIn'
  | 'fetchDevices'
  | 'forgetDevice'
  | 'forgotPassword'
  | 'forgotPasswordSubmit'
  | 'getMFAOptions'
  | 'getPreferredMFA'
  | 'rememberDevice'
  | 'resendSignUp'
  | 'sendCustomChallengeAnswer'
  | 'sendMFASelectionAnswer'
  | 'setPreferredMFA'
  | 'setupTOTP'
  | 'signIn'
  | 'signOut'
  | 'signUp'
  | 'signUpThenSignIn'
  | 'updateUserAttributes'
  | 'userAttributes'
  | 'userSession'
  | 'verifiedContact'
  | 'verifyCurrentUserAttribute'
  | 'verifyCurrentUserAttributeSubmit'
  | 'verifyTotpToken'
  | 'verifyUserAttribute'
  | 'verifyUserAttributeSubmit'

/** A page of an app, on v5 or on v6 with the helpers. */
interface AppPage {
  readonly auth: V5Calls
  /** What Hub told about sign-ins so far, under the names of v5. */
  readonly heard: readonly Heard[]
}

/** An event on the channel `auth`. */
export interface Heard {
  readonly event: string
  readonly data: V5Any
  readonly message?: string
}

/** One visitor of an app. */
export interface Visit extends AppPage {
  /** The same app after a reload. */
  reload(): AppPage
  readonly peer: Peer
  readonly store: Store
  /** Where the browser is sent, once it is. */
  readonly left: Promise<string>
}

/** What is there before the script begins. */
export interface Situation {
  readonly pool?: PoolOptions
  /** Default: plain passwords, which cost no SRP. */
  readonly flow?: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH'
  /** Who is signed in when the page opens. */
  readonly signedIn?: string
  /** Seconds since the tokens were issued. */
  readonly age?: number
  readonly identityPool?: boolean
  /** Whether the page is in a browser and the hosted sign-in page is configured. */
  readonly hostedUi?: boolean
  /** How a sign-up is confirmed. Default: by a code. */
  readonly verification?: 'code' | 'link'
  /** What the configuration tells Lambda triggers with every call. */
  readonly metadata?: Readonly<Record<string, string>>
  /** Changes the world after the tokens were issued and before the page opens. */
  readonly before?: (peer: Peer) => void
}

export const attributes = {
  email: 'ada@example.com',
  email_verified: 'true',
  phone_number: '+15550001234',
  phone_number_verified: 'false',
  name: 'Ada',
}

/** A pool with two people in it. */
export const pool: PoolOptions = {
  users: [
    { username: 'ada', password: PASSWORD, attributes },
    { username: 'eve', password: PASSWORD, attributes: { email: 'eve@example.com' } },
  ],
}

/**
 * Runs a script with the real v5 and again with the helpers on the real v6, each on a world of its
 * own, and compares what the script saw. Returns it, so that the test can say what it is.
 */
export async function alike(
  situation: Situation,
  script: (visit: Visit) => Promise<unknown>,
): Promise<unknown> {
  const onV5 = comparable(await run('v5', situation, script))
  const onV6 = comparable(await run('v6', situation, script))
  expect(onV6).toEqual(onV5)
  return onV5
}

/** A rejection as code can look at it. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await promise }
  } catch (error) {
    if (typeof error === 'string') return error
    const { name, code, message } = error as { name: string; code?: string; message: string }
    return { name, code, message }
  }
}

async function run(
  version: 'v5' | 'v6',
  situation: Situation,
  script: (visit: Visit) => Promise<unknown>,
): Promise<unknown> {
  const more = situation.identityPool ? { identityPools: [identityPool] } : {}
  const peer = await startPeerForTest(situation.pool ?? pool, more)
  // v5 cannot be told where the identity pool is.
  const { fetch } = globalThis
  if (situation.identityPool) globalThis.fetch = rewriteFetch({ url: peer.url })
  const browser = openBrowser()
  const { localStorage: store } = browser
  if (situation.signedIn) await seed(peer, store, situation.signedIn, situation.age)
  situation.before?.(peer)
  peer.operations()
  const { left } = situation.hostedUi ? visit(APP, browser) : { left: NEVER }
  const open = version === 'v5' ? openOnV5 : openOnV6
  const reload = () => open(peer, store, situation)
  return impatiently(() => script({ ...reload(), reload, peer, store, left })).finally(() => {
    globalThis.fetch = fetch
  })
}

const APP = 'http://localhost:3000/'
const NEVER = new Promise<never>(() => {})
const oauth = { domain: 'auth.example.com', responseType: 'code' }
const scopes = ['openid', 'email']

const identityPool = {
  id: IDENTITY_POOL_ID,
  region: 'eu-west-1',
  allowGuests: true,
  providers: [{ poolId: POOL_ID, clientId: CLIENT_ID }],
}

function openOnV5(peer: Peer, store: Store, situation: Situation): AppPage {
  const { flow = 'USER_PASSWORD_AUTH' } = situation
  const verification = situation.verification && { verification: situation.verification }
  const identities = situation.identityPool && { identityPoolId: IDENTITY_POOL_ID }
  const redirects = { redirectSignIn: APP, redirectSignOut: APP }
  const page = peer.v5({
    flow,
    store,
    ...identities,
    ...verification,
    ...(situation.metadata && { clientMetadata: situation.metadata }),
    ...(situation.hostedUi && { oauth: { ...oauth, ...redirects, scope: scopes } }),
  })
  // In v5 these have other names, one of them as a method of the user.
  const auth = Object.assign(page.Auth as unknown as V5Calls, {
    sendMFASelectionAnswer: (user: V5Any, ...input: V5Any[]) =>
      user.sendMFASelectionAnswer(...input),
    signUpThenSignIn: page.Auth.signUp.bind(page.Auth),
    confirmSignUpThenSignIn: page.Auth.confirmSignUp.bind(page.Auth),
  })
  return { auth, heard: listenTo(page.Hub) }
}

function openOnV6(peer: Peer, store: Store, situation: Situation): AppPage {
  const { flow = 'USER_PASSWORD_AUTH' } = situation
  const verification = situation.verification && { verification: situation.verification }
  const identities = { identityPool: { id: IDENTITY_POOL_ID, allowGuests: true } }
  const redirects = { redirectSignIn: [APP], redirectSignOut: [APP] }
  const page = peer.v6({
    store,
    ...(situation.identityPool && identities),
    ...verification,
    ...(situation.hostedUi && { oauth: { ...oauth, ...redirects, scopes } }),
  })
  const helper = openHelpers(page.load)
  if (situation.metadata) {
    const { setClientMetadata } = helper('set-client-metadata')
    ;(setClientMetadata as (metadata: unknown) => void)(situation.metadata)
  }
  const authFlowType = flow === 'CUSTOM_AUTH' ? 'CUSTOM_WITH_SRP' : flow
  const auth = new Proxy({} as V5Calls, {
    get(_target, method: string) {
      const call = helper(kebab(method))[method] as (...input: unknown[]) => unknown
      // v5 has the flow in its configuration.
      if (method === 'signUpThenSignIn') return (params: unknown) => call(params, authFlowType)
      if (method !== 'signIn') return call
      return (who: unknown, password?: unknown, metadata?: unknown) =>
        call(who, password, metadata, authFlowType)
    },
  })
  return { auth, heard: listenTo(page.Hub) }
}

function listenTo(hub: unknown): readonly Heard[] {
  const heard: Heard[] = []
  const { listen } = hub as HubOfEither
  listen.call(hub, 'auth', ({ payload: { event, data, message } }) => {
    const name = event === 'signedIn' ? 'signIn' : event
    if (/^(?:autoS|s)ignIn(?:_failure)?$/.test(name)) {
      heard.push({ event: name, data, ...(message && { message }) })
    }
  })
  return heard
}

interface HubOfEither {
  listen(channel: string, callback: (capsule: { readonly payload: Heard }) => void): unknown
}

function kebab(method: string): string {
  return method.replaceAll(/([a-z])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4').toLowerCase()
}

/** Leaves tokens in a storage as a sign-in at an earlier visit did. */
async function seed(peer: Peer, store: Store, username: string, age = 0): Promise<void> {
  peer.cognito.clock.set(Date.now() - age * 1000)
  const tokens = await peer.cognito.issueTokens({ username, clientId: CLIENT_ID })
  peer.cognito.clock.set(undefined)
  const prefix = `CognitoIdentityServiceProvider.${CLIENT_ID}`
  store.setItem(`${prefix}.LastAuthUser`, username)
  const kept = { ...tokens, clockDrift: '0' }
  for (const [name, value] of Object.entries(kept)) {
    store.setItem(`${prefix}.${username}.${name}`, value)
  }
}

/** What is the same whenever a script runs: no functions, and random values by their kind. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') {
    if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value)) return '<jwt>'
    return value.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '<uuid>')
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(comparable)
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      typeof each === 'function' ? [] : [[key, comparable(each)]],
    ),
  )
}
