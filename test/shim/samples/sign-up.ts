import { Auth, type CognitoUser, type ISignUpResult } from '../../../shim/legacy/index.js'

export async function register(email: string, password: string): Promise<string> {
  const { user, userSub, userConfirmed, codeDeliveryDetails } = await Auth.signUp({
    username: email,
    password,
    attributes: { email, 'custom:team': 'red' },
    validationData: { captcha: { token: 'x' } },
    clientMetadata: { campaign: 'spring' },
    autoSignIn: { enabled: true, clientMetaData: { source: 'web' } },
  })
  const name: string = user.getUsername()
  const confirmed: boolean = userConfirmed
  return confirmed ? userSub : `${name} ${codeDeliveryDetails.Destination}`
}

export const registerWithoutAttributes = (): Promise<ISignUpResult> =>
  Auth.signUp({ username: 'ada', password: 'secret' })

export const registerTheOldWay = (): Promise<ISignUpResult> =>
  Auth.signUp('ada', 'secret', 'ada@example.com', '+15550100')

export async function confirm(username: string, code: string): Promise<boolean> {
  await Auth.confirmSignUp(username, code, { forceAliasCreation: true })
  const answer = await Auth.confirmSignUp(username, code, { clientMetadata: { a: 'b' } })
  return answer === 'SUCCESS'
}

export async function resend(username: string): Promise<string> {
  const result = await Auth.resendSignUp(username, { reason: 'lost' })
  return result.CodeDeliveryDetails.Destination
}

export function keep(result: ISignUpResult): CognitoUser {
  return result.user
}

// @ts-expect-error a password is required
export const incomplete: unknown = Auth.signUp({ username: 'ada' })
