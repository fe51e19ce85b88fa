import { AMPLIFY, classesGiven } from '../amplify-service.js'
import type { TemplateNames } from '../model.js'
import { isCall, type Node, type NodeOf, staticKey, walk } from '../node.js'
import type { ScopeTree } from '../scope.js'
import { ANGULAR } from './ui-user.js'

/** A template in a file of its own, and how it reaches the services that its class is given. */
export interface ClassTemplate {
  /** As the class spells it, from the file of the class. */
  readonly url: string
  readonly names: TemplateNames
}

/** Finds the templates of classes that are given a service of Amplify. */
export function classTemplates(tree: ScopeTree): ClassTemplate[] {
  const found: ClassTemplate[] = []
  walk(tree.module.node, (node) => {
    if (node.type !== 'ClassDeclaration') return
    const url = urlOf(node)
    if (url === null) return
    const names = {
      authenticator: fieldsOf(node.body, ANGULAR, tree),
      amplify: fieldsOf(node.body, AMPLIFY, tree),
    }
    if (names.authenticator.length + names.amplify.length > 0) found.push({ url, names })
  })
  return found
}

function fieldsOf(body: Node, service: typeof ANGULAR, tree: ScopeTree): string[] {
  return classesGiven(service, tree).flatMap(({ owner, fields }) =>
    owner === body ? [...fields] : [],
  )
}

/** `@Component({ templateUrl: './app.component.html' })` */
function urlOf({ decorators }: NodeOf<'ClassDeclaration'>): string | null {
  for (const { expression } of decorators ?? []) {
    const [options] = isCall(expression) ? (expression.arguments as Node[]) : []
    if (options?.type !== 'ObjectExpression') continue
    for (const property of options.properties) {
      const isUrl = property.type === 'ObjectProperty' && staticKey(property) === 'templateUrl'
      if (isUrl && property.value.type === 'StringLiteral') return property.value.value
    }
  }
  return null
}
