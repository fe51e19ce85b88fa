import { expect } from 'vitest'
import type { Cognito } from '../../../emulator/index.js'
import { MAILED_CODE, requireMfa } from '../local-pool.js'
import type { Shop } from '../shop.js'
import { keyOnScreen, nextCode } from './authenticator.js'
import { ANN, isAtHome, type Journey, OTHER_PASSWORD, PASSWORD, signIn, unlike } from './journey.js'

const SECRET = 'JBSWY3DPEHPK3PXP'
const PHONE = { phone_number: '+353851234567', phone_number_verified: 'true' }

export const challengeJourneys: readonly Journey[] = [
  {
    name: 'a person with a second factor by text message types in the code that was sent',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, attributes: { ...ANN.attributes, ...PHONE } })
      cognito.setMfa({ username: ANN.username, sms: true, preferred: 'SMS_MFA' })
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await ann.reads('We sent a code to +********4567.')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'signIn' })
      await ann.fill({ Code: unlike(code) })
      await ann.press('Continue')
      await ann.isWarned('That code is wrong.')
      await ann.finds('Code', '')
      await ann.fill({ Code: code })
      await ann.press('Continue')
      await isAtHome(ann)
    },
  },
  {
    name: 'a person with an authenticator app types in its code',
    walk: async (shop) => {
      const { cognito, welcome } = shop
      cognito.createUser(ANN)
      cognito.setMfa({
        username: ANN.username,
        totpSecret: SECRET,
        preferred: 'SOFTWARE_TOKEN_MFA',
      })
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await ann.reads('Enter the code from your authenticator app.')
      const code = nextCode(shop, SECRET)
      await ann.fill({ Code: unlike(code) })
      await ann.press('Continue')
      await ann.isWarned('That code is wrong.')
      await ann.fill({ Code: code })
      await ann.press('Continue')
      await isAtHome(ann)
    },
  },
  {
    name: 'a person with two second factors chooses the text message',
    walk: async ({ cognito, welcome }) => {
      hasBothFactors(cognito)
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await ann.reads('How do you want to prove that it is you?')
      await ann.press('Text me a code')
      await ann.reads('We sent a code to +********4567.')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'signIn' })
      await ann.fill({ Code: code })
      await ann.press('Continue')
      await isAtHome(ann)
    },
  },
  {
    name: 'a person with two second factors chooses the app',
    walk: async (shop) => {
      hasBothFactors(shop.cognito)
      const ann = await shop.welcome()
      await ann.open('/')
      await signIn(ann)
      await ann.press('Use my app')
      await ann.reads('Enter the code from your authenticator app.')
      const code = nextCode(shop, SECRET)
      await ann.fill({ Code: unlike(code) })
      await ann.press('Continue')
      await ann.isWarned('That code is wrong.')
      await ann.fill({ Code: code })
      await ann.press('Continue')
      await isAtHome(ann)
    },
  },
  {
    name: 'a person whose account was made by staff chooses a password and tells their name',
    walk: async ({ cognito, welcome, renews }) => {
      const { name, ...nameless } = ANN.attributes
      cognito.createUser({ ...ANN, attributes: nameless, temporary: true })
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await ann.reads('Please choose a password of your own.')
      await ann.fill({ 'Your name': name, 'New password': 'short' })
      await ann.press('Save')
      await ann.isWarned('Password did not conform with policy: Password not long enough')
      await ann.fill({ 'New password': OTHER_PASSWORD })
      await ann.press('Save')
      await isAtHome(ann)
      expect(await renews(await ann.kept())).toBe(true)
      expect(cognito.getUser(ANN)).toMatchObject({ status: 'CONFIRMED', attributes: { name } })
    },
  },
  {
    name: 'a person who has to have a second factor sets up an app while signing in',
    walk: async (shop) => {
      const { cognito, welcome } = shop
      requireMfa(cognito)
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      const secret = await keyOnScreen(ann)
      await ann.fill({ Code: unlike(nextCode(shop, secret)) })
      await ann.press('Turn on')
      await ann.isWarned('That code is wrong.')
      await ann.fill({ Code: nextCode(shop, secret) })
      await ann.press('Turn on')
      await isAtHome(ann)
      expect(cognito.getUser(ANN).mfa).toMatchObject({
        totp: true,
        preferred: 'SOFTWARE_TOKEN_MFA',
      })
      await asksForApp(shop, secret)
    },
  },
  {
    name: 'a person without their password signs in with a code from the mail',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/profile')
      await ann.fill({ 'E-mail': ANN.username })
      await ann.press('Mail me a code instead')
      await ann.reads(`We sent a code to ${ANN.username}.`)
      await ann.fill({ Code: unlike(MAILED_CODE) })
      await ann.press('Continue')
      await ann.isWarned('That code is wrong.')
      await ann.finds('Code', '')
      await ann.fill({ Code: MAILED_CODE })
      await ann.press('Continue')
      await ann.sees('heading', 'Profile')
    },
  },
  {
    name: 'a person who guesses the code from the mail three times has to begin again',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/')
      await ann.fill({ 'E-mail': ANN.username })
      await ann.press('Mail me a code instead')
      for (const guess of ['111111', '222222']) {
        await ann.fill({ Code: guess })
        await ann.press('Continue')
        await ann.isWarned('That code is wrong.')
        await ann.finds('Code', '')
      }
      await ann.fill({ Code: '333333' })
      await ann.press('Continue')
      await ann.isWarned('E-mail or password is wrong.')
      await ann.open('/')
      await ann.sees('heading', 'Sign in')
    },
  },
]

/** Both are on, and none is preferred. */
function hasBothFactors(cognito: Cognito): void {
  cognito.createUser({ ...ANN, attributes: { ...ANN.attributes, ...PHONE } })
  cognito.setMfa({ username: ANN.username, sms: true, totpSecret: SECRET })
}

async function asksForApp(shop: Shop, secret: string): Promise<void> {
  const again = await shop.welcome()
  await again.open('/')
  await signIn(again, PASSWORD)
  await again.reads('Enter the code from your authenticator app.')
  await again.fill({ Code: nextCode(shop, secret) })
  await again.press('Continue')
  await isAtHome(again)
}
