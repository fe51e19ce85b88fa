/**
 * The same migration written the way a careful team writes a codemod: jscodeshift's own collections,
 * one `find` for each concern, `toSource()` at the end. It is the yardstick of bench/run.mjs and no
 * part of the tool. Like such codemods it swaps calls one by one: it does not follow a user or a
 * session beyond the forms that it knows, and it writes no guard where v6 no longer rejects.
 *
 *   npx jscodeshift -t bench/reference-transform.cjs --parser=tsx --extensions=js,jsx,ts,tsx src
 */
const { findAuth } = require('./reference/find-auth.cjs')
const { rewriteCalls } = require('./reference/rewrite-calls.cjs')
const {
  rewriteProviders,
  rewriteSessions,
  rewriteUsers,
} = require('./reference/rewrite-results.cjs')
const { rewriteImports } = require('./reference/rewrite-imports.cjs')

/**
 * @param {import('jscodeshift').FileInfo} file
 * @param {import('jscodeshift').API} api
 * @returns {string | null}
 */
module.exports = function transform(file, api) {
  const j = api.jscodeshift
  const root = j(file.source)

  const auth = findAuth(j, root)
  if (auth === null) return null

  const used = new Map()
  /** Keeps the team's own `signOut` apart from Amplify's. @param {string} name */
  const localName = (name) => {
    const known = used.get(name)
    if (known !== undefined) return known
    const taken = root.find(j.Identifier, { name }).some((path) => isOwnName(path))
    const local = taken ? `amplify${name.charAt(0).toUpperCase()}${name.slice(1)}` : name
    used.set(name, local)
    return local
  }

  rewriteUsers(j, root, auth, localName)
  rewriteSessions(j, root)
  rewriteCalls(j, root, auth, localName)
  rewriteProviders(j, root)
  rewriteImports(j, root, used)
  return root.toSource({ quote: 'single' })
}

/**
 * A name of the file itself, not a property of something: `signOut` in `const signOut = ...`.
 *
 * @param {import('jscodeshift').ASTPath} path
 */
function isOwnName(path) {
  const parent = path.parent.node
  if (parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression') {
    return parent.property !== path.node || parent.computed
  }
  return parent.type !== 'ObjectProperty' && parent.type !== 'Property'
}
