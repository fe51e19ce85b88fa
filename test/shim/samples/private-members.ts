import { Auth, AuthClass } from '../../../shim/legacy/index.js'

// biome-ignore-start lint/complexity/useLiteralKeys: the brackets are what lets apps in
export async function afterRedirect(url: string): Promise<string> {
  await Auth['_handleAuthResponse'](url)
  const user = Auth['createCognitoUser']('ada')
  Auth['_storage'].removeItem('key')
  Auth['_oAuthHandler'].oauthSignIn('code')
  return Auth['userPool'].clientId + Auth['_config'].region + Auth['user'].username + user.pool
}
// biome-ignore-end lint/complexity/useLiteralKeys: the brackets are what lets apps in

export class AppAuth extends AuthClass {
  override async signOut(): Promise<void> {
    await super.signOut({ global: true })
  }
}

export const another = (): AuthClass => new AuthClass({ region: 'eu-west-1' })

// @ts-expect-error the member is private
export const direct = (): unknown => Auth.user
