import {
  Auth,
  type AuthOptions,
  type CognitoUser,
  type CognitoUserSession,
  Credentials,
  type CurrentUserOpts,
  type ICredentials,
} from '../../../shim/legacy/index.js'

export async function header(): Promise<string> {
  const session = await Auth.currentSession()
  const groups: string[] = session.getAccessToken().payload['cognito:groups'] ?? []
  const expires: number = session.getIdToken().getExpiration() - session.getIdToken().getIssuedAt()
  const refresh: string = session.getRefreshToken().getToken()
  if (!session.isValid()) return refresh
  return `${session.getIdToken().getJwtToken()} ${groups.join()} ${expires}`
}

export async function guard(options?: CurrentUserOpts): Promise<boolean> {
  try {
    const user = await Auth.currentAuthenticatedUser()
    await Auth.currentAuthenticatedUser({ bypassCache: true })
    await Auth.currentAuthenticatedUser(options)
    return user.attributes.sub === user.username
  } catch {
    return false
  }
}

export async function poolUser(): Promise<CognitoUserSession> {
  const user: CognitoUser = await Auth.currentUserPoolUser({ bypassCache: false })
  const session = await Auth.userSession(user)
  user.refreshSession(session.getRefreshToken(), (error, fresh) => {
    if (error) throw error
    fresh.getIdToken()
  })
  return session
}

export async function credentials(): Promise<ICredentials> {
  const fresh = await Auth.currentUserCredentials()
  const cached: ICredentials = await Auth.currentCredentials()
  const { accessKeyId, secretAccessKey, sessionToken, identityId, authenticated } =
    Auth.essentialCredentials(fresh)
  await Auth.Credentials.clear()
  const kept = await Credentials.get()
  kept.anything()
  return cached.expiration
    ? cached
    : { accessKeyId, secretAccessKey, sessionToken, identityId, authenticated }
}

export async function info(): Promise<string> {
  const { id, username, attributes } = await Auth.currentUserInfo()
  return id + username + attributes.email
}

export function configure(): string | undefined {
  const options: AuthOptions = Auth.configure({ Auth: { userPoolId: 'eu-west-1_a' }, anything: 1 })
  const present = Auth.configure()
  const name: string = Auth.getModuleName()
  const wrapped = Auth.wrapRefreshSessionCallback((_error, result) => result.anything)
  wrapped(undefined, name)
  return options.region ?? present.userPoolWebClientId
}

// @ts-expect-error the option is required
export const emptyOptions: unknown = Auth.currentAuthenticatedUser({})
