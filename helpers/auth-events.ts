import { fetchUserAttributes } from 'aws-amplify/auth'
import { Hub as HubV6 } from 'aws-amplify/utils'
import { attributesObject } from './attributes.js'
import type { HubPayload } from './hub-payload.js'
import { signedIn } from './session.js'
import { SESSION_ENDED, type SignedInUser, userOf } from './user.js'
import type { V5Any } from './v5-any.js'
import { v5Error } from './v5-error.js'

type TellEvent = (payload: HubPayload, source: string, withUsers: boolean) => void

/**
 * Tells the events of v6's channel `auth` as v5 did, to listeners that wait for whole users and to
 * those that do not.
 */
export function hearAuthEvents(tell: TellEvent, withUsers: boolean): void {
  if (withUsers) authEvents.hasUsers = true
  if (authEvents.isHeard) return
  authEvents.isHeard = true
  HubV6.listen('auth', ({ payload, source = '' }) => {
    // Others may send what they like; their events are passed on as they are.
    const isOwn = source === 'Auth'
    tellOfAuth(isOwn ? eventsOfV5(payload) : [payload], source, tell)
  })
  HubV6.listen('core', ({ payload }) => {
    if (payload.event === 'configure') tellOfAuth(configuredEvents(payload.data), 'Auth', tell)
  })
}

/** What has to be known from one event to the next. */
const authEvents: {
  isHeard: boolean
  /** Somebody listens who reads more of users than their names. */
  hasUsers: boolean
  /** Events that wait for the user of an earlier one. */
  pending: Promise<void> | null
  user: SignedInUser | null
  /** A redirect has brought somebody back, whose `signedIn` v6 sends last and v5 sent first. */
  isRedirect: boolean
  customState: string | null
  isJustRefreshed: boolean
  refusal: unknown
} = {
  isHeard: false,
  hasUsers: false,
  pending: null,
  user: null,
  isRedirect: false,
  customState: null,
  isJustRefreshed: false,
  refusal: null,
}

function tellOfAuth(payloads: HubPayload[], source: string, tell: TellEvent): void {
  const { user, hasUsers } = authEvents
  const isSignIn = payloads.some(({ event, data }) => event === 'signIn' && data === user)
  for (const payload of payloads) tell(payload, source, false)
  if (!hasUsers) return
  if (!authEvents.pending && !isSignIn) {
    for (const payload of payloads) tell(payload, source, true)
    return
  }
  const completed = isSignIn && user ? completeUser(user) : null
  const pending = Promise.all([authEvents.pending, completed]).then(() => {
    if (authEvents.pending === pending) authEvents.pending = null
    for (const payload of payloads) tell(payload, source, true)
  })
  authEvents.pending = pending
}

/** Gives a user what is known once the sign-in is over; what cannot be had stays away. */
async function completeUser(user: SignedInUser): Promise<void> {
  try {
    const { username, session } = await signedIn()
    Object.assign(user, { username, signInUserSession: session })
    Object.assign(user, { attributes: attributesObject(await fetchUserAttributes()) })
  } catch {
    // The user may be gone already, or the token has no right to read attributes.
  }
}

/** The events of v5 that stand for one of v6: none, one, or several. */
function eventsOfV5(payload: V5Any): HubPayload[] {
  const { event, data } = payload
  switch (event) {
    case 'signedIn':
      return signInEvents(userOf(data?.username, null))
    case 'signedOut':
      return [signOutEvent(authEvents.user)]
    case 'tokenRefresh':
      return refreshEvents()
    case 'tokenRefresh_failure':
      return refusedEvents(data?.error)
    case 'customOAuthState':
      authEvents.customState = data
      return []
    case 'signInWithRedirect':
      authEvents.isRedirect = true
      return []
    case 'signInWithRedirect_failure':
      return redirectFailures(data?.error)
    default:
      return [payload]
  }
}

function signInEvents(user: SignedInUser): HubPayload[] {
  const { isRedirect, customState } = authEvents
  Object.assign(authEvents, { user, isRedirect: false, customState: null })
  const message = `A user ${user.username} has been signed in`
  const signIn = { event: 'signIn', data: user, message }
  if (!isRedirect) return [signIn]
  const via = `${message} via Cognito Hosted UI`
  const redirect = { event: 'cognitoHostedUI', data: user, message: via }
  if (customState === null) return [signIn, redirect]
  const told = `State for user ${user.username}`
  return [signIn, redirect, { event: 'customOAuthState', data: customState, message: told }]
}

function signOutEvent(data: SignedInUser | null): HubPayload {
  authEvents.user = null
  return { event: 'signOut', data, message: 'A user has been signed out' }
}

/** v6 tells of one refresh once for everybody who waited for it. */
function refreshEvents(): HubPayload[] {
  if (authEvents.isJustRefreshed) return []
  authEvents.isJustRefreshed = true
  setTimeout(() => {
    authEvents.isJustRefreshed = false
  })
  return [{ event: 'tokenRefresh', data: undefined, message: 'New token retrieved' }]
}

/** Where the service says that the session is over, v5 told of a sign-out too. */
function refusedEvents(error: V5Any): HubPayload[] {
  if (error && authEvents.refusal === error) return []
  authEvents.refusal = error
  const message = 'Failed to retrieve new token'
  const failure = { event: 'tokenRefresh_failure', data: v5Error(error), message }
  return SESSION_ENDED.includes(error?.message) ? [failure, signOutEvent(null)] : [failure]
}

function redirectFailures(error: V5Any): HubPayload[] {
  Object.assign(authEvents, { isRedirect: false, customState: null })
  const data = v5Error(error)
  return [
    { event: 'signIn_failure', data, message: 'The OAuth response flow failed' },
    {
      event: 'cognitoHostedUI_failure',
      data,
      message: 'A failure occurred when returning to the Cognito Hosted UI',
    },
    { event: 'customState_failure', data, message: 'A failure occurred when returning state' },
  ]
}

/** v5 looked for the answer of a sign-in page at every configuration that knows one. */
function configuredEvents(config: V5Any): HubPayload[] {
  const message = 'The Auth category has been configured successfully'
  const configured = { event: 'configured', data: null, message }
  const { location } = globalThis as V5Any
  if (!config?.Auth?.Cognito?.loginWith?.oauth || !location) return [configured]
  const parsed = 'The callback url is being parsed'
  const data = { url: location.href }
  return [{ event: 'parsingCallbackUrl', data, message: parsed }, configured]
}
