import { expect } from 'vitest'
import type { Shop } from '../shop.js'
import type { Visitor } from '../visitor.js'

/** One way through the shop. Both versions of the app have to allow it. */
export interface Journey {
  readonly name: string
  readonly walk: (shop: Shop) => Promise<void>
}

export const PASSWORD = 'a-good-harvest-1'
export const OTHER_PASSWORD = 'a-better-harvest-2'

interface Person {
  readonly username: string
  readonly password: string
  readonly attributes: {
    readonly email: string
    readonly email_verified: string
    readonly name: string
  }
}

export const ANN: Person = {
  username: 'ann@example.com',
  password: PASSWORD,
  attributes: { email: 'ann@example.com', email_verified: 'true', name: 'Ann Appleby' },
}

/** Types in name and password and goes on; what comes next is another matter. */
export async function signIn(visitor: Visitor, password: string = PASSWORD): Promise<void> {
  await visitor.sees('heading', 'Sign in')
  await visitor.fill({ 'E-mail': ANN.username, Password: password })
  await visitor.press('Sign in')
}

/** The page that greets whoever is signed in, with an order that the API hands out for an id token. */
export async function isAtHome(
  visitor: Visitor,
  name: string = ANN.attributes.name,
): Promise<void> {
  await visitor.sees('heading', 'Your orders')
  await visitor.reads(/€12\.50 \(open\)/)
  await visitor.reads(new RegExp(`^${name}`))
  await visitor.sees('button', 'Sign out')
}

/** Waits, on a slow machine too, for what no page says anything about. */
export const eventually: typeof expect.poll = (read) => expect.poll(read, { timeout: 20_000 })

/** A code that is wrong and looks right. */
export function unlike(code: string): string {
  return code === '123456' ? '654321' : '123456'
}
