import { callPool, userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { forgetIdentity } from '../identity/credentials.js'
import { leaveSignInPages } from '../oauth/leave-pages.js'
import { claimsOf } from './claims.js'
import { cameFromPages, clearLeftovers } from './leftovers.js'
import type { Session } from './session.js'
import { sessionSource } from './source.js'
import { clearSession, loadSession } from './store.js'

/** How somebody signs out. */
export interface SignOutOptions {
  /** On all devices. */
  readonly global?: boolean | undefined
  /** Where the sign-in pages lead back to: one of the configured URLs. */
  readonly redirectUrl?: string | undefined
}

/**
 * Signs out: revokes the tokens as far as the network allows, forgets the session and what v5 and v6
 * have left of it, and tells `signedOut`. Who came from the sign-in pages is led to their sign-out.
 * The secret of the device stays.
 *
 * @throws Fault `AuthUserPoolException`, `StorageException` where something of the session is still
 * there; `InvalidRedirectException` and its like where no URL leads back from the pages
 */
export async function signOut(
  engine: Engine,
  { global = false, redirectUrl }: SignOutOptions = {},
): Promise<void> {
  const session = await loadSession(engine)
  if (session !== null) await tellService(engine, session, global)
  const oauth = engine.config?.oauth ?? null
  const isHosted = oauth !== null && (await cameFromPages(engine, session?.username ?? null))
  await clearSession(engine, session?.username ?? null)
  await clearLeftovers(engine)
  await forgetIdentity(engine)
  await sessionSource(engine).from?.forget()
  engine.events.tell({ kind: 'signedOut' })
  if (oauth !== null && isHosted) await leaveSignInPages(engine, oauth, redirectUrl)
}

/** Whoever cannot reach the service must be able to sign out nevertheless, and so must who is gone. */
async function tellService(engine: Engine, session: Session, global: boolean): Promise<void> {
  try {
    if (global) await callPool(engine, 'GlobalSignOut', { AccessToken: session.accessToken })
    else await revoke(engine, session)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
}

/** Only tokens of app clients that have revocation say where they come from. */
async function revoke(engine: Engine, { accessToken, refreshToken }: Session): Promise<void> {
  const { clientId } = userPoolOf(engine)
  if (refreshToken === null || !claimsOf(engine, accessToken)?.origin_jti) return
  await callPool(engine, 'RevokeToken', { ClientId: clientId, Token: refreshToken })
}
