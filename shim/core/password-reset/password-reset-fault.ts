import type { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'

type PasswordResetFaultName =
  | 'EmptyResetPasswordUsername'
  | 'EmptyConfirmResetPasswordUsername'
  | 'EmptyConfirmResetPasswordNewPassword'
  | 'EmptyConfirmResetPasswordConfirmationCode'

/** What a forgotten password cannot be replaced without. */
export function passwordResetFault(name: PasswordResetFaultName): Fault {
  return faultOf(rows, name)
}

const rows: FaultRows<PasswordResetFaultName> = {
  EmptyResetPasswordUsername: {
    message: 'username is required to resetPassword',
    recovery: 'Pass the name, address or number of the account.',
  },
  EmptyConfirmResetPasswordUsername: {
    message: 'username is required to confirmResetPassword',
    recovery: 'Pass the name that resetPassword was called with.',
  },
  EmptyConfirmResetPasswordNewPassword: {
    message: 'newPassword is required to confirmResetPassword',
    recovery: 'Pass the new password, as newPassword.',
  },
  EmptyConfirmResetPasswordConfirmationCode: {
    message: 'confirmationCode is required to confirmResetPassword',
    recovery: 'Pass the code that was sent, as confirmationCode.',
  },
}
