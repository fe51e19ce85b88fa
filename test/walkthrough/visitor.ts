import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

type Role = Parameters<Page['getByRole']>[0]

/** A person at a browser without any past. Everything is named as it is read on the screen. */
export interface Visitor {
  /** What the browser offers beyond looking and clicking. */
  readonly page: Page
  open(path: string): Promise<void>
  fill(fields: Readonly<Record<string, string>>): Promise<void>
  press(button: string): Promise<void>
  follow(link: string): Promise<void>
  /** Waits until it is on the screen. */
  sees(role: Role, name: string | RegExp): Promise<void>
  reads(text: string | RegExp): Promise<void>
  /** Waits for a message about what went wrong. */
  isWarned(text: string): Promise<void>
  /** Waits until it is gone. */
  misses(role: Role, name: string | RegExp): Promise<void>
  /** Waits until a field holds this. */
  finds(label: string, value: string): Promise<void>
  /** What the app keeps of a session in this browser. */
  kept(): Promise<KeptSession>
}

/** What stays in a browser when its person goes: who has it is signed in. */
export interface KeptSession {
  readonly refreshToken: string
  /** A pool that tracks devices renews nothing without it. */
  readonly deviceKey: string
}

/** A person at an open page. What they wait for longer than `patience` milliseconds is not there. */
export function visitorAt(page: Page, patience: number): Visitor {
  page.setDefaultTimeout(patience)
  const field = (label: string): Locator => page.getByLabel(label, { exact: true })
  const named = (role: Role, name: string | RegExp): Locator =>
    page.getByRole(role, { name, exact: true })
  return {
    page,
    open: async (path) => void (await page.goto(path)),
    fill: async (fields) => {
      for (const [label, text] of Object.entries(fields)) await field(label).fill(text)
    },
    press: (button) => named('button', button).click(),
    follow: (link) => named('link', link).click(),
    sees: (role, name) => named(role, name).waitFor(),
    reads: (text) => page.getByText(text).waitFor(),
    isWarned: (text) => page.getByRole('alert').and(page.getByText(text)).waitFor(),
    misses: (role, name) => named(role, name).waitFor({ state: 'detached' }),
    finds: (label, value) =>
      expect.poll(() => field(label).inputValue(), { timeout: patience }).toBe(value),
    kept: async () => {
      const { cookies, origins } = await page.context().storageState()
      const items = [...cookies, ...origins.flatMap(({ localStorage }) => localStorage)]
      const ending = (end: string) => items.find(({ name }) => name.endsWith(end))?.value ?? ''
      return { refreshToken: ending('.refreshToken'), deviceKey: ending('.deviceKey') }
    },
  }
}
