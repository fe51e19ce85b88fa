/** A way to get a code, as `getMFAOptions` of v5 listed it. */
export interface MFAOption {
  DeliveryMedium: 'SMS' | 'EMAIL'
  AttributeName: string
}
