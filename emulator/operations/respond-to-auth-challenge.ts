import { getClient } from '../core/world.js'
import { answer } from '../flows/answer.js'
import { limits, optionalText, text, textMap } from './input.js'
import type { Operation } from './operation.js'

export const respondToAuthChallenge: Operation = async (world, input) =>
  answer(text(input, 'ChallengeName'), {
    world,
    ...getClient(world, text(input, 'ClientId', limits.clientId)),
    parameters: textMap(input, 'ChallengeResponses'),
    metadata: textMap(input, 'ClientMetadata'),
    sessionId: optionalText(input, 'Session', limits.session),
  })
