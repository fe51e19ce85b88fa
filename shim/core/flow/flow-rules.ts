/** In what doors differ while somebody signs in. */
export interface FlowRules {
  /** What an account comes to whose sign-up or password is not finished. */
  readonly unready: 'step' | 'fault'
  /** What happens where somebody is signed in already. */
  readonly signedIn: 'refused' | 'replaced'
  /** Whether a person is asked before an authenticator app, the only choice, is set up. */
  readonly soleApp: 'set up' | 'asked'
}
