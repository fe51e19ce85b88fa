import { expect } from 'vitest'
import { ANN, isAtHome, type Journey, OTHER_PASSWORD, signIn } from './journey.js'

export const signInJourneys: readonly Journey[] = [
  {
    name: 'a person who is signed out is led to sign in, and back to where they wanted to go',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/profile')
      await signIn(ann)
      await ann.sees('heading', 'Profile')
      expect(new URL(ann.page.url()).pathname).toBe('/profile')
      await ann.follow('Orders')
      await isAtHome(ann)
    },
  },
  {
    name: 'a session outlives the page, and keeps its person away from the sign-in page',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await isAtHome(ann)
      await ann.page.reload()
      await isAtHome(ann)
      await ann.open('/sign-in')
      await isAtHome(ann)
    },
  },
  {
    name: 'a wrong password is refused in the same words as a name that nobody has',
    walk: async ({ cognito, welcome }) => {
      const ann = await welcome()
      await ann.open('/sign-in')
      await signIn(ann)
      await ann.isWarned('E-mail or password is wrong.')
      cognito.createUser(ANN)
      await ann.page.reload()
      await signIn(ann, OTHER_PASSWORD)
      await ann.isWarned('E-mail or password is wrong.')
      await signIn(ann)
      await isAtHome(ann)
    },
  },
  {
    name: 'a person who never confirmed is sent a new code and led to the page for it',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, status: 'UNCONFIRMED' })
      const ann = await welcome()
      await ann.open('/sign-in')
      await signIn(ann)
      await ann.sees('heading', 'Confirm your e-mail address')
      await ann.finds('E-mail', ANN.username)
      const code = cognito.lastCode({ username: ANN.username, purpose: 'signUp' })
      await ann.fill({ Code: code })
      await ann.press('Confirm')
      await ann.sees('heading', 'Thank you')
      await ann.follow('Sign in')
      await ann.finds('E-mail', ANN.username)
      await signIn(ann)
      await isAtHome(ann)
      expect(cognito.getUser(ANN).status).toBe('CONFIRMED')
    },
  },
  {
    name: 'a person whose password has to be reset is led to the page for it',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      cognito.requirePasswordReset(ANN)
      const ann = await welcome()
      await ann.open('/sign-in')
      await signIn(ann)
      await ann.sees('heading', 'Forgot your password?')
      await ann.finds('E-mail', ANN.username)
      await ann.press('Send me a code')
      await ann.sees('heading', 'Choose a new password')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'forgotPassword' })
      await ann.fill({ Code: code, 'New password': OTHER_PASSWORD })
      await ann.press('Save')
      await signIn(ann, OTHER_PASSWORD)
      await isAtHome(ann)
      expect(cognito.getUser(ANN).status).toBe('CONFIRMED')
    },
  },
  {
    name: 'a person signs out, and what their browser kept is worth nothing any more',
    walk: async ({ cognito, welcome, renews }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await isAtHome(ann)
      const kept = await ann.kept()
      expect(await renews(kept)).toBe(true)
      await ann.press('Sign out')
      await ann.sees('heading', 'Sign in')
      expect(await renews(kept)).toBe(false)
      await ann.open('/profile')
      await ann.sees('heading', 'Sign in')
    },
  },
]
