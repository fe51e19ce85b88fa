import { signUp as signUpV6 } from 'aws-amplify/auth'
import { metadataOptions } from './client-metadata.js'
import { deliveryDetails } from './delivery-details.js'
import type { SignUpParams } from './sign-up-params.js'
import { userOf } from './user.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Signs up, by an object or by `(username, password, email, phone)`. Signs nobody in. */
export async function signUp(
  params: string | SignUpParams,
  ...restOfAttrs: string[]
): Promise<V5Any> {
  if (!params) throw authError('Error creating account')
  const isPositional = typeof params === 'string'
  const { username, password, attributes, validationData, clientMetadata } = isPositional
    ? positionalSignUp(params, ...restOfAttrs)
    : params
  if (!username) throw authError('Username cannot be empty')
  if (!password) throw authError('Password cannot be empty')
  const { isSignUpComplete, userId, nextStep } = await likeV5(
    signUpV6({
      username,
      password,
      options: {
        userAttributes: { ...attributes },
        ...(validationData && { validationData }),
        // v5 told the triggers nothing of a sign-up by arguments.
        ...(!isPositional && metadataOptions(clientMetadata || undefined).options),
      },
    }),
  )
  return {
    user: userOf(username, null),
    userConfirmed: isSignUpComplete,
    userSub: userId,
    codeDeliveryDetails:
      'codeDeliveryDetails' in nextStep ? deliveryDetails(nextStep.codeDeliveryDetails) : undefined,
  }
}

function positionalSignUp(
  username: string,
  password: string = '',
  email?: string,
  phone?: string,
): SignUpParams {
  const attributes = { ...(email && { email }), ...(phone && { phone_number: phone }) }
  return { username, password, attributes }
}
