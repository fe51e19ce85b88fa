import type * as auth from 'aws-amplify/auth'
import { Secret, TOTP } from 'otpauth'
import { openBrowser } from './browser.js'
import type { Door, OpenDoor } from './doors.js'
import { type Network, openNetwork, PAGES } from './network.js'
import { configOf } from './page-config.js'
import { type Observation, openRecorder, type Place, type Recorder } from './recorder.js'
import type { App, Recorded, Scenario } from './scenario.js'
import { stopTime } from './time.js'
import { fillBrowser } from './visitors.js'
import { startService, TOTP_SECRET } from './world.js'

/** Runs a scenario in a browser of its own, against a Cognito of its own. */
export async function observe(scenario: Scenario, open: OpenDoor): Promise<Observation> {
  const time = stopTime()
  const service = await startService(scenario.service ?? {})
  const browser = openBrowser(scenario.browser)
  const network = openNetwork(service.url)
  const place = { service, browser, time, network }
  try {
    await fillBrowser(scenario.visitor ?? 'nobody', browser, service)
    const recorder = openRecorder(place)
    await scenario.run(createApp(scenario, open, place, recorder))
    return recorder.steps
  } finally {
    network.end()
    browser.close()
    await service.stop()
    time.end()
  }
}

function createApp(scenario: Scenario, open: OpenDoor, place: Place, recorder: Recorder): App {
  const { browser, time, network } = place
  const { cognito, url } = place.service
  const openPage = (): Door => {
    const door = open()
    const config = configOf(scenario, url)
    if (config !== null) door.configure(config, scenario.options)
    door.hub.listen('auth', ({ payload }) => recorder.hear(payload))
    recorder.door = door
    return door
  }
  let door = openPage()
  const pass = (milliseconds: number) => time.pass(milliseconds, network.quiet)
  const code = () => cognito.outbox().at(-1)?.code ?? '000000'
  return {
    auth: recorded(() => door.auth, recorder.take),
    cognito,
    localStorage: browser.localStorage,
    sessionStorage: browser.sessionStorage,
    code,
    wrongCode: () => (code() === '123456' ? '654321' : '123456'),
    async totp(secret = TOTP_SECRET) {
      await pass(30_000)
      const timestamp = cognito.clock.now()
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp })
    },
    pass,
    together: (start) => recorder.takeTogether(() => Promise.allSettled(start(door.auth))),
    answer: (operation, answer) => network.answer(operation, answer),
    createContext: () => door.createContext(configOf(scenario, url) ?? {}),
    reload() {
      door = openPage()
    },
    async follow(change = String) {
      const back = await pagesBetween(network, String(browser.left.at(-1)))
      await recorder.take('follow', async () => {
        browser.goTo(change(new URL(back)))
        door = openPage()
      })
    },
    note: recorder.note,
  }
}

/** Where a browser gets that goes to a URL, once it has left the sign-in pages. */
async function pagesBetween(network: Network, url: string): Promise<string> {
  let here = url
  while (new URL(here).host === PAGES) {
    const next = (await network.visit(here)).headers.get('location')
    if (next === null) throw new Error(`The way ends at ${here}`)
    here = new URL(next, here).href
  }
  return here
}

/** The functions of the door that is open at the time of a call, each call a step. */
function recorded(current: () => typeof auth, take: Recorder['take']): Recorded {
  return new Proxy({} as Recorded, {
    get:
      (_target, name: keyof Recorded) =>
      (...input: unknown[]) =>
        take([name, ...input], async () => {
          const call = current()[name] as ((...input: unknown[]) => unknown) | undefined
          if (call === undefined) throw new Error(`The door has no ${name}.`)
          return call(...input)
        }),
  })
}
