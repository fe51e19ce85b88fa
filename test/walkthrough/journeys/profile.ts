import { expect } from 'vitest'
import type { Cognito } from '../../../emulator/index.js'
import { ANN, eventually, isAtHome, type Journey, signIn, unlike } from './journey.js'

export const profileJourneys: readonly Journey[] = [
  {
    name: 'a person reads and changes what the shop knows about them',
    walk: async ({ cognito, welcome }) => {
      const { sub } = cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/')
      await signIn(ann)
      await isAtHome(ann)
      await ann.follow('Profile')
      await ann.reads(`Customer number ${sub}`)
      await ann.finds('Name', ANN.attributes.name)
      await ann.finds('Phone', '')
      await ann.fill({ Name: 'Ann Bramley', Phone: '0851234567' })
      await ann.press('Save')
      await ann.isWarned('Invalid phone number format.')
      await ann.fill({ Phone: '+353851234567' })
      await ann.press('Save')
      await ann.reads('Saved.')
      expect(cognito.getUser(ANN).attributes).toMatchObject({
        name: 'Ann Bramley',
        phone_number: '+353851234567',
        email_verified: 'true',
      })
      await ann.page.reload()
      await ann.finds('Name', 'Ann Bramley')
      await ann.finds('Phone', '+353851234567')
      await ann.reads(/^Ann Bramley/)
    },
  },
  {
    name: 'a person proves that an address is theirs',
    walk: async ({ cognito, welcome }) => {
      cognito.createUser({ ...ANN, attributes: { ...ANN.attributes, email_verified: 'false' } })
      const ann = await welcome()
      await ann.open('/profile')
      await signIn(ann)
      await ann.reads(/\(e-mail not verified\)/)
      await ann.reads(`${ANN.username} is not verified yet.`)
      await ann.press('Send me a code')
      const field = `Code from the mail to ${ANN.username}`
      await ann.sees('textbox', field)
      const code = cognito.lastCode({ username: ANN.username, purpose: 'email' })
      await ann.fill({ [field]: unlike(code) })
      await ann.press('Verify')
      await ann.isWarned('That code is wrong.')
      await ann.fill({ [field]: code })
      await ann.press('Verify')
      await ann.misses('button', 'Verify')
      expect(cognito.getUser(ANN).attributes.email_verified).toBe('true')
    },
  },
  {
    name: 'a photo is stored under the identity that a person has in the identity pool',
    walk: async ({ cognito, welcome, photos }) => {
      cognito.createUser(ANN)
      const ann = await welcome()
      await ann.open('/profile')
      await signIn(ann)
      const photo = { name: 'apples.png', mimeType: 'image/png', buffer: Buffer.from('apples') }
      await ann.page.getByLabel('Photo').setInputFiles(photo)
      const [identity] = identitiesOf(cognito)
      await eventually(() => [...photos]).toEqual([`private/${identity}/apples.png`])
      expect(identity).toMatch(/^eu-west-1:/)
    },
  },
]

function identitiesOf(cognito: Cognito): string[] {
  const pools = cognito.state().identityPools as Readonly<
    Record<string, { readonly identities: object }>
  >
  return Object.values(pools).flatMap(({ identities }) => Object.keys(identities))
}
