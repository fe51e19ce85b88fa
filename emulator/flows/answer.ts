import { checkSecretHash } from '../core/client-secret.js'
import { CognitoError } from '../core/errors.js'
import type { ChallengeName } from '../core/model.js'
import { answerCustom, continueCustom } from './custom.js'
import { answerDeviceProof, answerDeviceSrp } from './device.js'
import { answerCode, answerMfaChoice, answerMfaSetup, answerSoftwareToken } from './mfa.js'
import { answerNewPassword } from './new-password.js'
import { advance } from './next.js'
import { answerPasskey } from './passkey.js'
import { proveSrp } from './password.js'
import { type AuthResponse, need, type Turn, userNamed } from './turn.js'
import { answerChosen, answerSelection } from './user-auth.js'

/** How each challenge is answered. */
const answers: Readonly<Record<ChallengeName, (turn: Turn) => Promise<AuthResponse>>> = {
  PASSWORD_VERIFIER: answerSrp,
  SELECT_CHALLENGE: answerSelection,
  PASSWORD: (turn) => answerChosen(turn, 'PASSWORD'),
  PASSWORD_SRP: (turn) => answerChosen(turn, 'PASSWORD_SRP'),
  EMAIL_OTP: (turn) => answerCode(turn, 'EMAIL_OTP'),
  SMS_OTP: (turn) => answerCode(turn, 'SMS_OTP'),
  SMS_MFA: (turn) => answerCode(turn, 'SMS_MFA'),
  SOFTWARE_TOKEN_MFA: answerSoftwareToken,
  SELECT_MFA_TYPE: answerMfaChoice,
  MFA_SETUP: answerMfaSetup,
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  CUSTOM_CHALLENGE: answerCustom,
  DEVICE_SRP_AUTH: answerDeviceSrp,
  DEVICE_PASSWORD_VERIFIER: answerDeviceProof,
  WEB_AUTHN: answerPasskey,
}

/** Answers a challenge with what RespondToAuthChallenge brought. */
export async function answer(
  challenge: string,
  request: Omit<Turn, 'user' | 'progress'>,
): Promise<AuthResponse> {
  if (!isChallenge(challenge)) {
    throw new CognitoError('InvalidParameterException', 'Invalid challenge name.')
  }
  const name = need(request, 'USERNAME')
  const user = userNamed(request.world, request.pool, name)
  checkSecretHash(request.client, [name, user.username], request.parameters.SECRET_HASH)
  return answers[challenge]({
    ...request,
    user,
    // Replaced by that of the session or exchange that the answer belongs to.
    progress: {
      flow: 'USER_SRP_AUTH',
      deviceKey: undefined,
      proved: [],
      customSession: [],
      isCustom: false,
    },
  })
}

async function answerSrp(turn: Turn): Promise<AuthResponse> {
  const progress = proveSrp(turn)
  return progress.isCustom ? continueCustom({ ...turn, progress }) : advance({ ...turn, progress })
}

function isChallenge(name: string): name is ChallengeName {
  return Object.hasOwn(answers, name)
}
