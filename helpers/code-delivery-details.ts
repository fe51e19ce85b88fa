/** Where a code was sent, in Cognito's own words. */
export interface CodeDeliveryDetails {
  AttributeName: string
  DeliveryMedium: string
  Destination: string
}
