import { ANN, isAtHome, type Journey, OTHER_PASSWORD, PASSWORD, signIn, unlike } from './journey.js'

export const passwordJourneys: readonly Journey[] = [
  {
    name: 'a person who forgot their password chooses a new one with the code from the mail',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/sign-in')
      await ann.follow('Forgot your password?')
      await ann.fill({ 'E-mail': ANN.username })
      await ann.press('Send me a code')
      await ann.sees('heading', 'Choose a new password')
      await ann.reads('We sent a code to a***@e***.')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'forgotPassword' })
      await ann.fill({ Code: unlike(code), 'New password': OTHER_PASSWORD })
      await ann.press('Save')
      await ann.isWarned('That code is wrong.')
      await ann.fill({ Code: code })
      await ann.press('Save')
      await ann.finds('E-mail', ANN.username)
      await signIn(ann, PASSWORD)
      await ann.isWarned('E-mail or password is wrong.')
      await signIn(ann, OTHER_PASSWORD)
      await isAtHome(ann)
    },
  },
  {
    name: 'a code that came too late is asked for again',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/forgot-password')
      await ann.fill({ 'E-mail': ANN.username })
      await ann.press('Send me a code')
      await ann.sees('heading', 'Choose a new password')
      const code = cognito.lastCode({ username: ANN.username, purpose: 'forgotPassword' })
      cognito.clock.advance(2 * 60 * 60_000)
      await ann.fill({ Code: code, 'New password': OTHER_PASSWORD })
      await ann.press('Save')
      await ann.isWarned('That code has expired. Ask for a new one.')
      await ann.sees('button', 'Send me a code')
    },
  },
  {
    name: 'a person changes their password',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/security')
      await signIn(ann)
      await ann.fill({ 'Old password': OTHER_PASSWORD, 'New password': OTHER_PASSWORD })
      await ann.press('Change password')
      await ann.isWarned('Your old password is wrong.')
      await ann.fill({ 'Old password': PASSWORD })
      await ann.press('Change password')
      await ann.reads('Your password was changed.')
      const elsewhere = await await welcome()
      await elsewhere.open('/')
      await signIn(elsewhere, OTHER_PASSWORD)
      await isAtHome(elsewhere)
    },
  },
]
