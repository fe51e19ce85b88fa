import DefaultAuth, {
  Auth,
  type ChallengeName,
  type CognitoUser,
  type SignInOpts,
} from '../../../shim/legacy/index.js'

type Step = 'done' | 'code' | 'totp' | 'password' | 'custom'

export async function signIn(username: string, password: string): Promise<Step> {
  const user = await Auth.signIn(username, password, { origin: 'web' })
  user.attributes.email.toLowerCase()
  user.signInUserSession.idToken.jwtToken.split('.')
  if (user.challengeName === 'SMS_MFA') return 'code'
  if (user.challengeName === 'NEW_PASSWORD_REQUIRED') {
    const { requiredAttributes } = user.challengeParam
    await Auth.completeNewPassword(user, password, requiredAttributes)
    return 'password'
  }
  return 'done'
}

export async function signInTyped(options: SignInOpts): Promise<ChallengeName | undefined> {
  const user: CognitoUser = await Auth.signIn(options)
  return user.challengeName
}

export const signInWithoutPassword = (): Promise<CognitoUser> => Auth.signIn('ada')

export const signInWithObject = (): Promise<CognitoUser> =>
  DefaultAuth.signIn({ username: 'ada', password: 'x', validationData: { a: 1 } })

export async function answer(user: CognitoUser, code: string): Promise<CognitoUser> {
  await Auth.confirmSignIn(user, code)
  await Auth.confirmSignIn(user, code, 'SOFTWARE_TOKEN_MFA')
  await Auth.confirmSignIn(user, code, null, { a: 'b' })
  await Auth.confirmSignIn({ anything: 'goes' }, code, 'SMS_MFA', undefined)
  await Auth.completeNewPassword(user, 'secret', { name: 'Ada' }, { a: 'b' })
  await Auth.completeNewPassword(user, 'secret')
  return Auth.sendCustomChallengeAnswer(user, code, { a: 'b' })
}

export function signInThen(onUser: (user: CognitoUser) => void): Promise<void> {
  return Auth.signIn('ada', 'secret')
    .then((user) => {
      onUser(user)
      return Auth.sendCustomChallengeAnswer(user, '42')
    })
    .catch((error) => {
      if (error.code === 'UserNotConfirmedException') return
      throw error
    })
}

export const signOut = (): Promise<void> => Auth.signOut()
export const signOutEverywhere = (): Promise<unknown> => Auth.signOut({ global: true })

export async function password(user: CognitoUser): Promise<'SUCCESS'> {
  const { CodeDeliveryDetails } = await Auth.forgotPassword('ada', { a: 'b' })
  const answered: string = await Auth.forgotPasswordSubmit('ada', '123456', 'secret', { a: 'b' })
  return answered === CodeDeliveryDetails.Destination
    ? 'SUCCESS'
    : Auth.changePassword(user, 'old', 'new', { a: 'b' })
}

// @ts-expect-error there is no such second factor
export const unknownFactor: unknown = Auth.confirmSignIn({}, '1', 'EMAIL_OTP')
