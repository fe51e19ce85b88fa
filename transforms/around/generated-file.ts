import { type Node, parentOf, unwrapInwards } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve, type ScopeTree } from '../scope.js'

/** Is an expression what a file exports that the tools of Amplify have written? */
export function isGeneratedFile(
  expression: Node,
  { tree, knowledge }: Pick<RuleContext, 'tree' | 'knowledge'>,
): boolean {
  const node = unwrapInwards(expression)
  const specifier = requiredModule(node) ?? importedModule(node, tree)
  if (specifier === null || !isNamedGenerated(specifier)) return false
  return !(knowledge.configurations?.isOwn(specifier) ?? false)
}

/** Has a module the name of one that the tools of Amplify write? */
export function isNamedGenerated(specifier: string): boolean {
  return GENERATED.test(specifier)
}

const GENERATED = /(?:^|\/)(?:aws[-_]?exports|amplifyconfiguration|amplify_outputs)(?:\.\w+)*$/i

function importedModule(node: Node, tree: ScopeTree): string | null {
  if (node.type !== 'Identifier') return null
  const declaration = resolve(tree.scopeAt(node), node.name, 'value')?.declaration
  if (declaration?.type === 'VariableDeclarator') {
    return declaration.init ? requiredModule(unwrapInwards(declaration.init)) : null
  }
  const around = declaration && parentOf(declaration)
  return around?.type === 'ImportDeclaration' ? around.source.value : null
}

/** `require('./aws-exports')`, or its default export. */
function requiredModule(node: Node): string | null {
  const call = node.type === 'MemberExpression' ? node.object : node
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier') return null
  const [module] = call.arguments
  const isRequire = call.callee.name === 'require' && module?.type === 'StringLiteral'
  return isRequire ? module.value : null
}

/** `awsExports.oauth.urlOpener = open`: what the tools have written gets a setting by hand. */
export function setsOpener({ source }: { readonly source: string }): boolean {
  return /\.urlOpener\s*=(?!=)/.test(source)
}
