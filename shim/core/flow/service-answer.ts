import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider'

/** What InitiateAuth and RespondToAuthChallenge have answered, as far as it can be read. */
export interface ServiceAnswer {
  /** In Cognito's words; null where none was given. */
  readonly challenge: string | null
  readonly parameters: Readonly<Record<string, string>>
  /** Null where the service keeps the place in another way. */
  readonly session: string | null
  /** First factors to choose from. */
  readonly choices: readonly string[]
  /** Null where no tokens have come. */
  readonly result: AuthenticationResultType | null
}

/** Reads an answer. Something else may have answered in the service's place: nothing is believed. */
export function readServiceAnswer(output: object): ServiceAnswer {
  const { ChallengeName, ChallengeParameters, Session, AvailableChallenges, AuthenticationResult } =
    output as Readonly<Record<string, unknown>>
  const choices = Array.isArray(AvailableChallenges) ? AvailableChallenges : []
  const parameters: Record<string, string> = {}
  for (const [name, value] of Object.entries(objectIn(ChallengeParameters) ?? {})) {
    if (typeof value === 'string') parameters[name] = value
  }
  return {
    challenge: typeof ChallengeName === 'string' ? ChallengeName : null,
    parameters,
    session: typeof Session === 'string' ? Session : null,
    choices: choices.filter((each) => typeof each === 'string'),
    result: objectIn(AuthenticationResult),
  }
}

function objectIn(value: unknown): object | null {
  return typeof value === 'object' ? value : null
}
