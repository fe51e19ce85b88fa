import type { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'

/** The name of a fault that a change of the user's account can have. */
export type UserFaultName =
  | 'EmptyConfirmUserAttributeCode'
  | 'EmptyUpdatePassword'
  | 'EmptyVerifyTOTPSetupCode'
  | 'SetUpTOTPException'

/** These are not among the faults of a sign-in, so that a bundle that only signs in has none of them. */
const rows: FaultRows<UserFaultName> = {
  EmptyConfirmUserAttributeCode: {
    message: 'confirmation code is required to confirmUserAttribute',
    recovery: 'Pass the code that was sent as confirmationCode.',
  },
  EmptyUpdatePassword: {
    message: 'oldPassword and newPassword are required to changePassword',
    recovery: 'Pass the password that is in use and the one to replace it.',
  },
  EmptyVerifyTOTPSetupCode: {
    message: 'code is required to verifyTotpSetup',
    recovery: 'Pass the code that the authenticator app shows.',
  },
  SetUpTOTPException: {
    message: 'Failed to set up TOTP.',
    recovery: 'The service has answered without a secret: try again.',
  },
}

/**
 * Makes a fault of a change of the account.
 *
 * @example
 * throw userFault('EmptyUpdatePassword')
 */
export function userFault(name: UserFaultName): Fault {
  return faultOf(rows, name)
}
