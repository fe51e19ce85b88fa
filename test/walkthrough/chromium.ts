import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED_AT = '/usr/bin/chromium'

/**
 * Starts Debian's Chromium with an internet of its own: each rule leads a host, or a pattern of
 * hosts, to a port of this machine, and nothing else is found.
 */
export function startChromium(ports: Readonly<Record<string, number>>): Promise<Browser> {
  if (!existsSync(INSTALLED_AT)) throw new ChromiumMissing()
  const rules = Object.entries(ports).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`)
  return chromium.launch({
    executablePath: INSTALLED_AT,
    args: [`--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE localhost'].join(',')}`],
  })
}

/** Says what to run. Where in our code it was noticed helps nobody, so it is left out. */
class ChromiumMissing extends Error {
  override stack = ''

  constructor() {
    super(
      `${INSTALLED_AT} is missing: apt-get update && apt-get install -y --no-install-recommends chromium`,
    )
  }
}
