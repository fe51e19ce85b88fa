import { Fault } from '../fault.js'
import { type FaultRows, faultOf } from '../fault-table.js'

type FlowFaultName =
  | 'CustomAuthSignInPassword'
  | 'EmptyChallengeResponse'
  | 'EmptySignInPassword'
  | 'EmptySignInUsername'
  | 'IncorrectMFAMethod'
  | 'InvalidPreferredChallenge'
  | 'NotAsked'
  | 'OutOfTurn'
  | 'PasswordGone'
  | 'SetupAddress'
  | 'SetupChoice'
  | 'SetupCode'

/** Why a sign-in does not begin, or go on. No message holds what a person has answered. */
export function flowFault(name: FlowFaultName): Fault {
  return faultOf(rows, name)
}

/** The service asks for something that nobody here has heard of. */
export function unknownChallenge(name: string | null): Fault {
  return new Fault({
    name: 'SignInException',
    message: `An error occurred during the sign in process. ${name ?? undefined} challengeName returned by the underlying service was not addressed.`,
    recovery: 'Nobody is signed in: use a user pool whose challenges are known here.',
  })
}

/** The service asks for something and leaves out what it is about. */
export function incompleteChallenge(name: string, missing: string): Fault {
  return new Fault({
    name: 'SignInException',
    message: `The ${name} challenge that the service has answered with cannot be used: ${missing} is missing or broken.`,
    recovery: 'Check that the endpoint is the user pool, then sign in again.',
  })
}

/** The service asks once more for what was just proved. */
export function repeatedChallenge(name: string): Fault {
  return new Fault({
    name: 'SignInException',
    message: `Sequential ${name} challenges returned from underlying service cannot be handled.`,
    recovery: 'Sign in again, and choose another factor where there is one.',
  })
}

/** The pool wants a second factor set up, and none that can be. */
export function nothingToSetUp(factors: string): Fault {
  return new Fault({
    name: 'SignInException',
    message: `Cannot initiate MFA setup from available types: ${factors}`,
    recovery: 'Switch on authenticator apps or mails as second factors of the user pool.',
  })
}

const lost = 'An error occurred during the sign in process.'

const rows: FaultRows<FlowFaultName> = {
  EmptySignInUsername: {
    message: 'username is required to signIn',
    recovery: 'Pass the name, address or number of the account.',
  },
  EmptySignInPassword: {
    message: 'password is required to signIn',
    recovery: 'Pass the password, or a flow that asks for none.',
  },
  CustomAuthSignInPassword: {
    message: 'A password is not needed when signing in with CUSTOM_WITHOUT_SRP',
    recovery: 'Do not include a password in your signIn call.',
  },
  InvalidPreferredChallenge: {
    message: 'The preferred challenge is not enabled in your backend configuration',
    recovery: 'Ensure the authentication method is enabled in your Amplify backend configuration',
  },
  EmptyChallengeResponse: {
    message: 'challengeResponse is required to confirmSignIn',
    recovery: 'Pass what the step asks for.',
  },
  IncorrectMFAMethod: {
    message: 'Incorrect MFA method was chosen. It should be either SMS, TOTP, or EMAIL',
    recovery: 'Try to pass SMS, TOTP, or EMAIL as the challengeResponse',
  },
  NotAsked: {
    name: 'SignInException',
    message: `${lost} This most likely occurred due to: 1. signIn was not called before confirmSignIn. 2. signIn threw an exception. 3. page was refreshed during the sign in flow and session has expired.`,
    recovery:
      'Make sure a successful call to signIn is made before calling confirmSignIn and that the session has not expired.',
  },
  OutOfTurn: {
    name: 'SignInException',
    message: 'Unable to proceed due to invalid sign in state.',
    recovery: 'Wait for a step before answering it, or sign in again.',
  },
  PasswordGone: {
    name: 'SignInException',
    message: `${lost} The service asks for a proof of the password, and there is none here.`,
    recovery: 'Sign in again with the password.',
  },
  SetupChoice: {
    name: 'SignInException',
    message: 'Cannot proceed with MFA setup using this challengeResponse: a choice is asked for.',
    recovery: 'Pass one of allowedMFATypes: "TOTP" or "EMAIL".',
  },
  SetupCode: {
    name: 'SignInException',
    message: 'Cannot proceed with MFA setup using this challengeResponse: a code is asked for.',
    recovery: 'Pass the digits that the authenticator app shows.',
  },
  SetupAddress: {
    name: 'SignInException',
    message: 'Cannot proceed with MFA setup using this challengeResponse: an email is asked for.',
    recovery: 'Pass the address that codes are to be sent to.',
  },
}
