import type { MethodRow } from '../../src/table/row.js'
import { authRow, besideKey, entriesOf } from '../around/configuration-auth.js'
import { wholeConfiguration } from '../around/configuration-native.js'
import { beginConfiguring } from '../around/configuring.js'
import { listener } from '../around/oauth-listener.js'
import { followsAmplify, repeatsConfigure } from '../around/repeated-configure.js'
import { joinEdits, newEdits } from '../edits.js'
import { removeLine } from '../import-removal.js'
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
  const native = repeated(use, context) ?? setsStorage(use, context) ?? whole(use, context)
  if (native) return native
  const why = row.bridged ?? ''
  const lost = lostKey(use)
  if (lost) return bridge(`v6 has no place for ${lost}`)
  if (helperName === null) return bridge(why)
  const edits = renameFunction(use, helperName(HELPER))
  return { tier: 'helper', edits, helpers: [HELPER], note: why }
}

const HELPER = 'configureAuth'

/** What `Amplify.configure` has said the line before goes away. */
function repeated({ call }: CallUse, context: RuleContext): Verdict | null {
  const statement = parentOf(call)
  if (!statement || !repeatsConfigure(call, context)) return null
  if (context.hasComment(startOf(statement), endOf(statement))) return null
  const edits = newEdits()
  removeLine(statement, context, edits)
  return { tier: 'native', edits: edits.done(), functions: [], dropped: [...call.arguments] }
}

/** `Auth.configure({ … })` where nothing else in the package configures anything. */
function whole({ at, call, callee }: CallUse, context: RuleContext): Verdict | null {
  const { configuresAmplify, configuresAuthAgain } = context.knowledge.package.configuration
  const statement = parentOf(call)
  if (configuresAmplify || configuresAuthAgain || at.node.type !== 'Identifier') return null
  if (statement?.type !== 'ExpressionStatement') return null
  const written = wholeConfiguration(call, statement, context)
  if (written === null) return null
  const amplify = context.importName(ROOT, 'Amplify', [call])
  const edits = newEdits()
  edits.replace(startOf(callee), endOf(callee), `${amplify}.configure`)
  return {
    tier: 'native',
    edits: joinEdits([edits.done(), written.edits]),
    functions: [],
    dropped: [],
    imports: [
      { module: ROOT, imported: 'Amplify', local: amplify, typeOnly: false },
      ...written.imports,
      ...(written.hasOauth ? listener(context) : []),
    ],
  }
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
function setsStorage({ call }: CallUse, context: RuleContext): Verdict | null {
  const statement = parentOf(call)
  const [argument] = call.arguments as Node[]
  if (statement?.type !== 'ExpressionStatement' || argument?.type !== 'ObjectExpression')
    return null
  if (context.knowledge.package.configuration.isMerged) return null
  const [entry, ...others] = entriesOf(argument) ?? []
  const row = entry && authRow(staticKey(entry) ?? '')
  const isStorage = row?.rewrite === 'cookie-storage' || row?.rewrite === 'key-value-storage'
  if (!entry || !row || others.length > 0 || !isStorage) return null
  if (!followsAmplify(statement, context)) return null
  const work = beginConfiguring(context, call, statement)
  if (besideKey(row, entry.value as Node, work)) return null
  const [storage] = work.storages
  if (!storage || context.hasComment(startOf(call), startOf(entry.value))) return null
  const provider = work.nameOf('aws-amplify/auth/cognito', 'cognitoUserPoolsTokenProvider')
  const edits = newEdits()
  edits.replace(startOf(call), endOf(call), `${provider}.setKeyValueStorage(${storage.text})`)
  return { tier: 'native', edits: edits.done(), functions: [], dropped: [], imports: work.imports }
}
