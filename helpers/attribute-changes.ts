import type { UpdateUserAttributesOutput } from 'aws-amplify/auth'
import { deliveryDetails } from './delivery-details.js'
import type { V5Any } from './v5-any.js'

const lastChanges: { attributes: Record<string, V5Any> } = { attributes: {} }

/** Which attributes the last update has changed, and which wait for a code: what v5 told of it. */
export function attributeChanges(): Record<string, V5Any> {
  return lastChanges.attributes
}

/** Remembers what became of each attribute. */
export function keepChanges(attributes: object, output: UpdateUserAttributesOutput): void {
  const changes = Object.keys(attributes).map((name) => {
    const { isUpdated = true, nextStep } = output[name] ?? {}
    const details = nextStep?.codeDeliveryDetails
    return [
      name,
      isUpdated || !details
        ? { isUpdated: true }
        : { isUpdated: false, codeDeliveryDetails: deliveryDetails(details) },
    ]
  })
  lastChanges.attributes = Object.fromEntries(changes)
}
