import { joinEdits, newEdits } from '../edits.js'
import { markStatement } from '../marker.js'
import {
  ancestor,
  endOf,
  isCall,
  isMember,
  type Node,
  parentOf,
  startOf,
  staticKey,
  walk,
} from '../node.js'
import { isTest } from '../test-path.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { findingAt } from './spot.js'

const ROW = 'form.mock'

/**
 * Tests that put the tokens of a session where the app looks for them. v6 has them under the keys of
 * v5, and counts the drift of the clock in milliseconds, the other way.
 */
export function tokenKeys(file: AroundFile): Around {
  const { source, program, choices, decision } = file
  const { context } = decision
  const isAsked = !choices.only || choices.only.has(ROW)
  if (!isAsked || !KEYS.test(source) || !isOfTests(file)) return NOTHING_AROUND
  const written: Written[] = []
  walk(program.file.program, (node) => {
    const one = writtenBy(node)
    if (one && KEYS.test(textOf(one.key, source)) && !context.isIgnored(startOf(node))) {
      written.push(one)
    }
  })
  // What was written for v6 counts as v6 does.
  const isV5 = decision.table.names.length > 0 || isOfV5(file)
  const drifts = (isV5 ? written : []).flatMap(({ key, value }) =>
    DRIFT.test(textOf(key, source)) ? driftsIn(value) : [],
  )
  const edits = newEdits()
  const values = new Set(written.map(({ value }) => value))
  for (const drift of drifts) inMilliseconds(drift, values.has(drift), edits)
  const { isServed } = context.knowledge.package.configuration
  const [first] = isServed ? written.filter(({ isLocal }) => isLocal) : []
  const notes = first ? [first.key] : []
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([
      edits.done(),
      ...notes.map((node) =>
        markStatement(node, `${COOKIES} (amplify explain ${ROW})`, source, context.layout),
      ),
    ]),
    findings: [
      ...drifts.map((node) =>
        findingAt({ node, row: ROW, api: 'clockDrift', note: MILLISECONDS }, 'native', source),
      ),
      ...notes.map((node) =>
        findingAt({ node, row: ROW, api: 'localStorage', note: COOKIES }, 'manual', source),
      ),
    ],
  }
}

const KEYS =
  /\b(?:LastAuthUser|accessToken|idToken|refreshToken|clockDrift)\b|CognitoIdentityServiceProvider/
const DRIFT = /\bclockDrift\b/
const MILLISECONDS = 'v6 counts the drift of the clock in milliseconds, the other way'
const COOKIES =
  'with ssr v6 looks for tokens in cookies alone: these keys have to be written as cookies'

function isOfV5({ decision: { context } }: AroundFile): boolean {
  return context.knowledge.package.configuration.mayBeV5
}

function isOfTests({ program: { path, tree } }: AroundFile): boolean {
  return isTest(path) || tree.references.has('cy') || tree.references.has('Cypress')
}

/** A value that is put under a key. */
interface Written {
  readonly key: Node
  readonly value: Node
  /** It goes to localStorage. */
  readonly isLocal: boolean
}

/** `localStorage.setItem(key, value)`, `cy.setLocalStorage(key, value)`, `localStorage[key] = value`. */
function writtenBy(node: Node): Written | null {
  if (isCall(node)) {
    const { callee } = node
    const verb = isMember(callee) ? (staticKey(callee) ?? '') : ''
    const [key, value] = node.arguments as Node[]
    if (!key || !value || !/^(?:setItem|setLocalStorage|setCookie)$/.test(verb)) return null
    return { key, value, isLocal: verb !== 'setCookie' }
  }
  const { left, right } = node.type === 'AssignmentExpression' ? node : {}
  if (!isMember(left as Node | undefined) || !right) return null
  const { object, property, computed } = left as Extract<Node, { type: 'MemberExpression' }>
  const isStorage = computed && /localStorage$/.test(endName(object))
  return isStorage ? { key: property as Node, value: right, isLocal: true } : null
}

function endName(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return isMember(node) ? (staticKey(node) ?? '') : ''
}

/** What stands for a drift as v5 counted it; a number that is worked out is none. */
function driftsIn(value: Node): Node[] {
  const found: Node[] = []
  walk(value, (node) => {
    const isRead = isMember(node) && staticKey(node) === 'clockDrift'
    const isName = node.type === 'Identifier' && node.name === 'clockDrift'
    const isAsked = isCall(node) && endName(node.callee as Node) === 'getClockDrift'
    if (!isRead && !isName && !isAsked) return true
    const isCounted = ancestor(node, ({ type }) => type === 'BinaryExpression')
    if (!isCounted) found.push(node)
    return false
  })
  return found
}

/** Storages hold texts: a number that was handed over as it is would be one by its type only. */
function inMilliseconds(drift: Node, isWhole: boolean, edits: ReturnType<typeof newEdits>): void {
  const isInside = isWhole || isMember(parentOf(drift))
  const opening = isWhole ? 'String(' : isInside ? '(' : ''
  edits.insertBefore(startOf(drift), `${opening}-1000 * `)
  if (isInside) edits.insertAfter(endOf(drift), ')')
}

function textOf(node: Node, source: string): string {
  return source.slice(startOf(node), endOf(node))
}
