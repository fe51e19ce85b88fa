const { isAuth } = require('./find-auth.cjs')

/**
 * What becomes of a call: the v6 function, and its argument built from v5's arguments.
 *
 * @type {Record<string, { v6: string, input?: (j: import('jscodeshift').JSCodeshift, args: any[]) => any }>}
 */
const RULES = {
  signIn: { v6: 'signIn', input: named(['username', 'password']) },
  signOut: { v6: 'signOut', input: (_j, args) => args[0] },
  signUp: { v6: 'signUp', input: (j, args) => signUpInput(j, args[0]) },
  confirmSignUp: { v6: 'confirmSignUp', input: named(['username', 'confirmationCode']) },
  resendSignUp: { v6: 'resendSignUpCode', input: named(['username']) },
  forgotPassword: { v6: 'resetPassword', input: named(['username']) },
  forgotPasswordSubmit: {
    v6: 'confirmResetPassword',
    input: named(['username', 'confirmationCode', 'newPassword']),
  },
  changePassword: { v6: 'updatePassword', input: named([null, 'oldPassword', 'newPassword']) },
  updateUserAttributes: { v6: 'updateUserAttributes', input: named([null, 'userAttributes']) },
  verifyCurrentUserAttribute: {
    v6: 'sendUserAttributeVerificationCode',
    input: named(['userAttributeKey']),
  },
  verifyCurrentUserAttributeSubmit: {
    v6: 'confirmUserAttribute',
    input: named(['userAttributeKey', 'confirmationCode']),
  },
  federatedSignIn: { v6: 'signInWithRedirect', input: (j, args) => redirectInput(j, args[0]) },
  currentSession: { v6: 'fetchAuthSession' },
  currentAuthenticatedUser: { v6: 'getCurrentUser' },
  deleteUser: { v6: 'deleteUser' },
}

/**
 * Swaps each call of Auth for a call of the v6 function, one pass for each method.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 * @param {{ names: Set<string>, owners: Set<string> }} auth
 * @param {(name: string) => string} localName
 */
exports.rewriteCalls = function rewriteCalls(j, root, auth, localName) {
  for (const [method, { v6, input }] of Object.entries(RULES)) {
    root
      .find(j.CallExpression, { callee: { type: 'MemberExpression', property: { name: method } } })
      .filter(({ node }) => isAuth(auth, node.callee.object))
      .replaceWith(({ node }) => {
        const argument = input?.(j, node.arguments)
        return j.callExpression(j.identifier(localName(v6)), argument ? [argument] : [])
      })
  }
}

/** Positional arguments become properties; a null drops the argument, v6 always means this user. */
function named(keys) {
  return (j, args) =>
    j.objectExpression(
      keys.flatMap((key, index) =>
        key === null || !args[index] ? [] : [property(j, key, args[index])],
      ),
    )
}

function signUpInput(j, input) {
  if (input?.type !== 'ObjectExpression') return input
  const moved = {
    attributes: 'userAttributes',
    validationData: 'validationData',
    clientMetadata: 'clientMetadata',
  }
  const isMoved = (each) => each.key && each.key.name in moved
  const options = input.properties
    .filter(isMoved)
    .map((each) => property(j, moved[each.key.name], each.value))
  const kept = input.properties.filter((each) => !isMoved(each))
  if (options.length === 0) return input
  return j.objectExpression([...kept, property(j, 'options', j.objectExpression(options))])
}

function redirectInput(j, input) {
  if (input?.type !== 'ObjectExpression') return input
  const [first] = input.properties
  if (first?.key?.name !== 'customProvider') return input
  return j.objectExpression([
    property(j, 'provider', j.objectExpression([property(j, 'custom', first.value)])),
  ])
}

function property(j, key, value) {
  const made = j.objectProperty(j.identifier(key), value)
  made.shorthand = value.type === 'Identifier' && value.name === key
  return made
}
