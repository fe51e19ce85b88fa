import { constantInit } from '../flow/constant.js'
import type { HandedConfiguration, HandedPath, Role } from '../handed-configurations.js'
import { importedName } from '../names.js'
import { isMember, type Node, parentOf, staticKey, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve, type ScopeTree } from '../scope.js'

/** What stands in another file behind an expression; null where nobody knows. */
export function importedConfiguration(
  expression: Node,
  { tree, knowledge }: Pick<RuleContext, 'tree' | 'knowledge'>,
  role: Role = 'whole',
): HandedConfiguration | null {
  const path = knowledge.configurations ? handedPath(expression, tree) : null
  return path && (knowledge.configurations?.behind(path, role) ?? null)
}

/** `settings.aws` of an import, or of what is required; null for any other expression. */
export function handedPath(expression: Node, tree: ScopeTree): HandedPath | null {
  const members: string[] = []
  let root = unwrapInwards(expression)
  while (isMember(root)) {
    const key = staticKey(root)
    if (key === null) return null
    members.unshift(key)
    root = unwrapInwards(root.object)
  }
  const from = root.type === 'Identifier' ? importOf(root, tree) : null
  if (from === null) return null
  if (from.name !== '*') return { ...from, members }
  const [name, ...rest] = members
  return name === undefined ? null : { specifier: from.specifier, name, members: rest }
}

function importOf(
  name: Node & { readonly name: string },
  tree: ScopeTree,
): { readonly specifier: string; readonly name: string } | null {
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  const declaration = binding?.declaration
  switch (declaration?.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      const source = parentOf(declaration)
      if (source?.type !== 'ImportDeclaration') return null
      return { specifier: source.source.value, name: importedName(declaration) }
    }
    case 'VariableDeclarator': {
      const specifier = requiredBy(constantInit(binding))
      return specifier === null ? null : { specifier, name: '=' }
    }
    default:
      return null
  }
}

/** `require('./settings')` */
export function requiredBy(init: Node | null | undefined): string | null {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier') return null
  const [module, ...others] = init.arguments
  const isRequire = init.callee.name === 'require' && others.length === 0
  return isRequire && module?.type === 'StringLiteral' ? module.value : null
}
