import { challengeOf } from './challenge.js'
import { mfaNames } from './mfa.js'
import { answerChallenge } from './sign-in-under-way.js'
import type { V5Any } from './v5-any.js'

/** What `sendMFASelectionAnswer` calls when it is done. */
export interface MfaSelectionCallbacks {
  onFailure(error: V5Any): void
  /** v5's types asked for it, and nobody called it: a choice is not yet a sign-in. */
  onSuccess?(session: V5Any): void
  mfaRequired?(challengeName: V5Any, challengeParameters: V5Any): void
  totpRequired?(challengeName: V5Any, challengeParameters: V5Any): void
}

/** Chooses between the factors of SELECT_MFA_TYPE; in v5 a method of the user. */
export function sendMFASelectionAnswer(
  user: V5Any,
  answer: string,
  callbacks: MfaSelectionCallbacks,
): void {
  const type = Object.entries(mfaNames).find(([, name]) => name === answer)?.[0] ?? answer
  answerChallenge(user, type).then((output) => {
    const { challengeName, challengeParam } = challengeOf(output) ?? {}
    if (answer === mfaNames.SMS) callbacks.mfaRequired?.(challengeName, challengeParam)
    if (answer === mfaNames.TOTP) callbacks.totpRequired?.(challengeName, challengeParam)
  }, callbacks.onFailure)
}
