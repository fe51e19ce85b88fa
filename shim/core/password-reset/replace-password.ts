import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { isText } from '../is-text.js'
import { userContextOf } from '../user-context.js'
import { passwordResetFault } from './password-reset-fault.js'

/** A new password in the place of a forgotten one. */
export interface ReplacedPassword {
  readonly username: string
  readonly newPassword: string
  /** The code that was sent. */
  readonly code: string
  readonly clientMetadata?: ClientMetadata | undefined
}

/**
 * Puts a new password in the place of a forgotten one.
 *
 * @throws Fault `EmptyConfirmResetPasswordUsername`, `EmptyConfirmResetPasswordNewPassword`,
 * `EmptyConfirmResetPasswordConfirmationCode`, `CodeMismatchException` and the service's other names
 */
export async function replacePassword(
  engine: Engine,
  { username, newPassword, code, clientMetadata }: ReplacedPassword,
): Promise<void> {
  const { clientId } = userPoolOf(engine)
  if (!isText(username)) throw passwordResetFault('EmptyConfirmResetPasswordUsername')
  if (!isText(newPassword)) throw passwordResetFault('EmptyConfirmResetPasswordNewPassword')
  if (!isText(code)) throw passwordResetFault('EmptyConfirmResetPasswordConfirmationCode')
  await callPool(engine, 'ConfirmForgotPassword', {
    ClientId: clientId,
    Username: username,
    Password: newPassword,
    ConfirmationCode: code,
    ...metadataPart(clientMetadata),
    ...userContextOf(engine, username),
  })
}
