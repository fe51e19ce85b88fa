import type { Scenario } from './scenario.js'
import { accountScenarios } from './scenarios/account.js'
import { challengeScenarios } from './scenarios/challenges.js'
import { configurationScenarios } from './scenarios/configuration.js'
import { contextScenarios } from './scenarios/contexts.js'
import { deviceScenarios } from './scenarios/devices.js'
import { failureScenarios, missingScenarios } from './scenarios/failures.js'
import { identityScenarios } from './scenarios/identity.js'
import { passwordScenarios } from './scenarios/password.js'
import { redirectScenarios } from './scenarios/redirect.js'
import { refreshScenarios, sessionScenarios } from './scenarios/session.js'
import { signInScenarios } from './scenarios/sign-in.js'
import { signOutScenarios } from './scenarios/sign-out.js'
import { signUpScenarios } from './scenarios/sign-up.js'
import { userAuthScenarios } from './scenarios/user-auth.js'

/** What scenarios are about. */
export type GroupName =
  | 'session'
  | 'refresh'
  | 'sign-out'
  | 'identity'
  | 'sign-in'
  | 'challenges'
  | 'user-auth'
  | 'sign-up'
  | 'redirect'
  | 'password'
  | 'account'
  | 'devices'
  | 'failures'
  | 'missing'
  | 'configuration'
  | 'contexts'

/** All scenarios, by what they are about. */
export const groups: Readonly<Record<GroupName, readonly Scenario[]>> = {
  session: sessionScenarios,
  refresh: refreshScenarios,
  'sign-out': signOutScenarios,
  identity: identityScenarios,
  'sign-in': signInScenarios,
  challenges: challengeScenarios,
  'user-auth': userAuthScenarios,
  'sign-up': signUpScenarios,
  redirect: redirectScenarios,
  password: passwordScenarios,
  account: accountScenarios,
  devices: deviceScenarios,
  failures: failureScenarios,
  missing: missingScenarios,
  configuration: configurationScenarios,
  contexts: contextScenarios,
}

/** The names of all groups. */
export const groupNames: readonly GroupName[] = Object.keys(groups) as GroupName[]
