import { isMember, type Node, parentOf, staticKey, walk } from './node.js'

/** A property through which a framework hands v5 to components. */
export interface InjectedRoot {
  readonly node: Node
  readonly carries: 'amplify' | 'auth'
}

/**
 * Finds `this.$Amplify` (aws-amplify-vue), and `this.$auth` or `const { $auth } = useNuxtApp()` of
 * a project whose Nuxt plugin injects the v5 Auth under that name.
 */
export function injectedRoots(program: Node, injectsAuth: boolean): InjectedRoot[] {
  const roots: InjectedRoot[] = []
  walk(program, (node) => {
    const key = isMember(node) || node.type === 'ObjectProperty' ? staticKey(node) : null
    if (key !== '$Amplify' && !(injectsAuth && key === '$auth')) return
    const carries = key === '$Amplify' ? 'amplify' : 'auth'
    if (isMember(node) && !isAssigned(node)) roots.push({ node, carries })
    if (node.type === 'ObjectProperty' && isTakenFromNuxt(node)) roots.push({ node, carries })
  })
  return roots
}

function isAssigned(node: Node): boolean {
  const parent = parentOf(node)
  return parent?.type === 'AssignmentExpression' && parent.left === node
}

function isTakenFromNuxt(property: Node): boolean {
  const pattern = parentOf(property)
  const declarator = pattern && parentOf(pattern)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== pattern) return false
  const init = declarator.init
  return (
    init?.type === 'CallExpression' &&
    init.callee.type === 'Identifier' &&
    init.callee.name === 'useNuxtApp'
  )
}
