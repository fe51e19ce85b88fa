import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { userContextOf } from '../user-context.js'
import { signUpFault } from './sign-up-fault.js'

/** The code that shows that an address or a number is the user's. */
export interface AccountConfirmation {
  readonly username: string
  readonly code: string
  /** Whether an address that belongs to another account moves to this one. */
  readonly forceAliasCreation?: boolean | undefined
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Confirms an account. Answers with a session that signs in without a password, where the service
 * gives one.
 *
 * @throws Fault `EmptyConfirmSignUpUsername`, `EmptyConfirmSignUpCode`, `CodeMismatchException`,
 * `ExpiredCodeException` and the service's other names
 */
export async function confirmAccount(
  engine: Engine,
  { username, code, forceAliasCreation, clientMetadata }: AccountConfirmation,
): Promise<{ readonly session: string | null }> {
  const { clientId } = userPoolOf(engine)
  if (!isText(username)) throw signUpFault('EmptyConfirmSignUpUsername')
  if (!isText(code)) throw signUpFault('EmptyConfirmSignUpCode')
  const { Session } = await callPool(engine, 'ConfirmSignUp', {
    ClientId: clientId,
    Username: username,
    ConfirmationCode: code,
    ...(forceAliasCreation !== undefined && { ForceAliasCreation: forceAliasCreation }),
    ...metadataPart(clientMetadata),
    ...userContextOf(engine, username),
  })
  return { session: Session ?? null }
}
