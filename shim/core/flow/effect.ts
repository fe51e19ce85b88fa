import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'
import type { Fault } from '../fault.js'
import type { Attempt } from './attempt.js'

/** What is to be done next, and the attempt until it is; null where nothing is left of it. */
export interface Decision {
  readonly attempt: Attempt | null
  readonly effect: Effect
}

/** What is to be done next. */
export type Effect =
  | FlowRequest
  | { readonly kind: 'associateApp'; readonly session: string | null }
  | {
      readonly kind: 'verifyApp'
      readonly session: string | null
      readonly code: string
      readonly deviceName: string | null
    }
  | { readonly kind: 'getPasskey'; readonly options: string | null }
  | FlowEnd

/** What ends a run. */
export type FlowEnd =
  | { readonly kind: 'ask'; readonly question: Question }
  | Finish
  /** The account is not ready: its sign-up or its password first. */
  | { readonly kind: 'conclude'; readonly unready: Unready }
  | { readonly kind: 'fail'; readonly fault: Fault }

/** A request to the user pool. */
export interface FlowRequest {
  readonly kind: 'initiate' | 'respond'
  /** The flow or the challenge, in Cognito's words. */
  readonly name: string
  readonly session: string | null
  readonly texts: Readonly<Record<string, string>>
  /** Parts that only who performs it knows: secrets, and proofs made with them. */
  readonly fill: readonly Fill[]
  /** What a proof answers. */
  readonly parameters: Readonly<Record<string, string>>
  /** The names that the secret of this device may be kept under. */
  readonly names: readonly string[]
  /** What goes with it besides, as v6 has it. */
  readonly tells: Tells
}

/** A part of a request that only who performs it knows. */
export type Fill =
  | 'PASSWORD'
  | 'SRP_A'
  | 'PASSWORD_CLAIM'
  /** Left out where this device has no secret. */
  | 'DEVICE_KEY'
  | 'DEVICE_SRP_A'
  | 'DEVICE_CLAIM'

/** What Lambda triggers and threat protection are told with a request. */
export type Tells = 'all' | 'metadata' | 'nothing'

/** Tokens have come. */
export interface Finish {
  readonly kind: 'finish'
  readonly username: string
  readonly names: readonly string[]
  readonly flow: string | null
  readonly loginId: string | null
  readonly result: AuthenticationResultType
}

/** Why an account cannot sign in although its password may be right. */
export type Unready = 'resetPassword' | 'confirmSignUp'

/** What a person is asked. Each door has its own words for it. */
export interface Question {
  readonly asks: Asks
  /** In Cognito's words. */
  readonly challenge: string
  readonly parameters: Readonly<Record<string, string>>
  /** What can be chosen, in Cognito's words, where something can. */
  readonly choices: readonly string[]
  /** Attributes that have to come with a new password. */
  readonly missingAttributes: readonly string[]
  /** What a new authenticator app is set up with, in base32. */
  readonly secretCode: string | null
  readonly username: string
}

/** What kind of thing a person is asked for. */
export type Asks =
  | 'appCode'
  | 'appSetup'
  | 'addressSetup'
  | 'customAnswer'
  | 'emailCode'
  | 'factor'
  | 'factorToSetUp'
  | 'firstFactor'
  | 'newPassword'
  | 'password'
  | 'smsCode'
