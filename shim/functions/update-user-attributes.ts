import { updateAttributes } from '../core/user/attributes.js'
import { atDoor } from './at-door.js'
import { codeDelivery } from './code-delivery.js'
import { engineOf } from './context.js'
import type {
  UpdateUserAttributeOutput,
  UpdateUserAttributesInput,
  UpdateUserAttributesOutput,
} from './types/attributes.js'
import type { CodeDeliveryDetails } from './types/code-delivery-details.js'
import type { AmplifyContext } from './types/context.js'

export function updateUserAttributes(
  context: AmplifyContext,
  input: UpdateUserAttributesInput,
): Promise<UpdateUserAttributesOutput>

/**
 * Changes attributes of who is signed in. The claims of the id token change with its next refresh.
 *
 * @param input - `userAttributes` by their names, as texts, and `options.clientMetadata` for the
 * triggers
 * @returns what became of each attribute: an address or number that must be verified is not updated
 * until `confirmUserAttribute` has got the code that was sent
 * @throws AuthError `UserUnAuthenticatedException` where nobody is signed in, `AuthUserPoolException`,
 * and the service's names for `UpdateUserAttributes`
 *
 * @example
 * import { updateUserAttributes } from '@amplift/auth'
 *
 * const { email } = await updateUserAttributes({
 *   userAttributes: { name: 'Ada', email: 'ada@example.com' },
 * })
 * if (email?.nextStep.updateAttributeStep === 'CONFIRM_ATTRIBUTE_WITH_CODE') {
 *   console.log(`A code was sent to ${email.nextStep.codeDeliveryDetails?.destination}`)
 * }
 */
export function updateUserAttributes(
  input: UpdateUserAttributesInput,
): Promise<UpdateUserAttributesOutput>
export function updateUserAttributes(...args: unknown[]): Promise<UpdateUserAttributesOutput> {
  return atDoor(async () => {
    const [engine, input] = engineOf<UpdateUserAttributesInput | undefined>(args)
    const { userAttributes: attributes = {}, options } = input ?? {}
    const clientMetadata = options?.clientMetadata
    const codes = await updateAttributes(engine, { attributes, clientMetadata })
    const output: Record<string, UpdateUserAttributeOutput> = {}
    for (const name of Object.keys(attributes)) {
      output[name] = { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } }
    }
    for (const code of codes) {
      if (code.AttributeName) output[code.AttributeName] = waiting(codeDelivery(code))
    }
    // The type of v6 promises every attribute; those that were asked for are there.
    return output as UpdateUserAttributesOutput
  })
}

function waiting(codeDeliveryDetails: CodeDeliveryDetails): UpdateUserAttributeOutput {
  const updateAttributeStep = 'CONFIRM_ATTRIBUTE_WITH_CODE'
  return { isUpdated: false, nextStep: { updateAttributeStep, codeDeliveryDetails } }
}
