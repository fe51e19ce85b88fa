import { expect } from 'vitest'
import { GAIL, STAN } from '../local-pool.js'
import type { Visitor } from '../visitor.js'
import { ANN, isAtHome, type Journey } from './journey.js'

export const providerJourneys: readonly Journey[] = [
  {
    name: 'a person signs in with Google and comes back to where they wanted to go',
    walk: async ({ cognito, welcome }) => {
      const gail = await welcome()
      await gail.open('/profile')
      await gail.press('Continue with Google')
      await gail.sees('heading', 'Sign in with Google')
      await gail.press('Sign in')
      await gail.sees('heading', 'Profile')
      await gail.finds('Name', GAIL.name)
      expect(cognito.listUsers().map(({ username }) => username)).toEqual([
        expect.stringMatching(/^Google_/),
      ])
    },
  },
  {
    name: 'a person of the staff signs in where the company does',
    walk: async ({ welcome }) => {
      const stan = await welcome()
      await stan.open('/sign-in')
      await stan.press('Staff sign-in')
      await stan.sees('heading', 'Sign in with OrchardStaff')
      await stan.press('Sign in')
      await isAtHome(stan, STAN.name)
    },
  },
  {
    name: 'a person signs in on the page of the pool, and out of it again',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/sign-in')
      await ann.press('Other ways to sign in')
      await signInAtPool(ann)
      await isAtHome(ann)
      // By way of the pool, which forgets the browser too.
      await Promise.all([ann.page.waitForEvent('load'), ann.press('Sign out')])
      await ann.sees('heading', 'Sign in')
      await ann.press('Other ways to sign in')
      await signInAtPool(ann)
      await isAtHome(ann)
    },
  },
]

async function signInAtPool(visitor: Visitor): Promise<void> {
  await visitor.fill({ Username: ANN.username, Password: ANN.password })
  await visitor.press('Sign in')
}
