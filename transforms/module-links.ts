import { importedName } from './names.js'
import { type Node, type NodeOf, walk } from './node.js'

/** A module that is loaded by another one. */
export interface Load {
  readonly specifier: string
  /** Something is taken from it; otherwise it is loaded for what it does. */
  readonly isNamed: boolean
}

/** A name that a module takes from another one. */
export interface Take {
  readonly specifier: string
  /** `*` for all that is there, null for nobody knows what. */
  readonly imported: string | null
  /** The name under which it is exported at once, `*` for its own; null where it is not. */
  readonly exported: string | null
}

/** What a module has to do with others. */
export interface ModuleLinks {
  /** Loading it runs code that may be noticed elsewhere. */
  readonly hasEffects: boolean
  readonly loads: readonly Load[]
  readonly takes: readonly Take[]
}

/** Reads the statements at the top of a module. What is not known to do nothing does something. */
export function moduleLinks({ body }: NodeOf<'Program'>): ModuleLinks {
  return {
    hasEffects: !body.every(isInert),
    loads: body.flatMap(loadsOf),
    takes: body.flatMap(takesOf),
  }
}

function takesOf(node: Node): Take[] {
  if (node.type === 'ImportDeclaration') {
    const specifier = node.source.value
    return node.specifiers.map((one) => ({
      specifier,
      imported: one.type === 'ImportNamespaceSpecifier' ? null : importedName(one),
      exported: null,
    }))
  }
  if (node.type === 'ExportAllDeclaration') {
    return [{ specifier: node.source.value, imported: '*', exported: '*' }]
  }
  if (node.type === 'ExportNamedDeclaration' && node.source) {
    const specifier = node.source.value
    return node.specifiers.map((one) => {
      if (one.type !== 'ExportSpecifier') return { specifier, imported: null, exported: null }
      return { specifier, imported: nameOf(one.local), exported: nameOf(one.exported) }
    })
  }
  const named: Take[] = []
  // `import('./auth')`, `require('./auth')`, a mock: any text may be the name of a module.
  walk(node, (inner) => {
    if (inner.type === 'StringLiteral') named.push(unknownTake(inner.value))
    else if (inner.type === 'TemplateElement') named.push(unknownTake(inner.value.cooked ?? ''))
  })
  return named
}

function unknownTake(specifier: string): Take {
  return { specifier, imported: null, exported: null }
}

/** Babel says that `local` is an identifier, which `export { 'a b' } from` is not. */
function nameOf(node: Node): string {
  if (node.type === 'StringLiteral') return node.value
  return node.type === 'Identifier' ? node.name : ''
}

function loadsOf(node: Node): Load[] {
  if (node.type === 'ImportDeclaration') {
    if (node.importKind === 'type') return []
    return [{ specifier: node.source.value, isNamed: node.specifiers.length > 0 }]
  }
  const isExport = node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
  if (!isExport || !node.source || node.exportKind === 'type') return []
  return [{ specifier: node.source.value, isNamed: true }]
}

function isInert(node: Node): boolean {
  if (/^(?:Import|ExportAll)Declaration$|^TS|^Empty|^FunctionDecl/.test(node.type)) {
    return node.type !== 'TSImportEqualsDeclaration' && node.type !== 'TSModuleDeclaration'
  }
  if (node.type === 'ExportNamedDeclaration') return !node.declaration || isInert(node.declaration)
  if (node.type === 'ExportDefaultDeclaration') {
    return isInert(node.declaration) || isInertValue(node.declaration)
  }
  if (node.type === 'ClassDeclaration') return isInertClass(node)
  if (node.type !== 'VariableDeclaration') return false
  return node.declarations.every(({ id, init }) => {
    return id.type === 'Identifier' && (!init || isInertValue(init))
  })
}

/** An expression that only makes a value. */
function isInertValue(node: Node): boolean {
  switch (node.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'Identifier':
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'RegExpLiteral':
      return true
    case 'TemplateLiteral':
      return node.expressions.every(isInertValue)
    case 'ArrayExpression':
      return node.elements.every((element) => !element || isInertValue(element))
    case 'ObjectExpression':
      return node.properties.every(
        (property) => property.type !== 'ObjectProperty' || isInertValue(property.value),
      )
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return isInertValue(node.expression)
    case 'MemberExpression':
      return !node.computed && isInertValue(node.object)
    case 'MetaProperty':
      return true
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isInertValue(node.left) && isInertValue(node.right)
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].every(isInertValue)
    default:
      return false
  }
}

/** A class without decorators and without code that runs when it is declared. */
function isInertClass({ body, decorators }: NodeOf<'ClassDeclaration'>): boolean {
  return (
    !decorators?.length &&
    body.body.every(
      (member) => member.type !== 'StaticBlock' && !('static' in member && member.static),
    )
  )
}
