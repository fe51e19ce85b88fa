import type { Store } from '../../emulator/qualification/clients/store.js'
import { endingOf } from '../../proof/patience.js'
import type { Browser } from './browser.js'
import type { Door } from './doors.js'
import { type Masks, openMasks } from './masks.js'
import type { Network } from './network.js'
import type { Time } from './time.js'
import type { Service } from './world.js'

/** All that one run of a scenario showed. */
export type Observation = readonly Step[]

/** What one call did. */
export interface Step {
  /** The function and its input, or what a scenario has noted. */
  readonly call: unknown
  readonly resolved?: unknown
  readonly rejected?: unknown
  readonly hung?: true
  /** Operations that were asked for, in their order, with their parameters. */
  readonly requests: readonly Request[]
  /** What the Hub told. */
  readonly events: readonly unknown[]
  /** Keys of localStorage that have changed; null for those that are gone. */
  readonly stored: Changes
  /** Keys of sessionStorage that have changed. */
  readonly inTab: Changes
  /** Keys that no other library has, of both storages. */
  readonly own: Changes
  /** Cookies that have changed, each with its attributes. */
  readonly cookies: Changes
  /** Where the browser was sent. */
  readonly left: readonly unknown[]
  /** Where the page is. */
  readonly page: unknown
  /** Origins that were asked, but for the service's own. */
  readonly origins: readonly string[]
}

/** Keys and what they hold now. */
export type Changes = Readonly<Record<string, unknown>>

/** One request. */
export interface Request {
  readonly operation: string
  readonly input: unknown
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  /** `ok`, the challenge that was given, or the name of the refusal. */
  readonly result: string
}

/** Where a scenario takes place. */
export interface Place {
  readonly service: Service
  readonly browser: Browser
  readonly time: Time
  readonly network: Network
}

/** Writes down what is to be seen from outside. */
export interface Recorder {
  readonly steps: readonly Step[]
  /** The page that is open. */
  door: Door | null
  /** Writes down a call, and gives what it resolves with. */
  take(call: unknown, run: () => Promise<unknown>): Promise<unknown>
  /** Writes down calls that are made at once. */
  takeTogether(run: () => Promise<unknown>): Promise<void>
  /** Writes down something else. */
  note(value: unknown): void
  hear(payload: unknown): void
}

/** What a step shows that has done nothing. */
const nothing = {
  requests: [],
  events: [],
  stored: {},
  inTab: {},
  own: {},
  cookies: {},
  left: [],
  page: null,
  origins: [],
} as const

/** Opens an empty record. */
export function openRecorder(place: Place): Recorder {
  const masks = openMasks((error) => {
    const { AuthError } = recorder.door?.auth ?? {}
    return AuthError !== undefined && error instanceof AuthError
  })
  const steps: Step[] = []
  const heard: unknown[] = []
  const take = async (call: unknown, run: () => Promise<unknown>) => {
    const watch = watchPlace(place, masks)
    heard.length = 0
    const ending = await endingOf(Promise.resolve().then(run))
    await place.network.quiet()
    steps.push({
      call: masks.plain(call),
      ...(ending.how === 'resolved' && { resolved: masks.plain(ending.value) }),
      ...(ending.how === 'rejected' && { rejected: masks.plain(ending.error) }),
      ...(ending.how === 'hung' && { hung: true as const }),
      events: [...heard],
      ...watch(),
    })
    return ending.how === 'resolved' ? ending.value : undefined
  }
  const recorder: Recorder = {
    steps,
    door: null,
    take,
    async takeTogether(run) {
      await take('together', run)
      steps.push(inAnyOrder(steps.pop() as Step))
    },
    note: (value) => void steps.push({ call: 'note', resolved: masks.plain(value), ...nothing }),
    hear: (payload) => void heard.push(masks.plain(payload)),
  }
  return recorder
}

/** Begins to watch what changes; returns what tells it. */
function watchPlace({ service, browser, network }: Place, masks: Masks) {
  const { localStorage, sessionStorage, left } = browser
  const before = { stored: copyOf(localStorage), inTab: copyOf(sessionStorage) }
  const cookiesBefore = browser.cookies()
  service.cognito.clearTranscript()
  network.origins()
  left.length = 0
  return (): Omit<Step, 'call' | 'resolved' | 'rejected' | 'hung' | 'events'> => {
    const all = [...service.cognito.transcript(), ...network.diverted()]
    const requests = all.map(({ operation, input, status, result }) => ({
      operation,
      input: masks.plain(input),
      status,
      result,
    }))
    const stored = changesIn(before.stored, localStorage, masks)
    const inTab = changesIn(before.inTab, sessionStorage, masks)
    const cookies = cookieChanges(cookiesBefore, browser, masks)
    return {
      requests,
      stored: pick(stored, (key) => !isOwn(key)),
      inTab: pick(inTab, (key) => !isOwn(key)),
      own: pick({ ...stored, ...inTab, ...cookies }, isOwn),
      cookies: pick(cookies, (name) => !isOwn(name)),
      left: masks.plain(left) as unknown[],
      page: masks.plain(browser.url()),
      origins: network.origins(),
    }
  }
}

function isOwn(key: string): boolean {
  return key.includes('amplift')
}

function pick(changes: Changes, isWanted: (key: string) => boolean): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([key]) => isWanted(key)))
}

/** What is done at once is done in any order, and secrets are numbered in that order. */
function inAnyOrder(step: Step): Step {
  const text = JSON.stringify(step).replace(/<([\w ]+) \d+>/g, '<$1>')
  const { requests, ...rest } = JSON.parse(text) as Step
  const sorted = requests.map((request) => JSON.stringify(request)).sort()
  return { ...rest, requests: sorted.map((request) => JSON.parse(request) as Request) }
}

function copyOf({ entries }: Store): ReadonlyMap<string, string> {
  return new Map(entries)
}

function cookieChanges(
  before: ReadonlyMap<string, string>,
  { cookies, writtenOf }: Browser,
  masks: Masks,
): Changes {
  const after = cookies()
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  const changed = names.filter((name) => before.get(name) !== after.get(name))
  return Object.fromEntries(changed.map((name) => masks.cookie(writtenOf(name))))
}

function changesIn(before: ReadonlyMap<string, string>, { entries }: Store, masks: Masks): Changes {
  const keys = [...new Set([...before.keys(), ...entries.keys()])].sort()
  const changed = keys.filter((key) => before.get(key) !== entries.get(key))
  return Object.fromEntries(
    changed.map((key) => [String(masks.plain(key)), masks.plain(entries.get(key) ?? null, key)]),
  )
}
