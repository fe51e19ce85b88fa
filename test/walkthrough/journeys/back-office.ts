import { expect } from 'vitest'
import { nextCode } from './authenticator.js'
import { ANN, eventually, type Journey, PASSWORD } from './journey.js'

const SECRET = 'JBSWY3DPEHPK3PXP'

export const backOfficeJourneys: readonly Journey[] = [
  {
    name: 'the back office lets in who is of the staff, for as long as they stay signed in',
    walk: async (shop) => {
      const { cognito, welcome } = shop
      cognito.createUser({ ...ANN, groups: ['staff'] })
      cognito.setMfa({
        username: ANN.username,
        totpSecret: SECRET,
        preferred: 'SOFTWARE_TOKEN_MFA',
      })
      const ann = await welcome()
      await ann.open('/admin.html')
      await ann.fill({
        Name: ANN.username,
        Password: PASSWORD,
        Code: nextCode(shop, SECRET),
      })
      await ann.press('Sign in')
      await ann.reads('Pick a list from the menu.')
      await ann.page.reload()
      await ann.reads('Pick a list from the menu.')
      await ann.press('Sign out')
      await eventually(ann.kept).toEqual({ refreshToken: '', deviceKey: expect.any(String) })
      await ann.page.reload()
      await ann.sees('button', 'Sign in')
    },
  },
  {
    name: 'a person who was put into the group a moment ago gets in with new tokens',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/admin.html')
      await ann.fill({ Name: ANN.username, Password: PASSWORD })
      await ann.press('Sign in')
      await ann.finds('Name', '')
      cognito.setGroups({ username: ANN.username, groups: ['staff'] })
      await ann.page.reload()
      await ann.press('I was just added to the staff')
      await ann.reads('Pick a list from the menu.')
    },
  },
  {
    name: 'the back office shows in plain words why it refuses',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, temporary: true })
      const ann = await welcome()
      await ann.open('/admin.html')
      await ann.fill({ Name: ANN.username, Password: 'not-the-password-9' })
      await ann.press('Sign in')
      await ann.isWarned('E-mail or password is wrong.')
      await ann.fill({ Password: PASSWORD })
      await ann.press('Sign in')
      await ann.isWarned('Please finish your account in the shop first.')
    },
  },
]
