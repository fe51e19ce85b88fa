import { Auth, type CognitoUser, type CognitoUserAttribute } from '../../../shim/legacy/index.js'

export async function read(user: CognitoUser): Promise<Record<string, string>> {
  const attributes: CognitoUserAttribute[] = await Auth.userAttributes(user)
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]))
}

export async function write(user: CognitoUser, email: string): Promise<boolean> {
  const answer: string = await Auth.updateUserAttributes(user, { email }, { reason: 'moved' })
  await Auth.deleteUserAttributes(user, ['nickname'])
  return answer === 'SUCCESS'
}

export async function verify(user: CognitoUser, code: string): Promise<string> {
  const contact = await Auth.verifiedContact(user)
  if (Object.keys(contact.verified).length > 0) return Object.keys(contact.unverified).join()
  await Auth.verifyUserAttribute(user, 'email', { a: 'b' })
  await Auth.verifyCurrentUserAttribute('phone_number')
  const answer: string = await Auth.verifyUserAttributeSubmit(user, 'email', code)
  return answer + (await Auth.verifyCurrentUserAttributeSubmit('phone_number', code))
}

export function ask(user: CognitoUser): Promise<void> {
  return Auth.verifyUserAttribute(user, 'email').then(() =>
    Auth.verifyCurrentUserAttribute('email'),
  )
}

export async function leave(): Promise<string> {
  return (await Auth.deleteUser()) || 'gone'
}

// @ts-expect-error names are a list
export const oneName: unknown = Auth.deleteUserAttributes({}, 'nickname')
