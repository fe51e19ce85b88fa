/** What the functions of an Authenticator's services took in v5, by the name of the service. */
export const uiServices: Readonly<
  Record<
    string,
    {
      /** Members of what it was given that are called otherwise in v6, or are gone. */
      readonly gone: readonly string[]
      /** It was given a name where v6 gives an object. */
      readonly tookName?: true
    }
  >
> = {
  getCurrentUser: { gone: [] },
  handleSignIn: { gone: [] },
  handleSignUp: { gone: ['attributes', 'autoSignIn', 'validationData', 'clientMetadata'] },
  handleConfirmSignIn: { gone: ['user', 'code', 'mfaType'] },
  handleConfirmSignUp: { gone: ['code'] },
  handleForgotPassword: { gone: [], tookName: true },
  handleForgotPasswordSubmit: { gone: ['code', 'password'] },
}
