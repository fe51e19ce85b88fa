import { isFlow } from '../core/flow/flows.js'
import type { SignInRequest } from '../core/flow/start-sign-in.js'
import type { SignInInput } from './types/sign-in.js'

/** What `signIn` is given, for the core. A flow that nobody knows is SRP, as in v6. */
export function signInRequest(input: Partial<SignInInput> | undefined): SignInRequest {
  const { username = '', password, options = {} } = input ?? {}
  const { authFlowType, preferredChallenge, clientMetadata } = options
  return {
    username,
    password,
    flow: isFlow(authFlowType) ? authFlowType : 'USER_SRP_AUTH',
    preferred: preferredChallenge,
    clientMetadata,
  }
}
