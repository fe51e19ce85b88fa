import { type EditSet, NO_EDITS, newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import { isManualMock } from '../mocked-methods.js'
import {
  endOf,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import type { SurveyedProgram } from '../program.js'
import type { RuleContext } from '../rules/verdict.js'
import type { ScopeTree } from '../scope.js'
import { runnerLoads } from '../test-runners.js'
import { keyed, objectBehind, usesThis } from './mocks-holders.js'

/** What is to be said of a mock in `__mocks__` that has Auth. */
export interface ManualPlan {
  /** The first word of Auth. */
  readonly node: Node
  /** Why tests cannot take it from there; null where they can. */
  readonly problem: string | null
  readonly edits: EditSet
}

/** Looks at a mock in `__mocks__`, which itself stays what it is; null for all other files. */
export function manualPlan(
  { path, file: { program }, tree }: SurveyedProgram,
  context: RuleContext,
): ManualPlan | null {
  if (!isManualMock(path)) return null
  let node: Node | null = null
  walk(program, (one) => {
    if (one.type === 'Identifier' && one.name === 'Auth') node ??= one
    return node === null
  })
  const isOfAuth = path.includes('@aws-amplify/auth')
  node ??= isOfAuth ? (program.body[0] ?? null) : null
  if (!node) return null
  const made = automocks(tree)
  if (made.length > 0) return { node, problem: null, edits: giveAuth(made, context) }
  const methods = authIn(program, isOfAuth, tree)
  const problem = methods === null ? UNSEEN : usesThis(methods) ? COUNTS_ON_THIS : null
  return { node, problem, edits: NO_EDITS }
}

const UNSEEN = 'what it has of Auth cannot be seen'
const COUNTS_ON_THIS = 'its functions count on being called on Auth'

/** `const amplify = jest.createMockFromModule('aws-amplify')`, of a module that has no Auth any more. */
function automocks(tree: ScopeTree): NodeOf<'VariableDeclarator'>[] {
  return runnerLoads(tree).flatMap((call) => {
    const member = call.callee as Node
    const verb = isMember(member) ? staticKey(member) : null
    const declarator = parentOf(call)
    const isMade = verb !== null && /^(?:createMockFromModule|genMockFromModule)$/.test(verb)
    const isNamed = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    return isMade && isNamed ? [declarator] : []
  })
}

/** The module gets an Auth of which every function is mocked, as the runner made it for v5. */
function giveAuth(
  made: readonly NodeOf<'VariableDeclarator'>[],
  { source, layout, knowledge: { helperModule } }: RuleContext,
): EditSet {
  const edits = newEdits()
  for (const { id, init } of made) {
    const statement = init && parentOf(parentOf(init) as Node)
    if (id.type !== 'Identifier' || !init || !statement || helperModule === null) continue
    if (source.includes(`${id.name}.Auth = `)) continue
    const { newline, quote, semicolon } = layout
    const callee = source.slice(startOf(init), source.indexOf('(', startOf(init)))
    const line = `${id.name}.Auth = ${callee}(${quote}${helperModule}${quote})${semicolon}`
    const gap = newline + indentAt(source, startOf(statement))
    edits.insertAfter(endOf(statement), gap + line)
  }
  return edits.done()
}

/** The methods that a mock of `__mocks__` exports. */
function authIn(
  program: NodeOf<'Program'>,
  isOfAuth: boolean,
  tree: ScopeTree,
): NodeOf<'ObjectExpression'> | null {
  for (const node of program.body) {
    const exported = exportedAuth(node, isOfAuth, tree)
    if (exported) return exported
  }
  return null
}

function exportedAuth(
  node: Node,
  isOfAuth: boolean,
  tree: ScopeTree,
): NodeOf<'ObjectExpression'> | null {
  if (node.type === 'ExportNamedDeclaration') {
    const { declaration } = node
    const declared = declaration?.type === 'VariableDeclaration' ? declaration.declarations : []
    const own = declared.find(({ id }) => id.type === 'Identifier' && id.name === 'Auth')
    if (own?.init) return objectBehind(own.init, tree)
    const named = node.specifiers.find(
      (one) => one.type === 'ExportSpecifier' && nameOf(one.exported) === 'Auth',
    )
    return named?.type === 'ExportSpecifier' ? objectBehind(named.local, tree) : null
  }
  if (node.type === 'ExportDefaultDeclaration') {
    return withAuth(objectBehind(node.declaration, tree), isOfAuth, tree)
  }
  const assignment = node.type === 'ExpressionStatement' ? node.expression : null
  if (assignment?.type !== 'AssignmentExpression' || !isMember(assignment.left)) return null
  const key = staticKey(assignment.left)
  const value = objectBehind(unwrapInwards(assignment.right), tree)
  if (key === 'Auth') return value
  return key === 'exports' ? withAuth(value, isOfAuth, tree) : null
}

/** The Auth of an object, or the object itself where it is Auth. */
function withAuth(
  object: NodeOf<'ObjectExpression'> | null,
  isOfAuth: boolean,
  tree: ScopeTree,
): NodeOf<'ObjectExpression'> | null {
  const property = object ? (keyed(object, 'Auth') ?? keyed(object, 'default')) : undefined
  if (property?.type === 'ObjectProperty') return objectBehind(property.value as Node, tree)
  return isOfAuth ? object : null
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'StringLiteral' ? node.value : ''
}
