import { boundTo, pathFrom } from '../flow/plain-path.js'
import type { PromisePath } from '../flow/promise-path.js'
import {
  isCall,
  isFunction,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import { exportedName } from './exported-object.js'

/** The function or class that a component is, behind names and behind what wraps it. */
export function componentOf(node: Node, tree: ScopeTree): Node | null {
  const inner = unwrapInwards(node)
  if (isFunction(inner) || isClass(inner)) return inner
  if (inner.type === 'Identifier') {
    const declaration = resolve(tree.scopeAt(inner), inner.name, 'value')?.declaration
    if (!declaration || declaration === inner) return null
    if (declaration.type !== 'VariableDeclarator') {
      return isFunction(declaration) || isClass(declaration) ? declaration : null
    }
    return declaration.init ? componentOf(declaration.init, tree) : null
  }
  // memo(App), connect(state)(App), withAuthenticator(App)
  const [first] = isCall(inner) ? (inner.arguments as Node[]) : []
  return first ? componentOf(first, tree) : null
}

function isClass(node: Node): boolean {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
}

/** The object that an expression is, behind the name of a constant. */
export function objectOf(node: Node, tree: ScopeTree): NodeOf<'ObjectExpression'> | null {
  const inner = unwrapInwards(node)
  if (inner.type === 'ObjectExpression') return inner
  const declaration =
    inner.type === 'Identifier'
      ? resolve(tree.scopeAt(inner), inner.name, 'value')?.declaration
      : undefined
  const init = declaration?.type === 'VariableDeclarator' ? declaration.init : null
  return init && unwrapInwards(init) !== inner ? objectOf(init, tree) : null
}

/** Where a component has its props: in its first parameter, or in `this.props`. */
export function propsOf(component: Node): PromisePath[] {
  if (isFunction(component)) {
    const [props] = (component as NodeOf<'FunctionDeclaration'>).params
    return props ? boundTo(props) : []
  }
  const found: PromisePath[] = []
  walk(component, (node) => {
    const isProps =
      isMember(node) && node.object.type === 'ThisExpression' && staticKey(node) === 'props'
    if (isProps) found.push(pathFrom(node))
  })
  return found
}

/** Where what a module exports is declared. */
export type ExportHome =
  | { readonly kind: 'own' }
  /** `export { default as Profile } from './profile'` */
  | { readonly kind: 'elsewhere'; readonly specifier: string; readonly imported: string }

/** Finds a component or an object by the name under which a file exports it. */
export function exportHome(tree: ScopeTree, name: string): ExportHome | null {
  const value = exportedValue(tree, name)
  if (value && (componentOf(value, tree) || objectOf(value, tree))) return { kind: 'own' }
  for (const node of (tree.module.node as NodeOf<'Program'>).body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.source) continue
    for (const one of node.specifiers) {
      if (one.type !== 'ExportSpecifier' || exportedName(one.exported) !== name) continue
      const specifier = node.source.value
      return { kind: 'elsewhere', specifier, imported: one.local.name }
    }
  }
  return null
}

/** The value that a file exports under a name. */
export function exportedValue(tree: ScopeTree, name: string): Node | null {
  for (const node of (tree.module.node as NodeOf<'Program'>).body) {
    if (node.type === 'ExportDefaultDeclaration' && name === 'default') return node.declaration
    if (node.type !== 'ExportNamedDeclaration' || node.source) continue
    const { declaration } = node
    if (declaration?.type === 'VariableDeclaration') {
      const own = declaration.declarations.find(
        ({ id }) => id.type === 'Identifier' && id.name === name,
      )
      if (own) return own.init ?? null
    } else if (declaration && 'id' in declaration) {
      const { id } = declaration
      if (id?.type === 'Identifier' && id.name === name) return declaration
    }
    const listed = node.specifiers.find(
      (one) => one.type === 'ExportSpecifier' && exportedName(one.exported) === name,
    )
    if (listed?.type === 'ExportSpecifier') return listed.local
  }
  return null
}

/** Does the file export a name, or what it holds? */
export function isExported({ name, declaration, references }: Binding): boolean {
  const statement = declaration.type === 'VariableDeclarator' ? parentOf(declaration) : declaration
  const around = statement && parentOf(statement)
  if (/^Export(?:Named|Default)Declaration$/.test(around?.type ?? '')) return true
  return references.some(({ node }) => {
    const parent = parentOf(node)
    return (
      node.type === 'Identifier' &&
      node.name === name &&
      /^Export(?:Specifier|DefaultDeclaration)$/.test(parent?.type ?? '')
    )
  })
}
