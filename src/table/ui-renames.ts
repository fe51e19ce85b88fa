type Renames = Readonly<Record<string, string>>

const SCREENS: Renames = { resetPassword: 'forgotPassword', setupTOTP: 'setupTotp' }

type Place = 'screens' | 'components' | 'formFields' | 'context' | 'slots'

/** What props and the hook of Authenticator call otherwise than they did for v5. */
export const uiRenames: Readonly<Record<Place, Renames>> = {
  /** Values of `initialState` and of `route`. */
  screens: SCREENS,
  /** Keys of the prop `components`. */
  components: { ResetPassword: 'ForgotPassword', SetupTOTP: 'SetupTotp' },
  /** Keys of the prop `formFields`. */
  formFields: SCREENS,
  /** Members of what `useAuthenticator` gives. */
  context: {
    toResetPassword: 'toForgotPassword',
    change: 'updateForm',
    federatedSignIn: 'toFederatedSignIn',
    resend: 'resendCode',
    resetPassword: 'toForgotPassword',
    signIn: 'toSignIn',
    signUp: 'toSignUp',
    skip: 'skipVerification',
    submit: 'submitForm',
    unverifiedContactMethods: 'unverifiedUserAttributes',
  },
  /** How slots of Vue and Angular begin. */
  slots: { 'reset-password': 'forgot-password' },
}
