import {
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  createSrpSession,
  signSrpSession,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper'
import { CLIENT_ID, PASSWORD, type Peer, POOL_ID } from '../peer.js'

/** What cognito-srp-helper keeps between its steps. */
export type SrpSession = ReturnType<typeof createSrpSession>

// The package's types leave out what is optional in another way than those of the SDK.
const sign = signSrpSession as (session: SrpSession, begun: object) => Signed
const wrapFirst = wrapInitiateAuth as (session: SrpSession, request: object) => object
const wrapSecond = wrapAuthChallenge as (session: Signed, request: object) => object
type Signed = ReturnType<typeof signSrpSession>

/** A session of cognito-srp-helper for the pool under test. */
export function srpSession(username: string, password: string = PASSWORD): SrpSession {
  return createSrpSession(username, password, POOL_ID, false)
}

/** Begins SRP with cognito-srp-helper over the AWS SDK. */
export async function beginSrp(
  { sdk }: Peer,
  session: SrpSession,
  more: Partial<InitiateAuthCommandInput> = {},
): Promise<InitiateAuthCommandOutput> {
  const { AuthParameters, ...rest } = more
  const request = wrapFirst(session, {
    ClientId: CLIENT_ID,
    AuthFlow: 'USER_SRP_AUTH',
    ...rest,
    AuthParameters: { USERNAME: session.username, ...AuthParameters },
  })
  return sdk.send(new InitiateAuthCommand(request as InitiateAuthCommandInput))
}

/** Proves the password that the session was made with. */
export async function finishSrp(
  { sdk }: Peer,
  session: SrpSession,
  begun: Pick<InitiateAuthCommandOutput, 'ChallengeParameters' | 'Session'>,
  more: Partial<RespondToAuthChallengeCommandInput> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const { ChallengeResponses, ...rest } = more
  const request = wrapSecond(sign(session, begun), {
    ClientId: CLIENT_ID,
    ChallengeName: 'PASSWORD_VERIFIER',
    ...(begun.Session && { Session: begun.Session }),
    ...rest,
    ChallengeResponses: { USERNAME: begun.ChallengeParameters?.USERNAME ?? session.username },
  }) as RespondToAuthChallengeCommandInput
  const responses = { ...request.ChallengeResponses, ...ChallengeResponses }
  return sdk.send(new RespondToAuthChallengeCommand({ ...request, ChallengeResponses: responses }))
}
