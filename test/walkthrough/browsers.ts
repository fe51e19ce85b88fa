import type { Browser, Page } from 'playwright-core'

/** Browsers that people without any past sit down at. */
export interface Browsers {
  /** A page of a browser at which nobody sits. */
  take(): Promise<Page>
  /** Makes all of them forget who was there. */
  forget(): Promise<void>
}

/** Windows are expensive, so those of people who left are used again. */
export function browsersOf(browser: Browser, origin: string): Browsers {
  const free: Page[] = []
  const taken: Page[] = []
  return {
    take: async () => {
      const page = free.pop() ?? (await openWindow(browser, origin))
      taken.push(page)
      return page
    },
    forget: async () => {
      const left = taken.splice(0)
      await Promise.all(left.map((page) => clear(page)))
      free.push(...left)
    },
  }
}

async function openWindow(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true })
  return context.newPage()
}

async function clear(page: Page): Promise<void> {
  // Under the address of the shop, and without the shop's code.
  await page.goto('/favicon.ico')
  await page.evaluate('localStorage.clear(); sessionStorage.clear()')
  await page.context().clearCookies()
}
