import type { SurveyedProgram } from './program.js'
import { resolve } from './scope.js'

/** Does a file load its modules with `import`, or with CommonJS's `require`? */
export function styleOf({ file: { program }, tree }: SurveyedProgram): 'import' | 'require' {
  const isModule = program.body.some(
    (node) => node.type === 'ImportDeclaration' || /^Export/.test(node.type),
  )
  const isCommonJs = ['require', 'module', 'exports'].some((name) =>
    tree.references.get(name)?.some(({ scope }) => resolve(scope, name, 'value') === null),
  )
  return isCommonJs && !isModule ? 'require' : 'import'
}

/**
 * Can a file load a module of the project that is an ES module? What Jest requires it translates, and
 * Cypress bundles its files, as long as the package consists of such modules.
 */
export function canLoadModules(program: SurveyedProgram, hasModules: boolean): boolean {
  if (styleOf(program) === 'import') return true
  return hasModules && TRANSLATORS.some((name) => program.tree.references.has(name))
}

const TRANSLATORS = ['jest', 'cy', 'Cypress']
