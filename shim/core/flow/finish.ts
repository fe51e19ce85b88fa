import type { Engine } from '../engine.js'
import { claimsOf } from '../session/claims.js'
import { keepSignIn } from '../session/keep-sign-in.js'
import type { SignedInUser, SignInDetails } from '../session/session.js'
import type { Finish } from './effect.js'
import { registerDevice } from './new-device.js'

/**
 * Keeps the tokens that a sign-in has come to, and makes this a device of the user where the pool
 * asks for it.
 *
 * @throws Fault `InvalidTokens`, `StorageException`, `UnexpectedSignInInterruptionException`
 */
export async function finish(
  engine: Engine,
  end: Finish,
  receivedAt: number,
): Promise<SignedInUser> {
  const { username, names, result } = end
  const inPool = claimsOf(engine, result.AccessToken ?? null)?.username
  const all = typeof inPool === 'string' ? [...new Set([...names, inPool])] : names
  await registerDevice(engine, result, all)
  return keepSignIn(engine, { username, result, signInDetails: detailsOf(end), receivedAt })
}

function detailsOf({ loginId, flow }: Finish): SignInDetails | null {
  return loginId === null || flow === null ? null : { loginId, authFlowType: flow }
}
