import type { AuthFlowType, ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import { callPool, userPoolOf } from '../call.js'
import { type ClientMetadata, metadataPart } from '../client-metadata.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { forgetDeviceSecret } from '../session/device-secret.js'
import { userContextOf } from '../user-context.js'
import type { FlowRequest } from './effect.js'
import { fillIn } from './fill.js'
import type { Secrets } from './secrets.js'
import { readServiceAnswer, type ServiceAnswer } from './service-answer.js'

/**
 * Sends a request of a sign-in. Where the pool has forgotten this device, so do we, and the request is
 * sent once more without it: the same proof counts again.
 *
 * @throws Fault what the service refuses with, `NetworkError`
 */
export async function send(
  engine: Engine,
  request: FlowRequest,
  secrets: Secrets,
  metadata: ClientMetadata | undefined,
): Promise<ServiceAnswer> {
  const texts = await fillIn(engine, request, secrets)
  try {
    return readServiceAnswer(await call(engine, request, texts, metadata))
  } catch (error) {
    if (!request.fill.includes('DEVICE_KEY') || !isUnknownDevice(error)) throw error
    await forgetDeviceSecret(engine, request.names)
    const { DEVICE_KEY, ...rest } = texts
    return readServiceAnswer(await call(engine, request, rest, metadata))
  }
}

function call(
  engine: Engine,
  { kind, name, session, tells }: FlowRequest,
  texts: Record<string, string>,
  metadata: ClientMetadata | undefined,
): Promise<object> {
  const common = {
    ClientId: userPoolOf(engine).clientId,
    ...(session !== null && { Session: session }),
    ...(tells !== 'nothing' && metadataPart(metadata)),
    ...(tells === 'all' && userContextOf(engine, texts.USERNAME ?? '')),
  }
  if (kind === 'initiate') {
    const AuthFlow = name as AuthFlowType
    return callPool(engine, 'InitiateAuth', { ...common, AuthFlow, AuthParameters: texts })
  }
  const ChallengeName = name as ChallengeNameType
  const answer = { ...common, ChallengeName, ChallengeResponses: texts }
  return callPool(engine, 'RespondToAuthChallenge', answer)
}

/** v6 goes by these words, and so does the local Cognito; v5 by any that name a device. */
function isUnknownDevice(error: unknown): boolean {
  return (
    error instanceof Fault &&
    error.name === 'ResourceNotFoundException' &&
    error.message.includes('Device does not exist.')
  )
}
