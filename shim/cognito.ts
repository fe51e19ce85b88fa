export { autoSignIn } from './functions/auto-sign-in.js'
export {
  AUTH_KEY_PREFIX,
  type AuthStorageKeys,
  createKeysForAuthStorage,
} from './functions/cognito/auth-storage-keys.js'
export {
  CognitoAWSCredentialsAndIdentityIdProvider,
  type CognitoCredentialsProvider,
  cognitoCredentialsProvider,
} from './functions/cognito/credentials-provider.js'
export { DefaultTokenStore } from './functions/cognito/default-token-store.js'
export {
  DefaultIdentityIdStore,
  type Identity,
  type IdentityIdStore,
} from './functions/cognito/identity-id-store.js'
export {
  type CodeVerifier,
  generateCodeVerifier,
  generateState,
  getRedirectUrl,
  validateState,
} from './functions/cognito/oauth-values.js'
export {
  refreshAuthTokens,
  refreshAuthTokensWithoutDedupe,
} from './functions/cognito/refresh-auth-tokens.js'
export { TokenOrchestrator } from './functions/cognito/token-orchestrator.js'
export type {
  AuthTokenStore,
  ClientMetadataProvider,
  CognitoAuthTokens,
  CognitoUserPoolTokenProviderType,
  DeviceMetadata,
  OAuthMetadata,
  RefreshRequest,
  TokenRefresher,
} from './functions/cognito/token-types.js'
export {
  type AppTokenProvider,
  cognitoUserPoolsTokenProvider,
} from './functions/cognito/user-pools-token-provider.js'
export { confirmResetPassword } from './functions/confirm-reset-password.js'
export { confirmSignIn } from './functions/confirm-sign-in.js'
export { confirmSignUp } from './functions/confirm-sign-up.js'
export { confirmUserAttribute } from './functions/confirm-user-attribute.js'
export { deleteUser } from './functions/delete-user.js'
export { deleteUserAttributes } from './functions/delete-user-attributes.js'
export { fetchDevices } from './functions/fetch-devices.js'
export { fetchMFAPreference } from './functions/fetch-mfa-preference.js'
export { fetchUserAttributes } from './functions/fetch-user-attributes.js'
export { forgetDevice } from './functions/forget-device.js'
export { getCurrentUser } from './functions/get-current-user.js'
export { rememberDevice } from './functions/remember-device.js'
export { resendSignUpCode } from './functions/resend-sign-up-code.js'
export { resetPassword } from './functions/reset-password.js'
export { sendUserAttributeVerificationCode } from './functions/send-user-attribute-verification-code.js'
export { setUpTOTP } from './functions/set-up-totp.js'
export { signIn } from './functions/sign-in.js'
export { signInWithRedirect } from './functions/sign-in-with-redirect.js'
export { signOut } from './functions/sign-out.js'
export { signUp } from './functions/sign-up.js'
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
  ConfirmResetPasswordInput,
  ResetPasswordInput,
  ResetPasswordOutput,
  UpdatePasswordInput,
} from './functions/types/password.js'
export type { SignInWithRedirectInput, SignOutInput } from './functions/types/redirect.js'
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
export { updateMFAPreference } from './functions/update-mfa-preference.js'
export { updatePassword } from './functions/update-password.js'
export { updateUserAttribute } from './functions/update-user-attribute.js'
export { updateUserAttributes } from './functions/update-user-attributes.js'
export { verifyTOTPSetup } from './functions/verify-totp-setup.js'
