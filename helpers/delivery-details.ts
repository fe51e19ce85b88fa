/** Where a code was sent, in Cognito's own words as v5 handed them on. */
export interface DeliveryDetails {
  AttributeName: string | undefined
  DeliveryMedium: string | undefined
  Destination: string | undefined
}

/** v5's form of what v6 says about a code; nothing where none was sent. */
export function deliveryDetails(sent: SentCode = {}): DeliveryDetails | undefined {
  const { attributeName, deliveryMedium, destination } = sent
  if (!attributeName && !deliveryMedium && !destination) return undefined
  return { AttributeName: attributeName, DeliveryMedium: deliveryMedium, Destination: destination }
}

interface SentCode {
  attributeName?: string
  deliveryMedium?: string
  destination?: string
}
