const PACKAGES = ['aws-amplify', '@aws-amplify/auth']

/**
 * Imports the v6 functions that are used now and drops what nobody uses any more.
 *
 * @param {import('jscodeshift').JSCodeshift} j
 * @param {import('jscodeshift').Collection} root
 * @param {Map<string, string>} used v6 name -> local name.
 */
exports.rewriteImports = function rewriteImports(j, root, used) {
  const old = root
    .find(j.ImportDeclaration)
    .filter(({ node }) => PACKAGES.includes(node.source.value))
  if (used.size > 0 && old.length > 0) old.at(0).insertBefore(importOf(j, used))
  old.forEach((path) => {
    path.node.specifiers = (path.node.specifiers ?? []).filter((specifier) =>
      isUsed(j, root, specifier.local?.name ?? specifier.imported?.name),
    )
    if (path.node.specifiers.length === 0) path.prune()
  })
}

function importOf(j, used) {
  const specifiers = [...used].map(([name, local]) =>
    name === local
      ? j.importSpecifier(j.identifier(name))
      : j.importSpecifier(j.identifier(name), j.identifier(local)),
  )
  return j.importDeclaration(specifiers, j.stringLiteral('aws-amplify/auth'))
}

function isUsed(j, root, name) {
  return root
    .find(j.Identifier, { name })
    .some((path) => !path.parent.node.type.startsWith('Import'))
}
