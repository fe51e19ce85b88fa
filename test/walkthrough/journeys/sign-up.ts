import { expect } from 'vitest'
import { ANN, isAtHome, type Journey, OTHER_PASSWORD, PASSWORD, signIn, unlike } from './journey.js'

const form = {
  'E-mail': ANN.username,
  Password: PASSWORD,
  Name: ANN.attributes.name,
  'Company (optional)': 'Appleby & Daughters',
}

export const signUpJourneys: readonly Journey[] = [
  {
    name: 'a person signs up, types in the code from the mail and is signed in',
    walk: async ({ cognito, welcome }) => {
      const ann = await welcome()
      await ann.open('/')
      await ann.follow('New here?')
      await ann.sees('heading', 'Create an account')
      await ann.fill(form)
      await ann.press('Create account')
      await ann.sees('heading', 'Confirm your e-mail address')
      await ann.reads('We sent a code to a***@e***.')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'signUp' })
      await ann.fill({ Code: unlike(code) })
      await ann.press('Confirm')
      await ann.isWarned('That code is wrong.')
      expect(cognito.getUser(ANN).status).toBe('UNCONFIRMED')
      await ann.fill({ Code: code })
      await ann.press('Confirm')
      await isAtHome(ann)
      expect(cognito.getUser(ANN)).toMatchObject({
        status: 'CONFIRMED',
        attributes: {
          email: ANN.username,
          email_verified: 'true',
          name: ANN.attributes.name,
          'custom:company': 'Appleby & Daughters',
        },
      })
    },
  },
  {
    name: 'a person who confirms on another device signs in there by hand',
    walk: async ({ cognito, welcome }) => {
      const laptop = await welcome()
      await laptop.open('/sign-up')
      await laptop.fill(form)
      await laptop.press('Create account')
      await laptop.sees('heading', 'Confirm your e-mail address')
      const phone = await welcome()
      await phone.open('/confirm')
      await phone.fill({ 'E-mail': ANN.username })
      await phone.press('Send the code again')
      await phone.reads('We sent a code to a***@e***.')
      await phone.reads(/^Send again in \d+ s$/)
      const codes = cognito.outbox({ username: ANN.username, purpose: 'signUp' })
      expect(codes).toHaveLength(2)
      await phone.fill({ Code: codes.at(-1)?.code ?? '' })
      await phone.press('Confirm')
      await phone.sees('heading', 'Thank you')
      await phone.follow('Sign in')
      await signIn(phone)
      await isAtHome(phone)
    },
  },
  {
    name: 'a password that the pool refuses is refused in its words',
    walk: async ({ cognito, welcome }) => {
      const ann = await welcome()
      await ann.open('/sign-up')
      await ann.fill({ ...form, Password: 'no-numbers-in-it' })
      await ann.press('Create account')
      await ann.isWarned(
        'Password did not conform with policy: Password must have numeric characters',
      )
      expect(cognito.listUsers()).toEqual([])
    },
  },
  {
    name: 'a person who has an account is led to sign in',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, password: OTHER_PASSWORD })
      const ann = await welcome()
      await ann.open('/sign-up')
      await ann.fill(form)
      await ann.press('Create account')
      await ann.sees('heading', 'Sign in')
      await ann.finds('E-mail', ANN.username)
      await signIn(ann, OTHER_PASSWORD)
      await isAtHome(ann)
    },
  },
]
