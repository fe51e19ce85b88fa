import { CognitoError } from '../core/errors.js'
import { refreshTokens } from '../core/refresh.js'
import { getClient } from '../core/world.js'
import { limits, optionalText, text, textMap } from './input.js'
import { checkClientSecret, type Operation } from './operation.js'

export const getTokensFromRefreshToken: Operation = async (world, input) => {
  const { pool, client } = getClient(world, text(input, 'ClientId', limits.clientId))
  checkClientSecret(client, input)
  const token = text(input, 'RefreshToken', limits.token)
  if (!client.authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH') && !isRotating(client)) {
    throw new CognitoError('InvalidParameterException', 'Auth flow not enabled for this client')
  }
  const tokens = await refreshTokens(world, {
    pool,
    client,
    token,
    deviceKey: optionalText(input, 'DeviceKey', limits.deviceKey),
    metadata: textMap(input, 'ClientMetadata'),
  })
  return { AuthenticationResult: tokens }
}

function isRotating(client: { readonly refreshRotationGraceSeconds: number | undefined }): boolean {
  return client.refreshRotationGraceSeconds !== undefined
}
