import { newEdits } from '../edits.js'
import { indentAt } from '../layout.js'
import {
  endOf,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { resolve } from '../scope.js'
import { type MockCall, mocksModule } from './mocks-calls.js'
import { functionBehind, hasHelper, methodsIn, realModule } from './mocks-factory.js'
import type { MockFile, RewrittenMock } from './mocks-file.js'
import { keyed, objectBehind, returnedBy, usesThis } from './mocks-holders.js'
import { named } from './mocks-in-place.js'
import { heldMethods } from './mocks-methods.js'
import { exchange, realExchanges } from './mocks-real.js'
import { factoryHead, mockStatement, realProperties, textOf } from './mocks-texts.js'

/**
 * `vi.mock('aws-amplify', () => mocks)`: what stands for the module is made elsewhere, for the test to
 * ask. Null where it is not so, `done` where an earlier run was here.
 */
export function heldMock(mock: MockCall, file: MockFile): RewrittenMock | 'done' | null {
  const { context, style } = file
  const { source, tree, layout } = context
  const fn = mock.factory && functionBehind(mock.factory, tree)
  const returned = fn && returnedBy(fn)
  const name = returned && unwrapInwards(returned)
  const statement = parentOf(mock.call)
  if (!fn || name?.type !== 'Identifier' || statement?.type !== 'ExpressionStatement') return null
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  const object = binding && isInside(binding.identifier, fn) ? null : objectBehind(name, tree)
  const property = object ? keyed(object, 'Auth') : undefined
  if (!object || property?.type !== 'ObjectProperty' || usesThis(property)) return null
  // The mock of the helper module stands there, and this one for the rest.
  if (mocksModule(tree, style.helperModule)) return 'done'
  const indent = indentAt(source, startOf(statement))
  const held = heldMethods(property.value as Node, {
    text: `${name.name}.Auth`,
    isLate: false,
    tree,
    renamed: style.renamed,
  })
  const text = mockStatement(
    {
      callee: textOf(mock.call.callee, source),
      module: style.helperModule,
      head: factoryHead(mock.runner),
      properties: [...realProperties(mock, style), ...held],
      indent,
    },
    layout,
  )
  const edits = newEdits()
  const isAlone = object.properties.every((one) => /^(?:Auth|__esModule)$/.test(keyOf(one) ?? ''))
  if (isAlone) edits.replace(startOf(statement), endOf(statement), text)
  else edits.insertBefore(startOf(statement), text + layout.newline + indent)
  return { edits: edits.done(), helpers: methodsIn(property.value as Node, tree) }
}

function keyOf(one: NodeOf<'ObjectExpression'>['properties'][number]): string | null {
  return one.type === 'SpreadElement' ? null : staticKey(one)
}

/**
 * `const amplify = jest.requireActual('aws-amplify'); amplify.Auth.signIn = jest.fn(); return amplify`:
 * the real module, with methods written to it. Null where it is not so.
 */
export function changedMock(mock: MockCall, file: MockFile): RewrittenMock | null {
  const { style } = file
  const { tree } = file.context
  const fn = mock.factory && functionBehind(mock.factory, tree)
  const returned = fn && returnedBy(fn)
  const name = returned && unwrapInwards(returned)
  if (fn?.body.type !== 'BlockStatement' || name?.type !== 'Identifier') return null
  const isReal = realModule(fn, fn.body.body.slice(0, -1), mock.specifier.value)
  const binding = resolve(tree.scopeAt(name), name.name, 'value')
  const declarator = binding?.declaration
  if (!isReal(name) || declarator?.type !== 'VariableDeclarator' || !declarator.init) return null
  const mentions = binding?.references.filter(({ node }) => node !== name) ?? []
  const isOfAuth = ({ node }: { readonly node: Node }) => {
    const member = parentOf(node)
    return isMember(member) && member.object === node && staticKey(member) === 'Auth'
  }
  if (mentions.length === 0 || !mentions.every(isOfAuth)) return null
  const { init } = declarator
  const edits = newEdits()
  const parts = { isReal, methods: null }
  exchange(
    [named(mock.specifier, style.helperModule), ...realExchanges(fn, parts, style.helperModule)],
    edits,
  )
  // Exports of a module cannot be written to under every compiler.
  const head = mock.runner === 'jest' ? '__esModule: true, ...' : '...('
  edits.insertBefore(startOf(init), `{ ${head}`)
  edits.insertAfter(endOf(init), mock.runner === 'jest' ? ' }' : ') }')
  const written = new Set<string>()
  walk(fn.body, (node) => {
    const member = node.type === 'AssignmentExpression' ? node.left : null
    const key = isMember(member as Node | undefined) ? staticKey(member as never) : null
    if (key !== null) written.add(key)
  })
  return { edits: edits.done(), helpers: [...written].filter(hasHelper) }
}
