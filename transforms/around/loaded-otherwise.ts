import { isCall, isMember, type Node, walk } from '../node.js'

/** A place that names a module and is no import declaration. */
export interface Loading {
  readonly module: string
  readonly node: Node
  /** It says what tests get in the module's place, or loads the real one for them. */
  readonly isForTests: boolean
}

/** Finds `require('x')`, `import('x')`, `export … from 'x'` and `jest.mock('x')`. */
export function loadedOtherwise(program: Node): Loading[] {
  const found: Loading[] = []
  walk(program, (node) => {
    const isExport = node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
    if (isExport && node.source && node.exportKind !== 'type') {
      found.push({ module: node.source.value, node, isForTests: false })
    }
    if (!isCall(node)) return
    const [module] = node.arguments
    const callee = node.callee as Node
    const isForTests = isMember(callee) && isNamed(callee.object as Node, /^(?:jest|vi)$/)
    const isLoading = callee.type === 'Import' || isNamed(callee, /^require$/) || isForTests
    if (isLoading && module?.type === 'StringLiteral') {
      found.push({ module: module.value, node, isForTests })
    }
  })
  return found
}

function isNamed(node: Node, name: RegExp): boolean {
  return node.type === 'Identifier' && name.test(node.name)
}
