import type { Engine } from '../engine.js'
import { callAsUser } from '../session/call-as-user.js'
import { requireSession } from '../session/current-session.js'
import { forgetDeviceSecret } from '../session/device-secret.js'
import { signOut } from '../session/sign-out.js'
import { userNamesOf } from '../session/user-names.js'

/**
 * Deletes the account of who is signed in, and what is kept of it here: the session and the secret
 * of the device.
 *
 * @throws Fault `UserUnAuthenticatedException` where nobody is signed in, and what the service refuses
 */
export async function deleteUser(engine: Engine): Promise<void> {
  const names = userNamesOf(await requireSession(engine))
  await callAsUser(engine, 'DeleteUser', {})
  await forgetDeviceSecret(engine, names)
  await signOut(engine)
}
