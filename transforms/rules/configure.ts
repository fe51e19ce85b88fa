import type { MethodRow } from '../../src/table/row.js'
import { besideKey } from '../around/auth-beside-keys.js'
import { authRow, entriesOf } from '../around/auth-entries.js'
import { expressionOf } from '../around/beside-calls.js'
import { wholeConfiguration } from '../around/configuration-native.js'
import { beginConfiguring, type Configuring } from '../around/configuring.js'
import { listener } from '../around/oauth-listener.js'
import { followsAmplify, repeatsConfigure } from '../around/repeated-configure.js'
import { type EditBuilder, type EditSet, joinEdits, newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import { removeLine } from '../import-removal.js'
import { indentAt } from '../layout.js'
import { CONFIGURE } from '../mocked-methods.js'
import { endOf, type Node, parentOf, startOf, staticKey } from '../node.js'
import { renameFunction } from './callee.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

/**
 * `Auth.configure` merges options into those that Amplify was configured with. A storage that is set
 * right after that is set in v6 too, and what nothing else is merged with configures Amplify; the
 * rest is merged by the helper module.
 */
export function configureVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const { helperName } = context
  const why = row.bridged ?? ''
  // Tests that ask for it know it as v5 had it.
  const isMocked = context.knowledge.package.mockedMethods.has(CONFIGURE)
  const written = isMocked
    ? null
    : (repeated(use, context) ?? putsBeside(use, why, context) ?? whole(use, why, context))
  if (written) return written
  const lost = lostKey(use)
  if (lost) return bridge(`v6 has no place for ${lost}`)
  if (helperName === null) return bridge(why)
  const edits = renameFunction(use, helperName(CONFIGURE_HELPER))
  return { tier: 'helper', edits, helpers: [CONFIGURE_HELPER], note: why }
}

/** The helper that merges options as v5 did. */
export const CONFIGURE_HELPER = 'configureAuth'

/** What `Amplify.configure` has said the line before goes away. */
function repeated({ call }: CallUse, context: RuleContext): Verdict | null {
  const statement = parentOf(call)
  if (!statement || !repeatsConfigure(call, context)) return null
  if (context.hasComment(startOf(statement), endOf(statement))) return null
  const edits = newEdits()
  removeLine(statement, context, edits)
  removeGap(statement, context, edits)
  return { tier: 'native', edits: edits.done(), functions: [], dropped: [...call.arguments] }
}

/** Of the empty lines around a statement that goes away, one is enough. */
function removeGap(statement: Node, { source }: RuleContext, edits: EditBuilder): void {
  const before = /\n([ \t]*\r?\n)[ \t]*$/.exec(source.slice(0, startOf(statement)))
  const behind = source.slice(endOf(statement))
  if (!before || !/^[ \t]*;?[ \t]*(?:$|\r?\n[ \t]*(?:\r?\n|\}|$))/.test(behind)) return
  const start = before.index + 1
  edits.replace(start, start + (before[1] ?? '').length, '')
}

/** `Auth.configure({ … })` where nothing else in the package configures anything, or all says the same. */
function whole({ at, call, callee }: CallUse, why: string, context: RuleContext): Verdict | null {
  const { configuration } = context.knowledge.package
  const statement = parentOf(call)
  const isAlone = !configuration.configuresAmplify && !configuration.configuresAuthAgain
  if ((!isAlone && !configuration.isGenerated) || at.node.type !== 'Identifier') return null
  if (statement?.type !== 'ExpressionStatement') return null
  const written = wholeConfiguration(call, statement, context)
  if (written === null) return null
  const amplify = context.importName(ROOT, 'Amplify', [call])
  const edits = newEdits()
  edits.replace(startOf(callee), endOf(callee), `${amplify}.configure`)
  const imports = [
    { module: ROOT, imported: 'Amplify', local: amplify, typeOnly: false },
    ...(written.hasOauth ? listener(context) : []),
  ]
  return verdictOf(joinEdits([edits.done(), written.edits]), written, imports, why)
}

/** What is written natively is the helper module's where a call behind it comes from there. */
function verdictOf(
  edits: EditSet,
  { imports, helpers }: Pick<Configuring, 'imports' | 'helpers'>,
  others: readonly Addition[],
  note: string,
): Verdict {
  const all = [...others, ...imports]
  if (helpers.size === 0) {
    return { tier: 'native', edits, functions: [], dropped: [], imports: all }
  }
  return { tier: 'helper', edits, helpers: [...helpers], imports: all, note }
}

const ROOT = 'aws-amplify'

/** A key that the helper module can do nothing about. */
function lostKey({ call }: CallUse): string | undefined {
  const [argument] = call.arguments
  const entries = argument?.type === 'ObjectExpression' ? entriesOf(argument) : null
  return entries
    ?.map((entry) => staticKey(entry) ?? '')
    .find((key) => {
      const row = authRow(key)
      return row?.v6 === null && (row.rewrite ?? 'do-without') === 'do-without'
    })
}

/** `Auth.configure({ cookieStorage })` behind `Amplify.configure(…)` in the same block. */
function putsBeside({ call }: CallUse, why: string, context: RuleContext): Verdict | null {
  const statement = parentOf(call)
  const [argument] = call.arguments as Node[]
  if (statement?.type !== 'ExpressionStatement' || argument?.type !== 'ObjectExpression')
    return null
  if (context.knowledge.package.configuration.isMerged) return null
  const [entry, ...others] = entriesOf(argument) ?? []
  const row = entry && authRow(staticKey(entry) ?? '')
  const isBeside = /^(?:cookie-storage|key-value-storage|client-metadata)$/.test(row?.rewrite ?? '')
  if (!entry || !row || others.length > 0 || !isBeside) return null
  if (!followsAmplify(statement, context)) return null
  const work = beginConfiguring(context, call, statement)
  if (besideKey(row, entry.value as Node, work)) return null
  const [beside] = work.beside
  if (!beside || context.hasComment(startOf(call), startOf(entry.value))) return null
  const text = expressionOf(beside, work)
  if (text === null) return null
  const indent = indentAt(context.source, startOf(statement))
  const edits = newEdits()
  edits.replace(startOf(call), endOf(call), text.replaceAll('\n', `\n${indent}`))
  return verdictOf(edits.done(), work, [], why)
}
