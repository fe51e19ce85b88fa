import type { Fault } from '../../../../emulator/index.js'
import type { App, Scenario } from '../scenario.js'
import { NEW_PASSWORD, PASSWORD, USERNAME } from '../world.js'

type Auth = App['auth']

/** One call of each function that asks the service, by somebody who is signed in. */
const callsOfUser: Readonly<Record<string, (auth: Auth) => Promise<unknown>>> = {
  confirmUserAttribute: (auth) =>
    auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: '123456' }),
  deleteUser: (auth) => auth.deleteUser(),
  deleteUserAttributes: (auth) => auth.deleteUserAttributes({ userAttributeKeys: ['name'] }),
  deleteWebAuthnCredential: (auth) => auth.deleteWebAuthnCredential({ credentialId: 'bm9uZQ' }),
  associateWebAuthnCredential: (auth) => auth.associateWebAuthnCredential(),
  listWebAuthnCredentials: (auth) => auth.listWebAuthnCredentials(),
  fetchDevices: (auth) => auth.fetchDevices(),
  forgetDevice: (auth) => auth.forgetDevice({ device: { id: 'eu-west-1_device' } }),
  fetchMFAPreference: (auth) => auth.fetchMFAPreference(),
  fetchUserAttributes: (auth) => auth.fetchUserAttributes(),
  sendUserAttributeVerificationCode: (auth) =>
    auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' }),
  setUpTOTP: (auth) => auth.setUpTOTP(),
  updateMFAPreference: (auth) => auth.updateMFAPreference({ sms: 'ENABLED' }),
  updatePassword: (auth) =>
    auth.updatePassword({ oldPassword: PASSWORD, newPassword: NEW_PASSWORD }),
  updateUserAttribute: (auth) =>
    auth.updateUserAttribute({ userAttribute: { attributeKey: 'name', value: 'Ada' } }),
  updateUserAttributes: (auth) => auth.updateUserAttributes({ userAttributes: { name: 'Ada' } }),
  verifyTOTPSetup: (auth) => auth.verifyTOTPSetup({ code: '123456' }),
  rememberDevice: (auth) => auth.rememberDevice(),
}

/** One call of each function that asks the service, by anybody. */
const callsOfAnybody: Readonly<Record<string, (auth: Auth) => Promise<unknown>>> = {
  confirmResetPassword: (auth) =>
    auth.confirmResetPassword({
      username: USERNAME,
      newPassword: NEW_PASSWORD,
      confirmationCode: '123456',
    }),
  confirmSignUp: (auth) => auth.confirmSignUp({ username: 'joan', confirmationCode: '123456' }),
  resendSignUpCode: (auth) => auth.resendSignUpCode({ username: 'joan' }),
  resetPassword: (auth) => auth.resetPassword({ username: USERNAME }),
  signIn: (auth) => auth.signIn({ username: USERNAME, password: PASSWORD }),
  'signIn with a password': (auth) =>
    auth.signIn({
      username: USERNAME,
      password: PASSWORD,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    }),
  'signIn with a riddle': (auth) =>
    auth.signIn({ username: USERNAME, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } }),
  'signIn with a choice': (auth) =>
    auth.signIn({ username: USERNAME, options: { authFlowType: 'USER_AUTH' } }),
  signUp: (auth) => auth.signUp({ username: 'joan', password: PASSWORD }),
}

/** What goes wrong, for every call. */
const faults: Readonly<Record<string, readonly Fault[]>> = {
  'there is no network': [{ kind: 'drop' }],
  'the network fails once': [{ kind: 'drop', times: 1 }],
  'the service throttles': [{ kind: 'throttle' }],
  'the service has a fault': [{ kind: 'server-error' }],
  'an attempt too many was made': [
    { kind: 'error', type: 'LimitExceededException', message: 'Attempt limit exceeded.' },
  ],
  'the service refuses': [
    { kind: 'error', type: 'NotAuthorizedException', message: 'Access Token has been revoked' },
  ],
}

/** Every function, with everything that goes wrong. */
export const failureScenarios: readonly Scenario[] = Object.entries(faults).flatMap(
  ([what, set]) => [
    scenario(`${what}, for a user`, set, callsOfUser, 'signed in'),
    scenario(`${what}, for anybody`, set, callsOfAnybody, 'nobody'),
  ],
)

/** Functions that need somebody, or a configuration, without either. */
export const missingScenarios: readonly Scenario[] = [
  scenario('nobody is signed in, and every function of the user', [], callsOfUser, 'nobody'),
  {
    ...scenario('nothing is configured, and every function of the user', [], callsOfUser, 'nobody'),
    pools: 'nothing',
  },
  {
    ...scenario('nothing is configured, and every other', [], callsOfAnybody, 'nobody'),
    pools: 'nothing',
  },
  {
    ...scenario('there is no user pool, and every function of the user', [], callsOfUser, 'nobody'),
    pools: 'identity pool',
  },
  {
    ...scenario('there is no user pool, and every other', [], callsOfAnybody, 'nobody'),
    pools: 'identity pool',
  },
  scenario('the session was ended elsewhere', [], callsOfUser, 'signed in', ({ cognito }) =>
    cognito.signOutUser({ username: USERNAME }),
  ),
]

function scenario(
  name: string,
  set: readonly Fault[],
  calls: Readonly<Record<string, (auth: Auth) => Promise<unknown>>>,
  visitor: 'nobody' | 'signed in',
  prepare: (app: App) => unknown = () => {},
): Scenario {
  return {
    name,
    visitor,
    async run(app) {
      prepare(app)
      for (const call of Object.values(calls)) {
        for (const fault of set) app.cognito.faults.add(fault)
        await call(app.auth)
        app.cognito.faults.clear()
      }
      await app.auth.getCurrentUser()
    },
  }
}
