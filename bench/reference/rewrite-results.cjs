const { isAuth } = require('./find-auth.cjs')

const TOKENS = { getIdToken: 'idToken', getAccessToken: 'accessToken' }
const PROVIDERS = ['Google', 'Facebook', 'Amazon', 'Apple']

/**
 * `user.attributes` is a call of its own in v6: where nothing else of the user is read, that call
 * takes the place of the user's.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 * @param {{ names: Set<string>, owners: Set<string> }} auth
 * @param {(name: string) => string} localName
 */
exports.rewriteUsers = function rewriteUsers(j, root, auth, localName) {
  root
    .find(j.CallExpression, {
      callee: {
        type: 'MemberExpression',
        object: {
          type: 'CallExpression',
          callee: { type: 'MemberExpression', property: { name: 'currentAuthenticatedUser' } },
        },
        property: { name: 'then' },
      },
    })
    .filter(({ node }) => isAuth(auth, node.callee.object.callee.object))
    .forEach(({ node }) => {
      const [callback] = node.arguments
      const user = callback?.params?.[0]?.name
      const reads = j(callback).find(j.MemberExpression, { object: { name: user } })
      if (reads.length === 0 || !reads.every((read) => read.node.property.name === 'attributes'))
        return
      reads.replaceWith((read) => read.node.object)
      node.callee.object = j.callExpression(j.identifier(localName('fetchUserAttributes')), [])
    })
}

/**
 * `session.getIdToken().getJwtToken()` becomes `session.tokens?.idToken?.toString()`.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 */
exports.rewriteSessions = function rewriteSessions(j, root) {
  for (const [method, token] of Object.entries(TOKENS)) {
    root
      .find(j.CallExpression, {
        callee: {
          property: { name: 'getJwtToken' },
          object: { type: 'CallExpression', callee: { property: { name: method } } },
        },
      })
      .replaceWith(({ node }) => {
        const session = node.callee.object.callee.object
        const tokens = j.memberExpression(session, j.identifier('tokens'))
        const read = j.optionalMemberExpression(tokens, j.identifier(token))
        return j.callExpression(j.optionalMemberExpression(read, j.identifier('toString')), [])
      })
  }
}

/**
 * `CognitoHostedUIIdentityProvider.Google` becomes `'Google'`.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 */
exports.rewriteProviders = function rewriteProviders(j, root) {
  for (const name of PROVIDERS) {
    root
      .find(j.MemberExpression, {
        object: { name: 'CognitoHostedUIIdentityProvider' },
        property: { name },
      })
      .replaceWith(() => j.stringLiteral(name))
  }
}
