import {
  detailsKept,
  guestOfV5,
  named,
  oneOfEach,
  overAlready,
  ownKeysIn,
  refreshedWithNothing,
  restored,
  sameDeviceOfUser,
  unreadable,
  withAnswers,
  withNetworkError,
  withoutDrift,
  withoutEnding,
  withoutIdentityPool,
} from './changes.js'
import { type Difference, inScenarios, withErrors } from './differences.js'
import * as expected from './expected.js'
import { type GroupName, groupNames } from './groups.js'

const { USER_KEYS } = expected

const allBut = (...names: readonly GroupName[]): readonly GroupName[] =>
  groupNames.filter((name) => !names.includes(name))

/** What an app that has switched from `aws-amplify/auth` 6.22 may notice. */
export const intendedDifferences: readonly Difference[] = [
  {
    what: 'Every error says what can be done about it, in recoverySuggestion.',
    fact: 'v6 has no recoverySuggestion for what the service refuses, nor for most of its own errors.',
    groups: allBut('sign-out', 'configuration'),
    apply: (step) => withErrors(step, (error) => ({ ...error, recovery: true })),
  },
  {
    what: 'Every error is an AuthError.',
    fact: 'v6 has AmplifyError for a network that fails, for a missing configuration and for passkeys, and lets TypeError and SyntaxError through.',
    groups: [
      ...['session', 'refresh', 'challenges', 'user-auth', 'redirect', 'account'],
      ...['failures', 'missing', 'contexts'],
    ] as GroupName[],
    apply: (step) => withErrors(step, (error) => ({ ...error, isAuthError: true })),
  },
  {
    what: 'What the service refuses has the answer in underlyingError and its status in metadata, in every function.',
    fact: 'v6 leaves out underlyingError, and metadata too in signUp, deleteUser, forgetDevice and for the identity pool.',
    groups: allBut('session', 'sign-out', 'redirect', 'configuration'),
    apply: withAnswers,
  },
  {
    what: 'Messages are one line.',
    fact: 'Some messages of v6 hold the line breaks and tabs of its source.',
    groups: ['session', 'challenges', 'sign-in', 'redirect'],
    apply: (step) =>
      withErrors(step, (error) => ({
        ...error,
        message: error.message.replace(/\s+/g, ' ').trim(),
      })),
  },
  {
    what: 'Keys of its own: ampliftClockDrift beside clockDrift; CognitoSignInState.ampliftAttempt during a sign-in; amplift.redirect and ampliftOAuthNonce during a redirect.',
    fact: 'clockDrift of v5 is in seconds and that of v6 in milliseconds of the other sign, under one key; v6 keeps too little of a sign-in to go on with it in another page, does not know which tab has begun a redirect, and does not look for the nonce in the id token.',
    groups: allBut('missing'),
    apply: (step, { ours }) => ({ ...step, own: ownKeysIn(ours?.own ?? {}) }),
  },
  {
    what: 'clockDrift holds 0.',
    fact: 'What v6 writes there makes v5, which reads the same key, trust tokens for up to 83 hours too long.',
    ...inScenarios({
      'refresh/the clock of the service is five minutes ahead': { 0: withoutDrift },
      'refresh/the clock of the service is five minutes behind': { 0: withoutDrift },
    }),
  },
  {
    what: 'tokenRefresh is told once for each refresh.',
    fact: 'v6 tells it once for each caller who has waited for the same refresh.',
    ...inScenarios({
      'refresh/five ask at once for tokens that ran out': {
        0: { events: [{ event: 'tokenRefresh' }] },
      },
    }),
  },
  {
    what: 'Tokens that an answer lacks have a name: InvalidTokens. It is told as tokenRefresh_failure.',
    fact: 'v6 calls it Unknown, and tells nobody.',
    ...inScenarios({
      'refresh/a refresh is answered with nothing': { 0: refreshedWithNothing },
      'refresh/a refresh is answered with what is no token': { 0: refreshedWithNothing },
      'challenges/a sign-in is answered with tokens that are none': {
        0: { rejected: named('InvalidTokens', 'Invalid tokens.') },
      },
    }),
  },
  {
    what: 'An answer that is none of the service is named Unknown, with its status, and tried again where the status is 500 or more.',
    fact: 'v6 rejects with the SyntaxError of the JSON parser, at once.',
    ...inScenarios({
      'refresh/a proxy answers a refresh with a page': {
        0: (step) => ({
          ...step,
          rejected: unreadable(502),
          requests: [1, 2, 3].flatMap(() => step.requests),
          events: [{ data: { error: unreadable(502) }, event: 'tokenRefresh_failure' }],
        }),
        1: { resolved: expected.user(), ...expected.refreshed },
      },
      'challenges/a sign-in is answered with a page': { 0: { rejected: unreadable(200) } },
    }),
  },
  {
    what: 'The Hub tells nothing of contexts that aws-amplify has made.',
    fact: 'v6 has one Hub for all contexts.',
    ...inScenarios({
      'contexts/somebody signs in and out in a context': {
        0: { events: [] },
        3: { events: [] },
        5: { events: [] },
      },
      'contexts/an account is changed in a context': { 4: { events: [] } },
      'contexts/tokens of a context run out': { 0: { events: [] } },
    }),
  },
  {
    what: 'A network that fails is a NetworkError in the event of a redirect too.',
    fact: 'v6 tells the TypeError of fetch.',
    ...inScenarios({
      'redirect/there is no network for a code': { 1: withNetworkError },
    }),
  },
  {
    what: 'decodeJWT rejects what is no token with InvalidJwtException.',
    fact: 'v6 throws an Error without a name of its own, and takes a payload that is no object.',
    ...inScenarios({
      'account/tokens are read': {
        2: { rejected: named('InvalidJwtException', 'Invalid token') },
        3: { rejected: named('InvalidJwtException', 'Invalid token') },
        4: { rejected: named('InvalidJwtException', 'Invalid token payload') },
        5: { rejected: named('InvalidJwtException', 'Invalid token payload') },
      },
    }),
  },
  {
    what: 'A session whose access token is broken is refreshed.',
    fact: 'v6 takes it for signed out although it holds a refresh token.',
    ...inScenarios({
      'session/the access token is missing': restored(),
      'session/the access token is empty': restored(),
      'session/the access token is not a token': restored(),
    }),
  },
  {
    what: 'A session whose clockDrift is no number is refreshed in time.',
    fact: 'v5 writes NaN there after a challenge that it does not know, and v6 takes the tokens for valid for ever.',
    ...inScenarios({
      'session/the clock drift is not a number': {
        0: {
          ...expected.refreshed,
          stored: { ...expected.refreshed.stored, [`${USER_KEYS}.clockDrift`]: '0' },
        },
        1: { resolved: expected.session() },
        2: expected.fetchedAttributes(),
      },
    }),
  },
  {
    what: 'Sign-in details that are no JSON are left out.',
    fact: 'v6 takes the session for signed out.',
    ...inScenarios({
      'session/the sign-in details are not JSON': {
        0: { resolved: expected.user(null) },
        1: { resolved: expected.session(null) },
        2: expected.fetchedAttributes(),
        3: expected.revoked,
      },
    }),
  },
  {
    what: 'getCurrentUser knows the user without an id token.',
    fact: 'v6 resolves without username and userId.',
    ...inScenarios({
      'session/the id token is missing': { 0: { resolved: expected.user() } },
    }),
  },
  {
    what: 'A sign-out takes away what v5 has left.',
    fact: 'v6 leaves userData, with the attributes of the user, and the flag of the Hosted UI.',
    ...inScenarios({
      'session/somebody is signed in with a session of v5': {
        3: (step) => ({
          ...step,
          stored: {
            ...step.stored,
            [`${USER_KEYS}.userData`]: null,
            'amplify-signin-with-hostedUI': null,
          },
        }),
      },
      'redirect/v5 has left word of its pages': {
        0: (step) => ({ ...step, stored: { ...step.stored, [`${USER_KEYS}.userData`]: null } }),
      },
    }),
  },
  {
    what: 'A sign-in that goes on in another page keeps its details.',
    fact: 'v6 forgets loginId and authFlowType when the page is loaded again.',
    ...inScenarios({
      'challenges/the page is loaded again while SMS_MFA is asked for': detailsKept(
        'USER_SRP_AUTH',
        1,
        2,
      ),
      'challenges/the page is loaded again while EMAIL_OTP is asked for': detailsKept(
        'USER_SRP_AUTH',
        1,
        2,
      ),
      'challenges/the page is loaded again while SOFTWARE_TOKEN_MFA is asked for': detailsKept(
        'USER_SRP_AUTH',
        1,
        2,
      ),
      'challenges/the page is loaded again while a factor is to be chosen': detailsKept(
        'USER_SRP_AUTH',
        2,
      ),
      'challenges/the page is loaded again while a new password is asked for': detailsKept(
        'USER_SRP_AUTH',
        1,
      ),
      'challenges/the page is loaded again while an app is set up': detailsKept('USER_SRP_AUTH', 1),
      'sign-in/the page is loaded again before a riddle is solved': detailsKept(
        'CUSTOM_WITHOUT_SRP',
        1,
      ),
      'user-auth/the page is loaded again after PASSWORD was chosen': detailsKept('USER_AUTH', 2),
      'user-auth/the page is loaded again after PASSWORD_SRP was chosen': detailsKept(
        'USER_AUTH',
        2,
      ),
      'user-auth/the page is loaded again after EMAIL_OTP was chosen': detailsKept('USER_AUTH', 2),
      'user-auth/the page is loaded again after SMS_OTP was chosen': detailsKept('USER_AUTH', 2),
    }),
  },
  {
    what: 'A challenge that cannot be met is not kept: the sign-in is over.',
    fact: 'v6 keeps it as if it could be answered, and rejects answers with other errors.',
    ...inScenarios({
      'challenges/a challenge that nobody knows': { 0: { inTab: {} }, 1: overAlready },
      'challenges/a sign-in is answered with nothing': { 0: { inTab: {} } },
      'challenges/only a number could be set up': { 0: { inTab: {} } },
      'challenges/factors to choose from come as no JSON': {
        0: {
          inTab: {},
          rejected: named(
            'SignInException',
            'The SELECT_MFA_TYPE challenge that the service has answered with cannot be used: MFAS_CAN_CHOOSE is missing or broken.',
          ),
        },
        1: overAlready,
      },
    }),
  },
  {
    what: 'A challenge that says nothing about itself is asked for nevertheless.',
    fact: 'v6 rejects with a TypeError although it keeps the challenge.',
    ...inScenarios({
      'challenges/a challenge comes without parameters': {
        0: {
          resolved: {
            isSignedIn: false,
            nextStep: { codeDeliveryDetails: {}, signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' },
          },
        },
      },
    }),
  },
  {
    what: 'No message repeats what was answered to a challenge.',
    fact: 'v6 puts the answer, which may be a code, into the message.',
    ...inScenarios({
      'challenges/what is to be set up can be chosen: the app': {
        1: (step) =>
          withErrors(step, (error) => ({
            ...error,
            message:
              'Cannot proceed with MFA setup using this challengeResponse: a choice is asked for.',
          })),
      },
    }),
  },
  {
    what: 'The name of the user stands bare in the URL for an authenticator app.',
    fact: 'setUpTOTP of v6 puts it into quotation marks.',
    ...inScenarios({
      'account/an authenticator app is set up': {
        3: { resolved: 'otpauth://totp/Shop:ada?&issuer=Shop' },
      },
    }),
  },
  {
    what: 'The secret of a device is kept under the name that was typed and that of the user pool.',
    fact: 'v6 keeps it under the typed name, looks for it under the other, and lets nobody in any more.',
    ...inScenarios({
      'devices/a device is kept under the address that was typed': {
        0: (step) => ({ ...step, stored: { ...step.stored, ...sameDeviceOfUser(step.stored) } }),
        2: (step) => ({
          ...withoutEnding(step),
          ...expected.provedDevice(step, {
            sessions: [1, 2],
            signInDetails: { authFlowType: 'USER_PASSWORD_AUTH', loginId: 'ada@example.com' },
          }),
        }),
      },
    }),
  },
  {
    what: 'A device is proved after a new password too.',
    fact: 'v6 rejects the challenge of the device there.',
    ...inScenarios({
      'devices/a device is proved after a new password': {
        3: (step) => ({
          ...withoutEnding(step),
          ...expected.provedDevice(step, { sessions: [4, 5] }),
          inTab: expected.noAttempt,
        }),
      },
    }),
  },
  {
    what: 'Functions of the user do not ask the identity pool.',
    fact: 'v6 gets AWS credentials before each of them, and rejects where the identity pool refuses.',
    ...inScenarios({
      'identity/a function of the user is called where there is an identity pool': {
        0: withoutIdentityPool,
      },
      'identity/the identity pool refuses a user': { 2: expected.fetchedAttributes('<uuid 2>') },
    }),
  },
  {
    what: 'Credentials are asked for once, however many callers wait for them.',
    fact: 'v6 asks GetId and GetCredentialsForIdentity once for each caller.',
    ...inScenarios({
      'identity/four ask at once for credentials': {
        0: ({ requests, ...step }) => ({ ...step, requests: oneOfEach(requests) }),
      },
    }),
  },
  {
    what: 'The identity of a guest is kept where v5 finds it too.',
    fact: 'v5 and v6 keep it under keys of their own, and neither reads the other.',
    groups: ['session', 'identity', 'configuration'],
    apply: guestOfV5,
  },
  {
    what: 'A guest of v5 stays the same guest.',
    fact: 'v6 makes a new identity and leaves the data of the old one behind.',
    ...inScenarios({
      'identity/the identity that a guest had in v5': {
        1: (step) => ({
          ...step,
          resolved: { ...(step.resolved as object), identityId: 'eu-west-1:<uuid 1>' },
          requests: [expected.credentialsCall(1)],
          stored: { 'com.amplify.Cognito.eu-west-1:<uuid 2>.identityId': 'eu-west-1:<uuid 1>' },
        }),
      },
    }),
  },
  {
    what: 'A guest whose identity is gone gets another one.',
    fact: 'v6 rejects; v5 asked again, once.',
    ...inScenarios({
      'identity/the identity of a guest is gone': {
        1: (step) => ({
          ...withoutEnding(step),
          resolved: expected.guest(3),
          requests: [...step.requests, ...expected.identityCalls(2, 3)],
          stored: {
            'CognitoIdentityId-eu-west-1:<uuid 2>': 'eu-west-1:<uuid 3>',
            'com.amplify.Cognito.eu-west-1:<uuid 2>.identityId': 'eu-west-1:<uuid 3>',
          },
        }),
        2: { resolved: expected.guest(3), requests: [] },
      },
    }),
  },
]

/** What differs besides where the AWS SDK makes the calls: in Node. */
export const withSdk: readonly Difference[] = [
  {
    what: 'A NetworkError goes back to the error of the AWS SDK.',
    fact: 'v6 has the TypeError of fetch.',
    groups: ['failures'],
    apply: (step) =>
      withErrors(step, (error) =>
        error.name === 'NetworkError' ? { ...error, underlying: 'TimeoutError' } : error,
      ),
  },
]
