import { getClient } from '../core/world.js'
import { initiate } from '../flows/initiate.js'
import { limits, optionalText, text, textMap } from './input.js'
import type { Operation } from './operation.js'

export const initiateAuth: Operation = async (world, input) =>
  initiate({
    world,
    ...getClient(world, text(input, 'ClientId', limits.clientId)),
    flow: text(input, 'AuthFlow'),
    parameters: textMap(input, 'AuthParameters'),
    metadata: textMap(input, 'ClientMetadata'),
    sessionId: optionalText(input, 'Session', limits.session),
  })
