import type { ConfigRow } from '../../src/table/row.js'
import { flowOfCalls } from '../configured-flow.js'
import { importedName } from '../names.js'
import { type Node, type NodeOf, parentOf, staticKey } from '../node.js'
import { resolve } from '../scope.js'
import { putBeside } from './beside-calls.js'
import { type Configuring, openProblem, type Problem, problem } from './configuring.js'
import { saysNothing } from './idle-settings.js'
import { isSettledValue } from './settled-value.js'

/** A key that v5 did not read either falls away, unless somebody asks for the whole configuration. */
export function unknownKey(key: string, value: Node, work: Configuring): Problem | null {
  const { isReadBack } = work.context.knowledge.package.configuration
  if (isReadBack || !isSettledValue(value)) return problem(`v6 does not know ${key}`)
  work.unread.push(key)
  return null
}

/** A key without a place in v6's configuration: dropped, or made something else beside it. */
export function besideKey(row: ConfigRow, value: Node, work: Configuring): Problem | null {
  const { name } = row
  if (!isSettledValue(value)) return problem(`${name} is worked out`, row.id)
  if (saysNothing(row, value, work.context)) return null
  switch (row.rewrite) {
    case 'drop':
      return null
    case 'sign-in-flow':
      return flowProblem(row, value.type === 'StringLiteral' ? value.value : null, work)
    case 'cookie-storage':
      return cookieStorage(row, value, work)
    case 'key-value-storage':
      return keyValueStorage(value, work)
    case 'client-metadata':
      return putBeside('metadata', value, work)
    case 'url-opener':
      return putBeside('opener', value, work)
    default:
      return noPlace(row)
  }
}

/** The flow moves into the calls, and falls away here where all of them have it. */
export function flowProblem(
  row: ConfigRow,
  flow: string | null,
  { context }: Configuring,
): Problem | null {
  const { bridgedSets, signInFlow } = context.knowledge.package
  if (flow === 'USER_SRP_AUTH') return null
  const moves = context.helperName !== null && context.choices.only === null
  if (!moves || bridgedSets.has('sign-in')) {
    return openProblem('calls of signIn that stay with v5 need authenticationFlowType', row.id)
  }
  const isCarried = flowOfCalls(context.knowledge.package) !== null
  const isKnown = signInFlow !== null && signInFlow !== 'unknown'
  return flow !== null && isCarried
    ? null
    : problem(isKnown ? 'tests see what signIn is called with' : UNKNOWN_FLOW, row.id)
}

const UNKNOWN_FLOW = 'the flow of sign-ins only shows when the program runs'

function cookieStorage(row: ConfigRow, value: Node, work: Configuring): Problem | null {
  if (value.type !== 'ObjectExpression' && (work.context.typed || value.type !== 'Identifier')) {
    return problem('cookieStorage is not written out', row.id)
  }
  return putBeside('cookies', value, work)
}

/** v6 has a storage of its own for each of the browser's; others have to answer with promises. */
function keyValueStorage(value: Node, work: Configuring): Problem | null {
  const name = browserStorage(value, work)
  if (name === 'localStorage') return null
  if (name === 'sessionStorage') {
    work.beside.push({ kind: 'session-storage', value: '', condition: null })
    return null
  }
  return putBeside(isOfReactNative(value, work) ? 'storage-of-v6' : 'storage-of-v5', value, work)
}

/** Its storage answers with promises, as v6 wants it. */
function isOfReactNative(value: Node, { context }: Configuring): boolean {
  if (value.type !== 'Identifier') return false
  const declaration = resolve(context.tree.scopeAt(value), value.name, 'value')?.declaration
  const from = declaration && parentOf(declaration)
  if (from?.type !== 'ImportDeclaration') return false
  const isLent =
    declaration?.type === 'ImportSpecifier' && importedName(declaration) === 'AsyncStorage'
  return (
    /\basync-storage$/.test(from.source.value) || (isLent && from.source.value === 'react-native')
  )
}

function browserStorage(value: Node, { context }: Configuring): string | null {
  const isWindow =
    value.type === 'MemberExpression' &&
    value.object.type === 'Identifier' &&
    /^(?:window|globalThis|self)$/.test(value.object.name)
  const name = isWindow ? staticKey(value) : value.type === 'Identifier' ? value.name : null
  const root = isWindow ? (value.object as NodeOf<'Identifier'>) : value
  if (name === null || root.type !== 'Identifier') return null
  const isGlobal = resolve(context.tree.scopeAt(value), root.name, 'value') === null
  return isGlobal ? name : null
}

/** Of a key that v6 does not have: can the helper module configure without it? */
export function noPlace({ name, id, rewrite }: ConfigRow): Problem {
  const why = `v6 has no place for ${name}`
  return rewrite === 'do-without' ? problem(why, id) : openProblem(why, id)
}
