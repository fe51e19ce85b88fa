import type { Engine } from '../engine.js'
import { callAsUser } from '../session/call-as-user.js'

/** What the user pool knows of the user. */
export interface UserRecord {
  readonly username: string | undefined
  /** Values are texts, `'true'` and `'false'` too. */
  readonly attributes: Readonly<Record<string, string>>
  /** Cognito's name of the preferred second factor, such as `SOFTWARE_TOKEN_MFA`. */
  readonly preferredMfa: string | undefined
  /** Cognito's names of the second factors; undefined where the service names none. */
  readonly enabledMfa: readonly string[] | undefined
}

/**
 * Asks the user pool for what it knows of the user.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function fetchUser(engine: Engine): Promise<UserRecord> {
  const answer = await callAsUser(engine, 'GetUser', {})
  const attributes: Record<string, string> = {}
  for (const { Name, Value } of answer.UserAttributes ?? []) {
    if (Name && Value !== undefined) attributes[Name] = Value
  }
  return {
    username: answer.Username,
    attributes,
    preferredMfa: answer.PreferredMfaSetting,
    enabledMfa: answer.UserMFASettingList,
  }
}
