import { type EditSet, newEdits } from '../edits.js'
import { CONFIGURE } from '../mocked-methods.js'
import type { PackageFacts } from '../model.js'
import { endOf, isCall, type Node, parentOf, startOf, unwrapOutwards } from '../node.js'
import { SIGN_UP_HELPERS } from '../rules/auto-sign-in.js'
import { CONFIGURE_HELPER } from '../rules/configure.js'
import type { AuthUse } from '../uses.js'
import type { Renamed } from './mocks-methods.js'
import type { Role } from './mocks-names.js'

type Uses = readonly { readonly use: AuthUse; readonly role: Role }[]

/** Methods that the code of a package, or this file, calls under another name in the helper module. */
export function renamedIn(
  { signsInAfterSignUp, mockedMethods }: PackageFacts,
  uses: Uses,
): Renamed {
  const isConfigured =
    mockedMethods.has(CONFIGURE) ||
    uses.some(({ role }) => 'methods' in role && role.methods.includes(CONFIGURE))
  return new Map([
    ...(signsInAfterSignUp ? Object.entries(SIGN_UP_HELPERS) : []),
    ...(isConfigured ? [[CONFIGURE, CONFIGURE_HELPER] as const] : []),
  ])
}

/** `Auth.signUp` of a test is `Auth.signUpThenSignIn` then. */
export function renamedUses(uses: Uses, renamed: Renamed): EditSet {
  const edits = newEdits()
  if (renamed.size === 0) return edits.done()
  for (const { use } of uses) {
    if (use.kind === 'call' || use.kind === 'member') {
      const name = use.method === null ? undefined : renamed.get(use.method)
      const member = use.kind === 'call' ? use.callee : use.member
      const property = member.property as Node
      const text = property.type === 'StringLiteral' ? `'${name}'` : name
      if (text !== undefined && name) edits.replace(startOf(property), endOf(property), text)
    } else if (use.kind === 'value') renameGiven(use.at.node, renamed, edits)
  }
  return edits.done()
}

/** `jest.spyOn(Auth, 'signUp')`, `const { signUp } = Auth`, `Object.assign(Auth, { signUp })`. */
function renameGiven(node: Node, renamed: Renamed, edits: ReturnType<typeof newEdits>): void {
  const parent = parentOf(unwrapOutwards(node))
  const [, second] = isCall(parent) ? (parent.arguments as Node[]) : []
  if (second?.type === 'StringLiteral') {
    const name = renamed.get(second.value)
    if (name) edits.replace(startOf(second) + 1, endOf(second) - 1, name)
  }
  const object =
    second?.type === 'ObjectExpression'
      ? second
      : parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern'
        ? parent.id
        : null
  for (const one of object?.properties ?? []) {
    if (one.type !== 'ObjectProperty' && one.type !== 'ObjectMethod') continue
    const { key } = one
    const name = key.type === 'Identifier' && !one.computed ? renamed.get(key.name) : undefined
    if (!name) continue
    if (one.type === 'ObjectProperty' && one.shorthand) {
      edits.insertBefore(startOf(one), `${name}: `)
    } else edits.replace(startOf(key), endOf(key), name)
  }
}
