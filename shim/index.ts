export { AuthError } from './functions/auth-error.js'
export type {
  ConfirmUserAttributeInput,
  DeleteUserAttributesInput,
  FetchUserAttributesOutput,
  SendUserAttributeVerificationCodeInput,
  SendUserAttributeVerificationCodeOutput,
  UpdateUserAttributeInput,
  UpdateUserAttributeOutput,
  UpdateUserAttributesInput,
  UpdateUserAttributesOutput,
} from './functions/types/attributes.js'
export type { CodeDeliveryDetails } from './functions/types/code-delivery-details.js'
export type { FetchDevicesOutput, ForgetDeviceInput } from './functions/types/devices.js'
export type {
  FetchMFAPreferenceOutput,
  SetUpTOTPOutput,
  UpdateMFAPreferenceInput,
  VerifyTOTPSetupInput,
} from './functions/types/mfa.js'
export type {
  AuthWebAuthnCredential,
  DeleteWebAuthnCredentialInput,
  ListWebAuthnCredentialsInput,
  ListWebAuthnCredentialsOutput,
} from './functions/types/passkeys.js'
export type {
  ConfirmResetPasswordInput,
  ResetPasswordInput,
  ResetPasswordOutput,
  UpdatePasswordInput,
} from './functions/types/password.js'
export type { SignInWithRedirectInput, SignOutInput } from './functions/types/redirect.js'
export type {
  AuthSession,
  AuthTokens,
  CredentialsAndIdentityId,
  CredentialsAndIdentityIdProvider,
  FetchAuthSessionOptions,
  GetCredentialsOptions,
  JWT,
  TokenProvider,
} from './functions/types/session.js'
export type {
  ConfirmSignInInput,
  ConfirmSignInOutput,
  SignInInput,
  SignInOutput,
} from './functions/types/sign-in.js'
export type {
  ConfirmSignUpInput,
  ConfirmSignUpOutput,
  ResendSignUpCodeInput,
  ResendSignUpCodeOutput,
  SignUpInput,
  SignUpOutput,
} from './functions/types/sign-up.js'
export type { AuthUser, GetCurrentUserOutput } from './functions/types/user.js'
export type {
  UserAttributeKey,
  VerifiableUserAttributeKey,
} from './functions/types/user-attribute-key.js'
