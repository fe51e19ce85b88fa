/** Everything that code of v5 could find on a user: what Auth puts there and what the class has. */
const names = `
  Session associateSoftwareToken attributes authenticateUser authenticateUserDefaultAuth
  authenticateUserInternal authenticateUserPlainUsernamePassword authenticationFlowType
  cacheDeviceKeyAndPassword cacheTokens cacheUserData challengeName challengeParam changePassword
  cleanClientData clearCachedDeviceKeyAndPassword clearCachedTokens clearCachedUser
  clearCachedUserData client completeNewPasswordChallenge confirmPassword confirmRegistration
  constructor createGetUserRequest deleteAttributes deleteUser deviceGroupKey deviceKey disableMFA
  enableMFA fetchUserData forgetDevice forgetSpecificDevice forgotPassword
  getAttributeVerificationCode getAuthenticationFlowType getCachedDeviceKeyAndPassword
  getCognitoUserSession getDevice getDeviceResponse getMFAOptions getSession getSignInUserSession
  getUserAttributes getUserContextData getUserData getUserDataFromCache getUsername globalSignOut
  id initiateAuth isFetchUserDataAndTokenRequired isSessionRevocable keyPrefix listDevices pool
  preferredMFA randomPassword refreshSession refreshSessionIfPossible resendConfirmationCode
  revokeToken revokeTokens sendCustomChallengeAnswer sendMFACode sendMFASelectionAnswer
  setAuthenticationFlowType setDeviceStatusNotRemembered setDeviceStatusRemembered
  setSignInUserSession setUserMfaPreference signInUserSession signOut storage token updateAttributes
  userDataKey username verifierDevices verifyAttribute verifySoftwareToken
`

/** False for a member that users had neither in v5: it was undefined there, and it still is. */
export function isCognitoUserMember(name: string): boolean {
  return known.has(name) || name in Object.prototype
}

const known: ReadonlySet<string> = new Set(names.trim().split(/\s+/))
