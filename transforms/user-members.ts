/**
 * Members of v5's `CognitoUser` and its session that code reads and that a plain object on top of v6 cannot have:
 * they talk to Cognito through callbacks, or hold what v6 keeps to itself.
 */
export function userMembers(source: string): readonly string[] {
  const own = ownMembers.filter((name) => source.includes(name) && readOf(name).test(source))
  const shared = [...source.matchAll(onUser)].map((match) => match[1] ?? '')
  return [...own, ...shared]
}

/** Names that nothing else has: which variable holds the user does not matter. */
const ownMembers: readonly string[] = [
  'getUserAttributes',
  'getUserData',
  'getAttributeVerificationCode',
  'setDeviceStatusRemembered',
  'setDeviceStatusNotRemembered',
  'forgetSpecificDevice',
  'getCachedDeviceKeyAndPassword',
  'associateSoftwareToken',
  'verifySoftwareToken',
  'setUserMfaPreference',
  'sendMFACode',
  'sendMFASelectionAnswer',
  'completeNewPasswordChallenge',
  'authenticateUser',
  'setSignInUserSession',
  'setAuthenticationFlowType',
  'clearCachedDeviceKeyAndPassword',
  'clearCachedUser',
  'clearCachedTokens',
  'cacheTokens',
  'userDataKey',
  // Of the session.
  'clockDrift',
  'getClockDrift',
  'calculateClockDrift',
]

function readOf(name: string): RegExp {
  return new RegExp(`(?:\\.|\\{[^{}]*)\\s*${name}\\b`)
}

/** Names that `Auth` and others have as well: only of something that is called a user. */
const onUser =
  /\b\w*[uU]ser(?:Ref\.current)?[!?]?\s*\??\.\s*(signOut|globalSignOut|deleteUser|changePassword|updateAttributes|deleteAttributes|verifyAttribute|confirmPassword|forgotPassword|confirmRegistration|resendConfirmationCode|sendCustomChallengeAnswer|listDevices|getDevice|forgetDevice|enableMFA|disableMFA|getMFAOptions|preferredMFA|storage|Session|client|keyPrefix|deviceKey)\b/g

/** What the search that finds the files to ask looks for. */
export const userMemberTexts: readonly string[] = [
  ...ownMembers,
  'deleteUser',
  'globalSignOut',
  'updateAttributes',
  'preferredMFA',
  ...['user', 'currentUser', 'cognitoUser', 'authUser'].flatMap((name) => [
    `${name}.signOut`,
    `${name}.changePassword`,
  ]),
]
