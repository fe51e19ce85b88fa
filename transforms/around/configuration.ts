import { joinEdits, newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import { markStatement } from '../marker.js'
import type { Finding } from '../model.js'
import { endOf, isInside, type Node, startOf, unwrapInwards } from '../node.js'
import { positionOf } from '../position.js'
import type { RuleContext } from '../rules/verdict.js'
import { amplifyFromCore } from './amplify-from-core.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { type ConfigurationCall, configurationCalls, isPartOfMore } from './configuration-calls.js'
import { configurationExports } from './configuration-exports.js'
import { nativeConfiguration, type Outcome } from './configuration-native.js'
import { isGeneratedFile } from './generated-file.js'
import { lostAt, lostElsewhere, mayNameOpener } from './lost-settings.js'
import { listener } from './oauth-listener.js'

/** Configurations of v5: written as v6 takes them, or translated while the program runs. */
export function configurations(file: AroundFile): Around {
  const { context, table } = file.decision
  const calls = configurationCalls(table).filter(({ call }) => !context.isIgnored(startOf(call)))
  const answers = [
    ...calls.flatMap((site) => configuration(site, calls, file)),
    ...configurationExports(file, calls),
    ...lostElsewhere(file),
  ]
  if (answers.length === 0) return NOTHING_AROUND
  const settled = new Set(answers.flatMap((answer) => [...answer.settled]))
  const moved = amplifyFromCore(table, calls, settled)
  return {
    edits: joinEdits(answers.map(({ edits }) => edits)),
    findings: answers.flatMap(({ findings }) => findings),
    imports: [...answers.flatMap(({ imports }) => imports), ...moved.imports],
    removals: [],
    helpers: [...new Set(answers.flatMap(({ helpers }) => helpers))],
    settled: new Set([...settled, ...moved.settled]),
  }
}

/** What becomes of one call; nothing where v6 takes it as it is. */
function configuration(
  site: ConfigurationCall,
  all: readonly ConfigurationCall[],
  file: AroundFile,
): readonly Around[] {
  const { choices, source } = file
  const { call } = site
  const start = startOf(call)
  const finding = { ...positionOf(source, start), start, api: 'Amplify.configure' }
  const outcome = outcomeOf(site, all, file)
  const imports = listenerImport(site, outcome, file)
  if (outcome.kind === 'fine') {
    if (imports.length === 0 || choices.only?.has('config.oauth') === false) return []
    const found: Finding = { ...finding, tier: 'native', row: 'config.oauth' }
    return [{ ...NOTHING_AROUND, imports, findings: [found] }]
  }
  if (choices.only && !choices.only.has(outcome.row)) return []
  const found = { ...finding, row: outcome.row }
  if (outcome.kind === 'native') {
    const { edits, helpers } = outcome
    const written: Finding =
      helpers.length === 0
        ? { ...found, tier: 'native', ...unreadNote(outcome.unread) }
        : { ...found, tier: 'helper', note: besideNote(site, file) }
    return [
      {
        ...NOTHING_AROUND,
        edits,
        imports: [...outcome.imports, ...imports],
        helpers,
        findings: [written],
        settled: new Set([call]),
      },
    ]
  }
  const helped = outcome.isOpen
    ? null
    : helperCall(
        site,
        { ...found, tier: 'helper', note: helperNote(site, outcome.why, file) },
        imports,
        file,
      )
  if (helped) return [helped, lostAt(call, 'Amplify.configure', file)]
  return [markedCall(site, { ...found, tier: 'manual', note: outcome.why }, file)]
}

function outcomeOf(
  site: ConfigurationCall,
  all: readonly ConfigurationCall[],
  file: AroundFile,
): Exclude<Outcome, { kind: 'unknown' }> {
  const { context } = file.decision
  const outcome = nativeConfiguration(site, all, context)
  const row = 'row' in outcome ? outcome.row : 'form.root-import'
  if (outcome.kind === 'v5' && outcome.isOpen) return outcome
  const isV5 = outcome.kind === 'v5' || outcome.kind === 'native'
  if (site.statement === null && (isV5 || mayBeV5(file)))
    return { kind: 'v5', row, why: RESULT, isOpen: false }
  if (outcome.kind === 'unknown') {
    const isOpen = mayBeV5(file) || isLeft(site, file)
    return isOpen ? { kind: 'v5', row, why: UNKNOWN, isOpen: false } : { kind: 'fine' }
  }
  const isMerged = isPartOfMore(site, all, context)
  const isOnV5 = isV5 || mayBeV5(file) || all.some((other) => isV5Call(other, all, file))
  return isMerged && isOnV5 ? { kind: 'v5', row, why: MERGED, isOpen: false } : outcome
}

const BESIDE = 'v6 has no place in its configuration for what is set behind the call'
const OPENER = 'while urlOpener has the Hosted UI open, reads of the session wait'
const RESULT = 'v5 answered with the configuration, v6 answers nothing'
const UNKNOWN = 'the shape of the configuration only shows when the program runs'
const MERGED = 'v5 merged it with another configuration, v6 takes the last one alone'

function unreadNote(keys: readonly string[]): { readonly note?: string } {
  return keys.length === 0 ? {} : { note: `neither major reads ${keys.join(', ')}` }
}

function helperNote(site: ConfigurationCall, why: string, { decision }: AroundFile): string {
  return opensOutside(site, decision.context) ? `${why}; ${OPENER}` : why
}

function besideNote(site: ConfigurationCall, { decision }: AroundFile): string {
  return opensOutside(site, decision.context) ? `${BESIDE}; ${OPENER}` : BESIDE
}

/** Pages wait for the return of somebody whom another window has been opened for. */
function opensOutside({ call }: ConfigurationCall, context: RuleContext): boolean {
  const { isNative } = context.knowledge.package.configuration
  return !isNative && mayNameOpener(call.arguments[0], context)
}

/** An earlier run has left it for a person. */
function isLeft({ call }: ConfigurationCall, { decision, source }: AroundFile): boolean {
  return markStatement(call, '', source, decision.context.layout).insertions.length === 0
}

function isV5Call(
  site: ConfigurationCall,
  all: readonly ConfigurationCall[],
  { decision }: AroundFile,
): boolean {
  const { kind } = nativeConfiguration(site, all, decision.context)
  return kind === 'v5' || kind === 'native'
}

/** Is there any sign that the code is not on v6 yet? */
function mayBeV5({ decision }: AroundFile): boolean {
  const { context, table } = decision
  return (
    context.knowledge.package.configuration.mayBeV5 ||
    table.names.some(
      ({ carries, imported, origin }) =>
        origin.kind === 'package' &&
        (carries === 'auth' || (carries === 'amplify' && imported === 'default')),
    )
  )
}

/** `Amplify.configure(x)` becomes `configureAmplify(x)`; null where there is no helper module. */
function helperCall(
  { use, callee, call }: ConfigurationCall,
  finding: Finding,
  imports: readonly Addition[],
  { decision }: AroundFile,
): Around | null {
  const { context } = decision
  const { helperName, importName, knowledge } = context
  const { helperModule: module } = knowledge
  const [argument, ...others] = call.arguments
  if (helperName === null || module === null || others.length > 0) return null
  const local = importName(module, HELPER, [call])
  const edits = newEdits()
  edits.replace(startOf(callee), endOf(callee), local)
  const added = [{ module, imported: HELPER, local, typeOnly: false }]
  if (argument && knowledge.package.configuration.isNative && mayNameOpener(argument, context)) {
    // In React Native somebody has to hear who comes back to the app.
    const linking = importName('react-native', 'Linking', [call])
    edits.insertAfter(endOf(argument), `, ${linking}`)
    added.push({ module: 'react-native', imported: 'Linking', local: linking, typeOnly: false })
  }
  const references = use.name?.binding.references.map(({ node }) => node) ?? []
  return {
    edits: edits.done(),
    findings: [finding],
    imports: [...imports, ...added],
    removals: [],
    helpers: [HELPER],
    settled: new Set([call, ...references.filter((node) => isInside(node, callee))]),
  }
}

const HELPER = 'configureAmplify'

/** Nothing is changed; a comment says what is to be done. */
function markedCall({ call }: ConfigurationCall, finding: Finding, file: AroundFile): Around {
  const { decision, source } = file
  const text = `${finding.note} (amplift explain ${finding.row})`
  return {
    ...NOTHING_AROUND,
    edits: markStatement(call, text, source, decision.context.layout),
    findings: [finding],
    settled: new Set([call]),
  }
}

/** v5 always listened for users who come back from the Hosted UI; v6 does where it is told to. */
function listenerImport(
  { call }: ConfigurationCall,
  outcome: Exclude<Outcome, { kind: 'unknown' }>,
  { decision }: AroundFile,
): Addition[] {
  const { context } = decision
  const opens = context.knowledge.package.configuration.opensHostedUi
  const hasOauth = outcome.kind === 'native' && outcome.hasOauth
  const reads = outcome.kind !== 'fine' || readsGenerated(call.arguments[0], context)
  return hasOauth || (opens && reads) ? listener(context) : []
}

function readsGenerated(argument: Node | undefined, context: RuleContext): boolean {
  const node = argument && unwrapInwards(argument)
  if (!node) return false
  if (node.type !== 'ObjectExpression') return isGeneratedFile(node, context)
  return node.properties.some(
    (one) => one.type === 'SpreadElement' && isGeneratedFile(one.argument, context),
  )
}
