import { newEdits } from '../edits.js'
import { FACTOR_CHOICE } from '../factor-choice.js'
import { endOf, type Node, type NodeOf, startOf, walk } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { findingAt } from './spot.js'

const ROW = 'type.CognitoUser'
const NOTE = 'in v6 it is a function of the helper module that takes the user'

/**
 * `user.sendMFASelectionAnswer('SMS_MFA', …)` becomes `sendMFASelectionAnswer(user, 'SMS_MFA', …)`,
 * in whichever file the user has come to: nothing else has a method of that name.
 */
export function factorChoices({ source, program, decision, choices }: AroundFile): Around {
  const { context } = decision
  const { usesAuth, makesIdentityUsers, userMembers, bridgedSets } = context.knowledge.package
  const module = context.knowledge.helperModule
  if (!source.includes(FACTOR_CHOICE) || module === null || !usesAuth) return NOTHING_AROUND
  // Where one of them stays, users stay v5's own.
  if (userMembers.size > 0) return NOTHING_AROUND
  if (makesIdentityUsers || bridgedSets.has('sign-in') || bridgedSets.has('user'))
    return NOTHING_AROUND
  if (choices.only && !choices.only.has(ROW)) return NOTHING_AROUND
  const calls = choiceCalls(program.file).filter(({ node }) => !context.isIgnored(startOf(node)))
  if (calls.length === 0) return NOTHING_AROUND
  const nodes = calls.map(({ node }) => node)
  const local = context.importName(module, FACTOR_CHOICE, nodes)
  const edits = newEdits()
  for (const { node, method } of calls) {
    const [first] = node.arguments
    const dot = source.lastIndexOf('.', startOf(method))
    edits.insertBefore(startOf(node), `${local}(`)
    edits.replace(
      source.slice(0, dot).trimEnd().length,
      first ? startOf(first) : endOf(node) - 1,
      first ? ', ' : '',
    )
  }
  return {
    ...NOTHING_AROUND,
    edits: edits.done(),
    findings: nodes.map((node) =>
      findingAt({ node, row: ROW, api: FACTOR_CHOICE, note: NOTE }, 'helper', source),
    ),
    imports: [{ module, imported: FACTOR_CHOICE, local, typeOnly: false }],
    helpers: [FACTOR_CHOICE],
  }
}

interface ChoiceCall {
  readonly node: NodeOf<'CallExpression'>
  /** The name of the method, where it is called. */
  readonly method: Node
}

function choiceCalls(file: Node): readonly ChoiceCall[] {
  const found: ChoiceCall[] = []
  walk(file, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
    const { object, property, computed } = node.callee
    if (computed || property.type !== 'Identifier' || property.name !== FACTOR_CHOICE) return
    if (object.type !== 'Super') found.push({ node, method: property })
  })
  return found
}
