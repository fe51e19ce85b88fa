import { isReal } from '../core/authenticate.js'
import { CognitoError } from '../core/errors.js'
import type { CustomAttempt } from '../core/model.js'
import { holdSession } from '../core/sessions.js'
import { hasTrigger, runTrigger } from '../core/triggers.js'
import { advance, readDeviceKey } from './next.js'
import { startSrp } from './password.js'
import { type AuthResponse, giveChallenge, need, resume, sessionOf, type Turn } from './turn.js'

/** Starts CUSTOM_AUTH; with SRP_A the password is proved first, under the define trigger's eyes. */
export async function startCustom(turn: Turn): Promise<AuthResponse> {
  const begun = turn.parameters.CHALLENGE_NAME === 'SRP_A' ? [attempt('SRP_A', true)] : []
  return define({
    ...turn,
    progress: {
      ...turn.progress,
      isCustom: true,
      deviceKey: readDeviceKey(turn),
      customSession: begun,
    },
  })
}

/** Goes on with CUSTOM_AUTH after the password was proved. */
export function continueCustom(turn: Turn): Promise<AuthResponse> {
  return define(withAttempt(turn, attempt('PASSWORD_VERIFIER', true)))
}

/** CUSTOM_CHALLENGE: the verify trigger judges the answer, the define trigger what follows. */
export async function answerCustom(turn: Turn): Promise<AuthResponse> {
  const session = sessionOf(turn, 'CUSTOM_CHALLENGE')
  const answer = need(turn, 'ANSWER')
  const deviceKey = readDeviceKey(turn)
  const judge = () =>
    run(turn, 'verifyAuthChallengeResponse', {
      request: {
        privateChallengeParameters: session.privateParameters ?? {},
        challengeAnswer: answer,
      },
      response: { answerCorrect: false },
    })
  const { answerCorrect } = await holdSession(session, judge)
  const resumed = resume(turn, session)
  const progress = { ...resumed.progress, deviceKey: deviceKey ?? resumed.progress.deviceKey }
  const done = attempt('CUSTOM_CHALLENGE', answerCorrect === true, session.customMetadata)
  return define(withAttempt({ ...resumed, progress }, done))
}

async function define(turn: Turn): Promise<AuthResponse> {
  const { challengeName, issueTokens, failAuthentication } = await run(
    turn,
    'defineAuthChallenge',
    {
      request: { session: turn.progress.customSession },
      response: { challengeName: null, issueTokens: null, failAuthentication: null },
    },
  )
  if (failAuthentication === true) throw new CognitoError('NotAuthorizedException')
  if (issueTokens === true) {
    const { progress } = turn
    return advance({ ...turn, progress: { ...progress, proved: [...progress.proved, 'CUSTOM'] } })
  }
  if (challengeName === 'PASSWORD_VERIFIER' && turn.parameters.SRP_A) return startSrp(turn)
  if (challengeName === 'CUSTOM_CHALLENGE') return create(turn)
  throw new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}

async function create(turn: Turn): Promise<AuthResponse> {
  const made = await run(turn, 'createAuthChallenge', {
    request: { challengeName: 'CUSTOM_CHALLENGE', session: turn.progress.customSession },
    response: {
      publicChallengeParameters: {},
      privateChallengeParameters: {},
      challengeMetadata: null,
    },
  })
  const { challengeMetadata } = made
  return giveChallenge(turn, 'CUSTOM_CHALLENGE', {
    parameters: texts(made.publicChallengeParameters),
    session: {
      privateParameters: texts(made.privateChallengeParameters),
      ...(typeof challengeMetadata === 'string' && { customMetadata: challengeMetadata }),
    },
  })
}

const SOURCES = {
  defineAuthChallenge: 'DefineAuthChallenge_Authentication',
  createAuthChallenge: 'CreateAuthChallenge_Authentication',
  verifyAuthChallengeResponse: 'VerifyAuthChallengeResponse_Authentication',
} as const

function run(
  turn: Turn,
  name: keyof typeof SOURCES,
  event: { readonly request: object; readonly response: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  const { world, pool, client, user, metadata } = turn
  if (!hasTrigger(world, pool, name)) {
    throw new CognitoError(
      'InvalidParameterException',
      'Custom auth lambda trigger is not configured for the user pool.',
    )
  }
  return runTrigger(world, pool, {
    name,
    source: SOURCES[name],
    clientId: client.id,
    userName: user.username,
    request: {
      ...event.request,
      userAttributes: user.attributes,
      userNotFound: !isReal(pool, user),
      clientMetadata: metadata,
    },
    response: event.response,
  })
}

function attempt(
  challengeName: string,
  challengeResult: boolean,
  metadata?: string,
): CustomAttempt {
  return {
    challengeName,
    challengeResult,
    ...(metadata !== undefined && { challengeMetadata: metadata }),
  }
}

function withAttempt(turn: Turn, made: CustomAttempt): Turn {
  const { progress } = turn
  return { ...turn, progress: { ...progress, customSession: [...progress.customSession, made] } }
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
}
