import {
  AuthenticationDetails,
  appendToCognitoUserAgent,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  CognitoUserSession,
  CookieStorage,
  type IAuthenticationCallback,
  type ICognitoStorage,
  type ICognitoUserData,
  type NodeCallback,
} from '../../../shim/legacy/index.js'

const memory: ICognitoStorage = {
  setItem: () => undefined,
  getItem: () => null,
  removeItem: () => undefined,
  clear: () => undefined,
}

export function signIn(username: string, password: string): Promise<CognitoUserSession> {
  const pool = new CognitoUserPool({ UserPoolId: 'eu-west-1_a', ClientId: 'b', Storage: memory })
  const data: ICognitoUserData = { Username: username, Pool: pool, Storage: new CookieStorage({}) }
  const user = new CognitoUser(data)
  const details = new AuthenticationDetails({ Username: username, Password: password })
  return new Promise((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: (session) => resolve(session),
      onFailure: reject,
      newPasswordRequired(attributes, required) {
        delete attributes.email_verified
        user.completeNewPasswordChallenge(password, required, this)
      },
      totpRequired: (name) =>
        user.sendMFACode('1', { onSuccess: resolve, onFailure: reject }, name),
    })
  })
}

export function current(pool: CognitoUserPool, onDone: NodeCallback<Error, string>): void {
  const user = pool.getCurrentUser()
  if (user === null) throw new Error(pool.getClientId())
  user.getSession((error: Error | null, session: CognitoUserSession | null) => {
    if (error) return onDone(error)
    onDone(undefined, session?.getIdToken().getJwtToken())
  })
  user.getUserAttributes((error, attributes) => {
    if (!error) onDone(undefined, attributes?.map((attribute) => attribute.getName()).join())
  })
  user.updateAttributes([{ Name: 'a', Value: 'b' }], (_error, result, details) => {
    onDone(undefined, (result ?? '') + details.anything)
  })
  user.getUserData((_error, data) => onDone(undefined, data?.PreferredMfaSetting), {
    bypassCache: true,
  })
  user.signOut(() => onDone())
}

export function rebuild(id: string, access: string, refresh: string): CognitoUserSession {
  appendToCognitoUserAgent('my-app/1')
  return new CognitoUserSession({
    IdToken: new CognitoIdToken({ IdToken: id }),
    AccessToken: new CognitoAccessToken({ AccessToken: access }),
    RefreshToken: new CognitoRefreshToken({ RefreshToken: refresh }),
  })
}

export class NamedUser extends CognitoUser {
  override getUsername(): string {
    return new CognitoUserAttribute({ Name: 'name', Value: super.getUsername() }).toString()
  }
}

export function isUser(value: unknown): value is CognitoUser {
  return value instanceof CognitoUser
}

export const callbacks = (done: () => void): IAuthenticationCallback => ({
  onSuccess: done,
  onFailure: (error) => error.anything,
  mfaRequired: (name) => name === 'SMS_MFA' && done(),
})

// @ts-expect-error a user belongs to a pool
export const homeless = (): CognitoUser => new CognitoUser({ Username: 'ada' })
