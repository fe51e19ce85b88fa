import { getUserAttributeVerificationCode, verifyUserAttribute } from './attribute-code.js'
import { changePassword } from './change-password.js'
import { confirmSignUp } from './confirm-sign-up.js'
import { deleteUser } from './delete-user.js'
import { deleteUserAttributes } from './delete-user-attributes.js'
import { confirmDevice, forgetDevice, getDevice, updateDeviceStatus } from './devices.js'
import { confirmForgotPassword, forgotPassword } from './forgot-password.js'
import { getTokensFromRefreshToken } from './get-tokens-from-refresh-token.js'
import { getUser } from './get-user.js'
import { globalSignOut } from './global-sign-out.js'
import { initiateAuth } from './initiate-auth.js'
import { listDevices } from './list-devices.js'
import { setUserMfaPreference, setUserSettings } from './mfa-preference.js'
import type { Operation } from './operation.js'
import {
  completeWebAuthnRegistration,
  deleteWebAuthnCredential,
  listWebAuthnCredentials,
  startWebAuthnRegistration,
} from './passkeys.js'
import { resendConfirmationCode } from './resend-confirmation-code.js'
import { respondToAuthChallenge } from './respond-to-auth-challenge.js'
import { revokeToken } from './revoke-token.js'
import { signUp } from './sign-up.js'
import { associateSoftwareToken, verifySoftwareToken } from './software-token.js'
import { updateUserAttributes } from './update-user-attributes.js'

export type { Operation, OperationContext } from './operation.js'

/** The user-pool operations by the name in `x-amz-target`. */
export const operations: Readonly<Record<string, Operation>> = {
  AssociateSoftwareToken: associateSoftwareToken,
  ChangePassword: changePassword,
  CompleteWebAuthnRegistration: completeWebAuthnRegistration,
  ConfirmDevice: confirmDevice,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  DeleteUser: deleteUser,
  DeleteUserAttributes: deleteUserAttributes,
  DeleteWebAuthnCredential: deleteWebAuthnCredential,
  ForgetDevice: forgetDevice,
  ForgotPassword: forgotPassword,
  GetDevice: getDevice,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ListDevices: listDevices,
  ListWebAuthnCredentials: listWebAuthnCredentials,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SetUserMFAPreference: setUserMfaPreference,
  SetUserSettings: setUserSettings,
  SignUp: signUp,
  StartWebAuthnRegistration: startWebAuthnRegistration,
  UpdateDeviceStatus: updateDeviceStatus,
  UpdateUserAttributes: updateUserAttributes,
  VerifySoftwareToken: verifySoftwareToken,
  VerifyUserAttribute: verifyUserAttribute,
}
