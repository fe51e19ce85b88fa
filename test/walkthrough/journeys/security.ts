import { expect } from 'vitest'
import type { Cognito } from '../../../emulator/index.js'
import { keyOnScreen, nextCode } from './authenticator.js'
import { ANN, eventually, isAtHome, type Journey, signIn } from './journey.js'

const PHONE = { phone_number: '+353851234567', phone_number_verified: 'true' }

export const securityJourneys: readonly Journey[] = [
  {
    name: 'a person turns a second factor on, changes it, and turns it off',
    walk: async (shop) => {
      const { cognito, welcome } = shop
      cognito.createUser({ ...ANN, attributes: { ...ANN.attributes, ...PHONE } })
      const ann = await welcome()
      await ann.open('/security')
      await signIn(ann)
      await ann.reads('Your password is enough.')
      await ann.press('Use an authenticator app')
      await ann.fill({ Code: nextCode(shop, await keyOnScreen(ann)) })
      await ann.press('Turn on')
      await ann.reads('We ask your authenticator app.')
      expect(cognito.getUser(ANN).mfa.preferred).toBe('SOFTWARE_TOKEN_MFA')
      await ann.press('Use text messages')
      await ann.reads('We send a text message.')
      expect(cognito.getUser(ANN).mfa.preferred).toBe('SMS_MFA')
      await ann.press('Turn off')
      await ann.reads('Your password is enough.')
      expect(cognito.getUser(ANN).mfa).toMatchObject({ sms: false, totp: false, preferred: null })
    },
  },
  {
    name: 'a device that was remembered is not asked for a code, until it is forgotten',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, attributes: { ...ANN.attributes, ...PHONE } })
      cognito.setMfa({ username: ANN.username, sms: true, preferred: 'SMS_MFA' })
      const ann = await welcome()
      const typesInCode = async (): Promise<void> => {
        await ann.reads(/^We sent a code to /)
        await ann.fill({ Code: cognito.lastCode({ username: ANN.username, purpose: 'signIn' }) })
        await ann.press('Continue')
      }
      await ann.open('/security')
      await signIn(ann)
      await typesInCode()
      await ann.sees('listitem', '')
      await ann.press('Do not ask for a code on this device')
      await isDone(cognito, 'UpdateDeviceStatus')
      await ann.press('Sign out')
      await ann.sees('heading', 'Sign in')
      await ann.open('/security')
      await signIn(ann)
      await ann.sees('heading', 'Security')
      await ann.press('Forget this device')
      await isDone(cognito, 'ForgetDevice')
      await ann.press('Sign out')
      await ann.sees('heading', 'Sign in')
      await ann.open('/security')
      await signIn(ann)
      await typesInCode()
      await ann.sees('heading', 'Security')
    },
  },
  {
    name: 'a person signs out on all devices',
    walk: async ({ cognito, welcome, renews }) => {
      cognito.createUser(ANN)
      const [laptop, phone] = [await welcome(), await welcome()]
      for (const device of [laptop, phone]) {
        await device.open('/')
        await signIn(device)
        await isAtHome(device)
      }
      const kept = [await laptop.kept(), await phone.kept()]
      await laptop.follow('Security')
      await laptop.press('Sign out on all devices')
      await laptop.sees('heading', 'Sign in')
      expect(await Promise.all(kept.map(renews))).toEqual([false, false])
    },
  },
  {
    name: 'a person deletes their account',
    walk: async ({ cognito, welcome }) => {
      const { username } = cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/security')
      await signIn(ann)
      const questions: string[] = []
      ann.page.once('dialog', (dialog) => {
        questions.push(dialog.message())
        void dialog.accept()
      })
      await ann.press('Delete account')
      await ann.sees('heading', 'Sign in')
      expect(questions).toEqual([`Delete ${username}? This cannot be undone.`])
      expect(cognito.listUsers()).toEqual([])
    },
  },
]

async function isDone(cognito: Cognito, operation: string): Promise<void> {
  const done = () => cognito.transcript().filter(({ result }) => result === 'ok')
  await eventually(() => done().map((entry) => entry.operation)).toContain(operation)
}
