import { CognitoError } from '../core/errors.js'
import { createTotpSecret, findTotpStep } from '../core/mfa.js'
import type { Pool, Session, User, World } from '../core/model.js'
import { closeSession, countWrongAnswer, getSessionOf, openSession } from '../core/sessions.js'
import { type Input, limits, optionalText, text } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

export const associateSoftwareToken: Operation = async (world, input) => {
  const held = await readHolder(world, input)
  checkEnabled(held.pool)
  const secret = createTotpSecret(world)
  if (!held.session) {
    held.user.pendingTotp = secret
    return { SecretCode: secret }
  }
  return { SecretCode: secret, Session: reopen(world, held, { totpSecret: secret }) }
}

export const verifySoftwareToken: Operation = async (world, input) => {
  const code = text(input, 'UserCode', { min: 6, max: 6, pattern: /^[0-9]+$/ })
  const name = optionalText(input, 'FriendlyDeviceName', { max: 131_072 })
  const held = await readHolder(world, input)
  checkEnabled(held.pool)
  const { user, session } = held
  const secret = session ? session.totpSecret : user.pendingTotp
  if (secret === undefined) {
    throw new CognitoError('InvalidParameterException', 'No software token was associated.')
  }
  const step = findTotpStep(world, secret, code)
  if (step === undefined) {
    if (session) countWrongAnswer(session)
    throw new CognitoError('EnableSoftwareTokenMFAException')
  }
  const enabled = session ? false : (user.totp?.enabled ?? false)
  user.totp = { secret, enabled, name, usedStep: step }
  user.pendingTotp = undefined
  if (!session) return { Status: 'SUCCESS' }
  return { Status: 'SUCCESS', Session: reopen(world, held, { totpProved: true }) }
}

/** Someone signed in, or someone whose sign-in stops at MFA_SETUP. */
type Holder = { readonly pool: Pool; readonly user: User; readonly session?: Session }

async function readHolder(world: World, input: Input): Promise<Holder> {
  if ((input.AccessToken ?? undefined) !== undefined) return readSignedIn(world, input)
  const id = optionalText(input, 'Session', limits.session)
  if (id === undefined) {
    throw new CognitoError(
      'InvalidParameterException',
      'Either an access token or a session must be given.',
    )
  }
  const { session, pool } = getSessionOf(world, id, 'MFA_SETUP')
  const user = pool.users[session.username]
  if (!user) throw new CognitoError('UserNotFoundException')
  return { pool, user, session }
}

function reopen(world: World, { pool, user, session }: Holder, change: Partial<Session>): string {
  // Looked up again: another request may have answered it while this one was read.
  const held = getSessionOf(world, session!.id, 'MFA_SETUP').session
  closeSession(held)
  const { totpSecret, challenge, progress } = held
  return openSession(world, {
    challenge,
    progress,
    pool,
    user,
    client: pool.clients[held.clientId]!,
    ...(totpSecret !== undefined && { totpSecret }),
    ...change,
  })
}

function checkEnabled(pool: Pool): void {
  if (pool.mfa !== 'OFF' && pool.mfaFactors.includes('SOFTWARE_TOKEN_MFA')) return
  throw new CognitoError('SoftwareTokenMFANotFoundException')
}
