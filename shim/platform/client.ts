import type * as sdk from '@aws-sdk/client-cognito-identity-provider'

/** The operations of a user pool that the engine calls: what each one takes and answers. */
export interface Operations {
  AssociateSoftwareToken: Call<
    sdk.AssociateSoftwareTokenCommandInput,
    sdk.AssociateSoftwareTokenCommandOutput
  >
  ChangePassword: Call<sdk.ChangePasswordCommandInput, sdk.ChangePasswordCommandOutput>
  CompleteWebAuthnRegistration: Call<
    sdk.CompleteWebAuthnRegistrationCommandInput,
    sdk.CompleteWebAuthnRegistrationCommandOutput
  >
  ConfirmDevice: Call<sdk.ConfirmDeviceCommandInput, sdk.ConfirmDeviceCommandOutput>
  ConfirmForgotPassword: Call<
    sdk.ConfirmForgotPasswordCommandInput,
    sdk.ConfirmForgotPasswordCommandOutput
  >
  ConfirmSignUp: Call<sdk.ConfirmSignUpCommandInput, sdk.ConfirmSignUpCommandOutput>
  DeleteUser: Call<sdk.DeleteUserCommandInput, sdk.DeleteUserCommandOutput>
  DeleteUserAttributes: Call<
    sdk.DeleteUserAttributesCommandInput,
    sdk.DeleteUserAttributesCommandOutput
  >
  DeleteWebAuthnCredential: Call<
    sdk.DeleteWebAuthnCredentialCommandInput,
    sdk.DeleteWebAuthnCredentialCommandOutput
  >
  ForgetDevice: Call<sdk.ForgetDeviceCommandInput, sdk.ForgetDeviceCommandOutput>
  ForgotPassword: Call<sdk.ForgotPasswordCommandInput, sdk.ForgotPasswordCommandOutput>
  GetDevice: Call<sdk.GetDeviceCommandInput, sdk.GetDeviceCommandOutput>
  GetTokensFromRefreshToken: Call<
    sdk.GetTokensFromRefreshTokenCommandInput,
    sdk.GetTokensFromRefreshTokenCommandOutput
  >
  GetUser: Call<sdk.GetUserCommandInput, sdk.GetUserCommandOutput>
  GetUserAttributeVerificationCode: Call<
    sdk.GetUserAttributeVerificationCodeCommandInput,
    sdk.GetUserAttributeVerificationCodeCommandOutput
  >
  GlobalSignOut: Call<sdk.GlobalSignOutCommandInput, sdk.GlobalSignOutCommandOutput>
  InitiateAuth: Call<sdk.InitiateAuthCommandInput, sdk.InitiateAuthCommandOutput>
  ListDevices: Call<sdk.ListDevicesCommandInput, sdk.ListDevicesCommandOutput>
  ListWebAuthnCredentials: Call<
    sdk.ListWebAuthnCredentialsCommandInput,
    sdk.ListWebAuthnCredentialsCommandOutput
  >
  ResendConfirmationCode: Call<
    sdk.ResendConfirmationCodeCommandInput,
    sdk.ResendConfirmationCodeCommandOutput
  >
  RespondToAuthChallenge: Call<
    sdk.RespondToAuthChallengeCommandInput,
    sdk.RespondToAuthChallengeCommandOutput
  >
  RevokeToken: Call<sdk.RevokeTokenCommandInput, sdk.RevokeTokenCommandOutput>
  SetUserMFAPreference: Call<
    sdk.SetUserMFAPreferenceCommandInput,
    sdk.SetUserMFAPreferenceCommandOutput
  >
  SetUserSettings: Call<sdk.SetUserSettingsCommandInput, sdk.SetUserSettingsCommandOutput>
  SignUp: Call<sdk.SignUpCommandInput, sdk.SignUpCommandOutput>
  StartWebAuthnRegistration: Call<
    sdk.StartWebAuthnRegistrationCommandInput,
    sdk.StartWebAuthnRegistrationCommandOutput
  >
  UpdateDeviceStatus: Call<sdk.UpdateDeviceStatusCommandInput, sdk.UpdateDeviceStatusCommandOutput>
  UpdateUserAttributes: Call<
    sdk.UpdateUserAttributesCommandInput,
    sdk.UpdateUserAttributesCommandOutput
  >
  VerifySoftwareToken: Call<
    sdk.VerifySoftwareTokenCommandInput,
    sdk.VerifySoftwareTokenCommandOutput
  >
  VerifyUserAttribute: Call<
    sdk.VerifyUserAttributeCommandInput,
    sdk.VerifyUserAttributeCommandOutput
  >
}

/** The name of an operation of a user pool. */
export type Operation = keyof Operations

/** What an operation takes. */
export type Input<Name extends Operation> = Operations[Name]['input']

/** What an operation answers, without what only the SDK adds. */
export type Output<Name extends Operation> = Omit<Operations[Name]['output'], '$metadata'>

interface Call<TheInput, TheOutput> {
  readonly input: TheInput
  readonly output: TheOutput
}

/** Where a user pool is, and how it wants to be asked. */
export interface ClientOptions {
  /** Where requests go, without a path: `https://cognito-idp.eu-west-1.amazonaws.com`. */
  readonly endpoint: string
  /** The region of the pool, such as `eu-west-1`. */
  readonly region: string
  /** Headers that every request carries besides its own, or instead; asked for at each call. */
  readonly headers?: () => Promise<Readonly<Record<string, string>>>
}

/** Calls the operations of one user pool. Each platform has one implementation. */
export interface Client {
  /**
   * Calls an operation. What may succeed later is tried three times: network faults, throttling
   * and faults of the service.
   *
   * @throws a {@link ServiceFailure}, {@link NetworkFailure} or {@link MalformedFailure}
   */
  call<Name extends Operation>(name: Name, input: Input<Name>): Promise<Output<Name>>
}

/** The service has answered, and refused. */
export interface ServiceFailure extends Error {
  readonly failure: 'service'
  /** The service's name for it, such as `NotAuthorizedException`. */
  readonly name: string
  readonly metadata: {
    readonly httpStatusCode: number
    readonly requestId?: string
    readonly extendedRequestId?: string
  }
}

/** No answer came. */
export interface NetworkFailure extends Error {
  readonly failure: 'network'
  readonly cause: unknown
}

/** An answer came that is none of the service's: a proxy's page, say. */
export interface MalformedFailure extends Error {
  readonly failure: 'malformed'
  readonly metadata: { readonly httpStatusCode: number }
  readonly cause: unknown
}
