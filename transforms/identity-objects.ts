/** Is this a text of a package whose Auth is Amplify's? The module's name says it, of any major. */
export function usesAuth(text: string): boolean {
  return amplify.test(text)
}

const amplify = /['"](?:aws-amplify|@aws-amplify\/(?:auth|core)|@amplift\/auth)(?:\/[\w/-]+)?['"]/

/** Are users made here with the classes of amazon-cognito-identity-js, so that they have all of its methods? */
export function makesIdentityUsers(text: string): boolean {
  return made.test(text)
}

const made = /\bnew\s+(?:[\w$]+\s*\.\s*)?CognitoUser(?:Pool)?\s*\(/
