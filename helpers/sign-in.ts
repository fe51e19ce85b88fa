import { type SignInInput, signIn as signInV6 } from 'aws-amplify/auth'
import { type ClientMetadata, metadataOptions } from './client-metadata.js'
import { type AuthFlow, configuredFlow } from './configured-flow.js'
import { replacingSession } from './replacing-session.js'
import { afterStep, signInUnderWay } from './sign-in-under-way.js'
import { signedInUser, userOf } from './user.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Who signs in, in one object; without a password the pool's custom challenges are asked. */
export interface SignInParams {
  username: string
  password?: string
  validationData?: Record<string, V5Any>
}

/**
 * Signs in and returns the user, or a user with the `challengeName` that is to be answered. Rejects
 * for users who are unconfirmed or must reset their password. Without a password the pool's custom
 * challenges are asked; `authFlowType` is what the configuration of v5 said.
 */
export async function signIn(
  usernameOrOpts: string | SignInParams,
  pw?: string,
  clientMetadata?: ClientMetadata,
  authFlowType?: AuthFlow,
): Promise<V5Any> {
  const { username, password, validationData } = signInOptsOf(usernameOrOpts, pw)
  if (!username) throw authError('Username cannot be empty')
  const opts = { username, password, validationData, clientMetadata, authFlowType }
  if (!password) return beginSignIn(opts)
  if (signInUnderWay.isPending) throw new Error('Pending sign-in attempt already in progress')
  signInUnderWay.isPending = true
  try {
    return await beginSignIn(opts)
  } finally {
    signInUnderWay.isPending = false
  }
}

/** Begins a sign-in; it takes the place of one that waits for an answer to a challenge. */
export async function beginSignIn(opts: {
  username: string
  password: string
  validationData: Record<string, V5Any> | undefined
  clientMetadata: ClientMetadata | undefined
  authFlowType: AuthFlow | undefined
}): Promise<V5Any> {
  const { username, password, validationData, clientMetadata } = opts
  const { authFlowType = configuredFlow.type } = opts
  const hasValidationData = Object.keys(validationData ?? {}).length > 0
  const input: SignInInput = {
    username,
    ...(password && { password }),
    options: {
      authFlowType: password ? authFlowType : 'CUSTOM_WITHOUT_SRP',
      ...metadataOptions(hasValidationData ? validationData : clientMetadata).options,
    },
  }
  const attempt = Symbol('sign-in')
  signInUnderWay.attempt = attempt
  const output = await likeV5(replacingSession(() => signInV6(input)))
  const user = { ...userOf(username, null), signInAttempt: attempt }
  const next = await afterStep(user, output)
  return next.challengeName ? next : await signedInUser()
}

function signInOptsOf(usernameOrOpts: V5Any, password?: string): V5Any {
  if (typeof usernameOrOpts === 'string') return { username: usernameOrOpts, password }
  if (usernameOrOpts?.username) return usernameOrOpts
  throw authError('The username should either be a string or one of the sign in types')
}
