import { findOrImagine, isReal } from '../core/authenticate.js'
import { checkSecretHash } from '../core/client-secret.js'
import { CognitoError } from '../core/errors.js'
import type { AppClient, ClientAuthFlow, Pool, Progress, User, World } from '../core/model.js'
import { findRefreshToken, refreshTokens } from '../core/refresh.js'
import { runTrigger } from '../core/triggers.js'
import { startCustom } from './custom.js'
import { migrateUser } from './migrate.js'
import { answerPlain, startSrp } from './password.js'
import { type AuthResponse, need, type Turn } from './turn.js'
import { startUserAuth } from './user-auth.js'

/** An InitiateAuth request, before its user is known. */
export interface Start {
  readonly world: World
  readonly pool: Pool
  readonly client: AppClient
  readonly flow: string
  readonly parameters: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, string>>
  readonly sessionId: string | undefined
}

/** What an app client must allow for a flow, and how the flow begins. */
const flows: Readonly<
  Record<
    Progress['flow'],
    {
      readonly allowedBy: ClientAuthFlow
      readonly begin: (turn: Turn) => AuthResponse | Promise<AuthResponse>
    }
  >
> = {
  USER_SRP_AUTH: { allowedBy: 'ALLOW_USER_SRP_AUTH', begin: startSrp },
  USER_PASSWORD_AUTH: { allowedBy: 'ALLOW_USER_PASSWORD_AUTH', begin: answerPlain },
  CUSTOM_AUTH: { allowedBy: 'ALLOW_CUSTOM_AUTH', begin: startCustom },
  USER_AUTH: { allowedBy: 'ALLOW_USER_AUTH', begin: startUserAuth },
}

/** Begins a sign-in, or refreshes one. */
export async function initiate(start: Start): Promise<AuthResponse> {
  const { client, flow } = start
  if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') return refresh(start)
  if (!isFlow(flow)) {
    throw new CognitoError('InvalidParameterException', 'Initiate Auth method not supported.')
  }
  if (!client.authFlows.includes(flows[flow].allowedBy)) {
    throw new CognitoError('InvalidParameterException', `${flow} flow not enabled for this client`)
  }
  const user = await findStarter(start, flow)
  checkSecretHash(client, [start.parameters.USERNAME!, user.username], start.parameters.SECRET_HASH)
  await askPreAuthentication(start, user)
  return flows[flow].begin({
    ...start,
    user,
    progress: { flow, deviceKey: undefined, proved: [], customSession: [], isCustom: false },
  })
}

async function findStarter(start: Start, flow: Progress['flow']): Promise<User> {
  const name = need(start, 'USERNAME')
  if (flow === 'USER_PASSWORD_AUTH') await migrateUser(start, name, need(start, 'PASSWORD'))
  return findOrImagine(start.world, start.pool, start.client, name)
}

async function askPreAuthentication(start: Start, user: User): Promise<void> {
  await runTrigger(start.world, start.pool, {
    name: 'preAuthentication',
    source: 'PreAuthentication_Authentication',
    clientId: start.client.id,
    userName: user.username,
    request: {
      userAttributes: user.attributes,
      validationData: start.metadata,
      userNotFound: !isReal(start.pool, user),
    },
    response: {},
  })
}

async function refresh(start: Start): Promise<AuthResponse> {
  const { world, pool, client, parameters, metadata } = start
  if (!client.authFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw new CognitoError('InvalidParameterException', 'Auth flow not enabled for this client')
  }
  if (client.refreshRotationGraceSeconds !== undefined) {
    throw new CognitoError(
      'InvalidParameterException',
      "You can't authenticate with REFRESH_TOKEN_AUTH in app clients with refresh token rotation enabled.",
    )
  }
  const request = {
    pool,
    client,
    token: need(start, 'REFRESH_TOKEN'),
    deviceKey: parameters.DEVICE_KEY,
    metadata,
  }
  const { username } = findRefreshToken(request).family
  const user = pool.users[username]
  checkSecretHash(client, [username, user?.sub ?? username], parameters.SECRET_HASH)
  return { ChallengeParameters: {}, AuthenticationResult: await refreshTokens(world, request) }
}

function isFlow(flow: string): flow is Progress['flow'] {
  return Object.hasOwn(flows, flow)
}
