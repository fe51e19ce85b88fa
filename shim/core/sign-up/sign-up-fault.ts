import type { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'

type SignUpFaultName =
  | 'EmptySignUpUsername'
  | 'EmptySignUpPassword'
  | 'EmptyConfirmSignUpUsername'
  | 'EmptyConfirmSignUpCode'

/** What an account cannot be made, confirmed or waited for without. */
export function signUpFault(name: SignUpFaultName): Fault {
  return faultOf(rows, name)
}

const rows: FaultRows<SignUpFaultName> = {
  EmptySignUpUsername: {
    message: 'username is required to signUp',
    recovery: 'Pass the name, address or number that is to sign up.',
  },
  EmptySignUpPassword: {
    message: 'password is required to signUp',
    recovery: 'Pass a password: the user pool lets nobody in without one.',
  },
  EmptyConfirmSignUpUsername: {
    message: 'username is required to confirmSignUp',
    recovery: 'Pass the name that has signed up.',
  },
  EmptyConfirmSignUpCode: {
    message: 'code is required to confirmSignUp',
    recovery: 'Pass the code that was sent, as confirmationCode.',
  },
}
