import { FACTOR_CHOICE } from './factor-choice.js'

/**
 * Members of v5's `CognitoUser` and its session that code reads and that a plain object on top of v6 cannot have:
 * they talk to Cognito through callbacks, or hold what v6 keeps to itself.
 */
export function userMembers(source: string): readonly string[] {
  // Most files say no such word, and are not looked at any further.
  const said = ownMembers.filter((name) => source.includes(name))
  const mayShare = source.includes('ser') && anyShared.test(source)
  if (said.length === 0 && !mayShare) return []
  const code = source.replace(commentLine, '')
  const own = said.filter((name) => readOf(name).test(code))
  if (!mayShare) return own
  const shared = [...code.matchAll(onUser)].map((match) => match[1] ?? '')
  const taken = [...code.matchAll(outOfUser)].flatMap((match) => match[1]?.match(sharedName) ?? [])
  return [...own, ...shared, ...taken]
}

const commentLine = /^[ \t]*(?:\/\/|\*(?!\/)).*$/gm

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
  FACTOR_CHOICE,
  'completeNewPasswordChallenge',
  'authenticateUser',
  'setSignInUserSession',
  'setAuthenticationFlowType',
  'clearCachedDeviceKeyAndPassword',
  'clearCachedUser',
  'clearCachedTokens',
  'cacheTokens',
  'userDataKey',
  'preferredMFA',
  // Of the session.
  'getClockDrift',
  'calculateClockDrift',
]

function readOf(name: string): RegExp {
  return new RegExp(`(?:\\.|\\{[^{}]*)\\s*\\b${name}\\b`)
}

/** Names that `Auth` and others have as well: only of something that is called a user. */
const sharedNames =
  'signOut|globalSignOut|deleteUser|changePassword|updateAttributes|deleteAttributes|verifyAttribute|confirmPassword|forgotPassword|confirmRegistration|resendConfirmationCode|sendCustomChallengeAnswer|listDevices|getDevice|forgetDevice|enableMFA|disableMFA|getMFAOptions|storage|Session|client|deviceKey'

const onUser = new RegExp(
  `[uU]ser(?:Ref\\.current)?[!?]?\\s*\\??\\.\\s*(${sharedNames})\\b(?!\\s*=[^=>])`,
  'g',
)

/** `const { signOut } = user`, and not `= useUser()`. */
const outOfUser =
  /\{([^{}]*)\}\s*(?::[^={};]*)?=[\s(]*(?:<[^<>]*>\s*)?(?:await\s+)?(?:[\w$]+[!?]?\.)*\w*[uU]ser(?:Ref\.current)?\b(?!\s*[(.?[])/g

const sharedName = new RegExp(`(?<![:\\w$]\\s*)\\b(?:${sharedNames})\\b`, 'g')

const anyShared = new RegExp(`\\b(?:${sharedNames})\\b`)

/** What the search that finds the files to ask looks for. */
export const userMemberTexts: readonly string[] = [
  ...ownMembers,
  'deleteUser',
  'globalSignOut',
  'updateAttributes',
  ...['user', 'currentUser', 'cognitoUser', 'authUser'].flatMap((name) => [
    `${name}.signOut`,
    `${name}.changePassword`,
    `} = ${name}`,
  ]),
]
