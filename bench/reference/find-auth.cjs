const PACKAGES = ['aws-amplify', '@aws-amplify/auth']

/**
 * Finds what the file calls v5's Auth: a name of its own, or a member of an imported object.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 * @returns {{ names: Set<string>, owners: Set<string> } | null} Null when the file does not use it.
 */
exports.findAuth = function findAuth(j, root) {
  const names = new Set()
  const owners = new Set()
  for (const source of PACKAGES) {
    root.find(j.ImportDeclaration, { source: { value: source } }).forEach(({ node }) => {
      for (const specifier of node.specifiers ?? [])
        addSpecifier(specifier, source, { names, owners })
    })
    root
      .find(j.VariableDeclarator, {
        init: {
          type: 'CallExpression',
          callee: { name: 'require' },
          arguments: [{ value: source }],
        },
      })
      .forEach(({ node }) => {
        if (node.id.type === 'Identifier') owners.add(node.id.name)
        if (node.id.type !== 'ObjectPattern') return
        for (const property of node.id.properties) {
          if (property.key?.name === 'Auth') names.add(property.value.name)
        }
      })
  }
  return names.size + owners.size > 0 ? { names, owners } : null
}

function addSpecifier(specifier, source, { names, owners }) {
  const local = specifier.local?.name ?? specifier.imported?.name
  if (specifier.type === 'ImportNamespaceSpecifier') owners.add(local)
  else if (specifier.type === 'ImportDefaultSpecifier') {
    if (source === '@aws-amplify/auth') names.add(local)
    else owners.add(local)
  } else if (specifier.imported.name === 'Auth') names.add(local)
  else if (specifier.imported.name === 'Amplify') owners.add(local)
}

/**
 * True for `Auth`, `Amplify.Auth` and `amplify.Auth`.
 *
 * @param {{ names: Set<string>, owners: Set<string> }} auth
 * @param {import('jscodeshift').ASTNode} node
 */
exports.isAuth = function isAuth(auth, node) {
  if (node.type === 'Identifier') return auth.names.has(node.name)
  return (
    node.type === 'MemberExpression' &&
    node.property.name === 'Auth' &&
    node.object.type === 'Identifier' &&
    auth.owners.has(node.object.name)
  )
}
