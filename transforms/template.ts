import type { FileDecision } from './decide.js'
import { type EditSet, newEdits } from './edits.js'
import { type Dialect, mayRunIn, runsIn } from './markup-expressions.js'
import { isBoundIn } from './markup-names.js'
import type { Finding } from './model.js'
import type { V5Name } from './names.js'
import { positionOf } from './position.js'
import { countProblem } from './rules/helper.js'
import { methodRowOf } from './rules/method-row.js'
import { problemOf } from './rules/method-value.js'
import type { Script } from './script.js'

/** What the markup of a component says about v5 names. */
export interface MarkupUses {
  readonly findings: readonly Finding[]
  readonly edits: EditSet
  /** Functions of the helper module that the markup calls now. */
  readonly helpers: readonly string[]
  /** Names that the markup still reads, and that therefore have to stay. */
  readonly names: ReadonlySet<V5Name>
  /** Those of them that are to stay with v5. */
  readonly left: ReadonlySet<V5Name>
  /** Methods that the markup still calls on Auth; null where it hands Auth on. */
  readonly methods: readonly (string | null)[]
}

/** A mention of a v5 name in the markup. */
interface Mention {
  readonly name: V5Name
  readonly start: number
  readonly method: string | null
  /** Where `Auth.<method>` ends, with `.bind(Auth)` behind it; null when it is written otherwise. */
  readonly end: number | null
}

/**
 * Finds v5 names in the markup of a component. Where it sees the names of the script, methods become
 * functions of the helper module, which take and give what v5's did; all else there is a bridge.
 */
export function templateUses(script: Script, decision: FileDecision): MarkupUses {
  const { template } = script
  const { context } = decision
  const edits = newEdits()
  const findings: Finding[] = []
  const [helpers, names, left] = [new Set<string>(), new Set<V5Name>(), new Set<V5Name>()]
  const methods: (string | null)[] = []
  const dialect = script.dialect ?? 'vue'
  const isRun = template === null ? never : runsIn(template, dialect)
  for (const mention of template === null ? [] : mentionsIn(template, dialect, decision)) {
    const { name, start, method } = mention
    if (isLeft(mention, decision)) {
      names.add(name)
      left.add(name)
      if (name.carries === 'auth') methods.push(method)
      continue
    }
    const problem = reasonToStay(mention, isRun, script, decision)
    if (problem === null && method !== null && mention.end !== null && context.helperName) {
      edits.replace(start, mention.end, context.helperName(method))
      helpers.add(method)
      findings.push({ ...finding(mention, decision), tier: 'helper', note: IN_MARKUP })
      continue
    }
    names.add(name)
    if (name.carries !== 'auth') continue
    methods.push(method)
    findings.push({ ...finding(mention, decision), tier: 'bridge', note: problem ?? KEPT })
  }
  findings.push(...injectedFindings(template ?? '', decision))
  return { findings, edits: edits.done(), helpers: [...helpers], names, left, methods }
}

const KEPT = 'it stands in the markup, and is left as it is'

const IN_MARKUP = 'it stands in the markup, where nobody follows what it gives'

function never(): boolean {
  return false
}

function mentionsIn(template: string, dialect: Dialect, { table }: FileDecision): Mention[] {
  const isCode = mayRunIn(template, dialect)
  return table.names.flatMap((name) => {
    if (name.typeOnly) return []
    const local = name.binding.name.replaceAll('$', '\\$')
    const uses = new RegExp(
      `(?<![\\w$-])(?<!(?<!\\.\\.)\\.)${local}(?![\\w$-])(?:(\\??\\.)(\\w+)(\\.bind\\(\\s*${local}\\s*\\))?)?`,
      'g',
    )
    return [...template.matchAll(uses)].flatMap((match): Mention[] => {
      const { index: start, 0: all, 1: dot, 2: method = null } = match
      if (!isCode(start) || isInBind(template, start, local)) return []
      return [{ name, start, method, end: dot === '.' ? start + all.length : null }]
    })
  })
}

/** The second mention in `Auth.signOut.bind(Auth)` belongs to the first. */
function isInBind(template: string, start: number, local: string): boolean {
  return new RegExp(`(?<![\\w$.-])${local}\\.\\w+\\.bind\\(\\s*$`).test(template.slice(0, start))
}

/** A comment, or the choice of rows, says that it is to stay as it is. */
function isLeft(mention: Mention, { context }: FileDecision): boolean {
  const { only } = context.choices
  return context.isIgnored(mention.start) || (only !== null && !only.has(rowOf(mention)))
}

function rowOf({ method }: Mention): string {
  return (method !== null && methodRowOf(method)?.id) || 'form.template'
}

/** Why a mention cannot become a function of the helper module; null when it can. */
function reasonToStay(
  { name, start, method, end }: Mention,
  isRun: (offset: number) => boolean,
  { template, exposesNames }: Script,
  { context, decided, mocks }: FileDecision,
): string | null {
  const row = method === null ? undefined : methodRowOf(method)
  const { helperName, choices } = context
  const isImported = name.entry.kind === 'specifier' && name.carries === 'auth'
  if (template === null || row?.helper === undefined || end === null || !isImported) return KEPT
  if (choices.bridgeOnly || mocks.refused || !exposesNames || helperName === null) return KEPT
  if (!isRun(start) || isWritten(template, start) || !READ.test(template.slice(end))) return KEPT
  const isHeld = decided.some(
    ({ use, verdict, api }) =>
      use.kind === 'member' && use.at.name === name && verdict.tier === 'bridge' && api === method,
  )
  if (isHeld) return 'the script hands the method on, or puts something else in its place'
  const problem = problemOf(row, context) ?? countProblem(row, countArguments(template, end))
  if (problem) return problem
  const isTaken = [name.binding.name, helperName(row.name)].some((one) => isBoundIn(template, one))
  return isTaken ? 'the markup gives the name another meaning' : null
}

/** What may stand behind something that is called or read, and behind nothing else. */
const READ = /^\s*(?:[(),;}\]:"'&|]|\?(?!\.)|[=!]==?|$)/

function isWritten(template: string, start: number): boolean {
  return /(?:\b(?:delete|new|typeof)\s+|(?:\bbind:[\w-]+|\bv-model[\w:.-]*)\s*=\s*["']?\{?\s*)$/.test(
    template.slice(Math.max(0, start - 80), start),
  )
}

/** At least as many arguments as there are behind an offset; 0 where nothing is called. */
function countArguments(template: string, from: number): number {
  const open = /^\s*\(/.exec(template.slice(from))
  if (!open) return 0
  let [count, depth] = [0, 0]
  for (let at = from + open[0].length; at < template.length; at++) {
    const character = template[at] ?? ''
    if (count === 0 && /[^\s)]/.test(character)) count = 1
    if (/[([{]/.test(character)) depth++
    else if (/[)\]}]/.test(character) && depth-- === 0) break
    else if (character === ',' && depth === 0) count++
  }
  return count
}

/** `$Amplify.Auth` of Vue, which nothing hands out on v6. */
function injectedFindings(template: string, decision: FileDecision): Finding[] {
  const note = 'it stands in the markup, which is not rewritten: move the call into the script'
  return [...template.matchAll(/\$Amplify\.Auth(?:\.(\w+))?/g)].map(
    ({ index: start, 1: method = null }) => ({
      ...finding({ start, method }, decision),
      tier: 'manual' as const,
      note,
    }),
  )
}

function finding(
  mention: Pick<Mention, 'start' | 'method'>,
  { context }: FileDecision,
): Omit<Finding, 'tier' | 'note'> {
  const { start, method } = mention
  const row = rowOf(mention as Mention)
  return { ...positionOf(context.source, start), start, api: method ?? 'Auth', row }
}
