import { backOfficeJourneys } from './journeys/back-office.js'
import { challengeJourneys } from './journeys/challenges.js'
import type { Journey } from './journeys/journey.js'
import { passwordJourneys } from './journeys/password.js'
import { profileJourneys } from './journeys/profile.js'
import { providerJourneys } from './journeys/providers.js'
import { securityJourneys } from './journeys/security.js'
import { signInJourneys } from './journeys/sign-in.js'
import { signUpJourneys } from './journeys/sign-up.js'

/** Everything that a person can do in the shop. */
export const journeys: readonly Journey[] = [
  ...signUpJourneys,
  ...signInJourneys,
  ...challengeJourneys,
  ...passwordJourneys,
  ...profileJourneys,
  ...securityJourneys,
  ...providerJourneys,
  ...backOfficeJourneys,
]
