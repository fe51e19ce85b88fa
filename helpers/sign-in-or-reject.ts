import { type SignInInput, type SignInOutput, signIn as signInV6 } from 'aws-amplify/auth'
import { replacingSession } from './replacing-session.js'
import { likeV5, serviceError } from './v5-error.js'

/**
 * Signs in with v6's input and output, and rejects where v5 rejected: for users who are unconfirmed or
 * must reset their password. Whoever is signed in is replaced. Without a password the pool's custom
 * challenges are asked.
 */
export async function signInOrReject(input: SignInInput): Promise<SignInOutput> {
  const options = input.password
    ? input.options
    : { ...input.options, authFlowType: 'CUSTOM_WITHOUT_SRP' as const }
  const output = await likeV5(
    replacingSession(() => signInV6({ ...input, ...(options && { options }) })),
  )
  switch (output.nextStep.signInStep) {
    case 'CONFIRM_SIGN_UP':
      throw serviceError('UserNotConfirmedException', 'User is not confirmed.')
    case 'RESET_PASSWORD':
      throw serviceError('PasswordResetRequiredException', 'Password reset required for the user')
    default:
      return output
  }
}
