import { Secret, TOTP } from 'otpauth'
import type { Cognito, SavedState, TranscriptEntry } from '../../emulator/index.js'
import type { World } from '../../fixtures/executable/world.js'
import { impatiently } from '../emulator/qualification/clients/impatient.js'
import type { Store } from '../emulator/qualification/clients/store.js'
import type { Major } from './pages.js'
import { openPage } from './pages.js'
import { endingOf, settle, watchRequests } from './patience.js'
import { plain } from './plain.js'
import { loadProgram } from './program-modules.js'
import { type Rejected, rejectedOnV5, rejectedOnV6 } from './rejections.js'
import { type Situation, type SituationName, situations } from './situations.js'
import {
  ANSWER,
  CLIENT_ID,
  EMAIL,
  type Moment,
  NEW_PASSWORD,
  PASSWORD,
  POOL_ID,
  restore,
  TOTP_SECRET,
  USERNAME,
} from './world-states.js'

/** What one run showed to its caller, to its visitor and to the service. */
export interface Observation {
  readonly ending: 'resolved' | 'rejected' | 'hung'
  /** What it resolved with. */
  readonly value: unknown
  readonly rejection: Rejected | null
  /** What the code told on the way. */
  readonly notes: readonly unknown[]
  /** Who is signed in afterwards, by what the storage holds. */
  readonly user: string | null
  /** Which changes the service made, in their order, and with which input. */
  readonly changes: readonly unknown[]
  /** The accounts afterwards, and what was sent to them. */
  readonly accounts: unknown
}

/** A folder of modules and the major that it is written for. */
export interface Runnable {
  readonly folder: string
  readonly files: readonly string[]
  readonly major: Major
}

/** The local Cognito, and where it listens. */
export interface Place {
  readonly cognito: Cognito
  readonly url: string
}

/** One visitor who comes at a moment. */
export interface Visit {
  readonly situation: SituationName
  readonly moment: Moment
  readonly asksIdentityPool: boolean
}

/** Runs a program and tells what was to be seen. */
export async function observe(
  { folder, files, major }: Runnable,
  { cognito, url }: Place,
  visit: Visit,
): Promise<Observation> {
  const situation: Situation = situations[visit.situation]
  const store = restore(cognito, visit.moment)
  const withIdentityPool = visit.asksIdentityPool || situation.withIdentityPool === true
  const page = openPage[major]({ url, store, withIdentityPool })
  for (const fault of situation.faults ?? []) cognito.faults.add(fault)
  const notes: unknown[] = []
  const world = createWorld(cognito, situation, notes)
  const requests = watchRequests()
  const ending = await impatiently(() => {
    const run = loadProgram(folder, files, page)
    return endingOf(Promise.resolve().then(() => run(world)))
  })
  await settle(requests)
  requests.stop()
  const rejected = major === 'v5' ? rejectedOnV5 : rejectedOnV6
  return {
    ending: ending.how,
    value: ending.how === 'resolved' ? plain(ending.value) : null,
    rejection: ending.how === 'rejected' ? rejected(ending.error) : null,
    notes: [...notes],
    user: userIn(store),
    changes: changesIn(cognito.transcript()),
    accounts: accountsOf(cognito),
  }
}

function createWorld(cognito: Cognito, situation: Situation, notes: unknown[]): World {
  return {
    username: USERNAME,
    password: situation.password ?? PASSWORD,
    newPassword: NEW_PASSWORD,
    newcomer: 'joan',
    email: EMAIL,
    answer: ANSWER,
    code: (username = USERNAME) => cognito.outbox({ username }).at(-1)?.code ?? '000000',
    totp: (secret = TOTP_SECRET) => {
      // A code serves once, so each is of a later step.
      const timestamp = cognito.clock.advance(30_000)
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
    },
    note: (...told) => void notes.push(plain(told)),
    navigate: (path) => void notes.push(plain(['navigate', path])),
    send: ({ headers }) => void notes.push(plain(['send', headers])),
  }
}

function userIn({ entries }: Store): string | null {
  const keys = `CognitoIdentityServiceProvider.${CLIENT_ID}`
  const last = entries.get(`${keys}.LastAuthUser`)
  if (last === undefined || !entries.get(`${keys}.${last}.refreshToken`)) return null
  return last
}

/**
 * Operations that change something; what only reads may be asked as often as a major likes. What a
 * sign-out revoked shows in the accounts, and a secret that was asked for counts once it is verified.
 */
const CHANGES = new Set([
  ...['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode', 'ForgotPassword'],
  ...['ConfirmForgotPassword', 'ChangePassword', 'UpdateUserAttributes', 'DeleteUserAttributes'],
  ...['GetUserAttributeVerificationCode', 'VerifyUserAttribute', 'SetUserMFAPreference'],
  ...['SetUserSettings', 'VerifySoftwareToken', 'GlobalSignOut', 'DeleteUser'],
  ...['UpdateDeviceStatus', 'ForgetDevice'],
])

function changesIn(entries: readonly TranscriptEntry[]): unknown[] {
  return entries
    .filter(({ operation, status }) => CHANGES.has(operation) && status === 200)
    .map(({ operation, input }) => [operation, plain(withoutEmpty(input))])
}

/** Which tokens and sessions carry a request is known from who made it. */
const CARRIERS = new Set(['AccessToken', 'Session', 'Token', 'UserContextData'])

/** The majors differ in what they write where there is nothing to say: null, false, {} or nothing. */
function withoutEmpty(input: object): object {
  const said = Object.entries(input).filter(([name, value]) => {
    if (CARRIERS.has(name) || value === null || value === undefined) return false
    if (name === 'PreferredMfa' && value === false) return false
    return typeof value !== 'object' || Object.keys(value).length > 0
  })
  return Object.fromEntries(
    said.map(([name, value]) => [
      name,
      typeof value === 'object' && !Array.isArray(value) ? withoutEmpty(value) : value,
    ]),
  )
}

/** The sessions that were not revoked. */
function sessionsOf({ pools }: SavedState): readonly { readonly username: string }[] {
  type Family = { readonly username: string; readonly revoked: boolean }
  const pool = (pools as Record<string, { readonly families: Record<string, Family> }>)[POOL_ID]
  return Object.values(pool?.families ?? {}).filter(({ revoked }) => !revoked)
}

function accountsOf(cognito: Cognito): unknown {
  const sessions = sessionsOf(cognito.state())
  const users = cognito.listUsers().map(({ devices, sub, ...rest }) => ({
    ...rest,
    devices: devices.length,
    sessions: sessions.filter(({ username }) => username === rest.username).length,
  }))
  const sent = cognito.outbox().map(({ username, purpose }) => [username, purpose])
  return plain({ users, sent })
}
