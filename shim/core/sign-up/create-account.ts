import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import { attributeList } from '../attribute-list.js'
import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { isText } from '../is-text.js'
import { userContextOf } from '../user-context.js'
import { signUpFault } from './sign-up-fault.js'

/** An account to be made. */
export interface NewAccount {
  readonly username: string
  /** Left out where the pool lets people in with codes or passkeys alone. */
  readonly password?: string | undefined
  readonly attributes?: Readonly<Record<string, string | undefined>> | undefined
  /** What the trigger that may refuse it is given. */
  readonly validationData?: Readonly<Record<string, string>> | undefined
  readonly clientMetadata?: ClientMetadata | undefined
}

/** An account that was made. */
export interface CreatedAccount {
  /** The user's `sub`. */
  readonly userId: string | undefined
  readonly isConfirmed: boolean
  /** Where the code, or the link, was sent. */
  readonly delivery: CodeDeliveryDetailsType | undefined
  /** Signs in without a password once it is confirmed. */
  readonly session: string | null
}

/**
 * Makes an account.
 *
 * @throws Fault `EmptySignUpUsername`, `EmptySignUpPassword` where the pool wants a password,
 * `UsernameExistsException` and the service's other names
 */
export async function createAccount(engine: Engine, account: NewAccount): Promise<CreatedAccount> {
  const { username, password, attributes, validationData, clientMetadata } = account
  const { clientId } = userPoolOf(engine)
  if (!isText(username)) throw signUpFault('EmptySignUpUsername')
  const { UserSub, UserConfirmed, CodeDeliveryDetails, Session } = await callPool(
    engine,
    'SignUp',
    {
      ClientId: clientId,
      Username: username,
      // The types of the SDK know no sign-up without a password; the service does.
      ...({ ...(password && { Password: password }) } as { Password: string }),
      ...(attributes && { UserAttributes: attributeList(attributes) }),
      ...(validationData && { ValidationData: attributeList(validationData) }),
      ...metadataPart(clientMetadata),
      ...userContextOf(engine, username),
    },
  ).catch((error: unknown) => {
    throw lacksPassword(error) ? signUpFault('EmptySignUpPassword') : error
  })
  return {
    userId: UserSub,
    isConfirmed: UserConfirmed === true,
    delivery: CodeDeliveryDetails,
    session: Session ?? null,
  }
}

/** Whether a pool wants a password is not known here: it says so, in words only. */
function lacksPassword(error: unknown): boolean {
  if (!(error instanceof Fault) || error.name !== 'InvalidParameterException') return false
  return error.message.includes("'password'") && error.message.includes('Member must not be null')
}
