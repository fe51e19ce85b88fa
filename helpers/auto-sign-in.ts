import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { tellListeners } from './announce.js'

/** The sign-ins of this page that wait for a confirmation; each resolves with whether it is done. */
export const promisedSignIns: { isBegun: boolean; readonly waiting: Set<() => Promise<boolean>> } =
  {
    isBegun: false,
    waiting: new Set(),
  }

/** Tells that nobody is going to be signed in by a sign-up any more. */
export async function giveUpAutoSignIn(message: string): Promise<void> {
  tellListeners('autoSignIn_failure', null, message)
  await autoSignInMark().clear()
}

/** What v5 left in the storage until the sign-in, so that other pages know that it was promised. */
export function autoSignInMark(): {
  set(): Promise<void>
  isSet(): Promise<boolean>
  clear(): Promise<void>
} {
  const key = 'amplify-auto-sign-in'
  const storage = cognitoUserPoolsTokenProvider.authTokenStore.getKeyValueStorage()
  return {
    set: () => storage.setItem(key, 'true'),
    isSet: async () => (await storage.getItem(key)) === 'true',
    clear: () => storage.removeItem(key),
  }
}
