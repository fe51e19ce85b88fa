import { events } from '../../src/table/events.js'
import type { EventRow } from '../../src/table/row.js'
import { type EditSet, joinEdits, NO_EDITS, newEdits } from '../edits.js'
import { channelOf } from '../hub-channel.js'
import type { Carrying } from '../names.js'
import { endOf, type Node, type NodeOf, startOf } from '../node.js'
import type { AroundFile } from './around.js'
import { hubCallOf, isPlainListener, listenerVerdict, readsData } from './hub-listener.js'

/** What becomes of a Hub; a reason says why it cannot be v6's own. */
export interface HubVerdict {
  readonly edits: EditSet
  readonly heard: readonly EventRow[]
  readonly reason?: string
}

/** All uses of a Hub share one import: either all of them can take v6's, or none does. */
export function hubVerdict(uses: readonly Carrying[], file: AroundFile): HubVerdict {
  const verdicts = uses.map(({ node }) => useVerdict(node, file))
  const { mockedMethods } = file.decision.context.knowledge.package
  if (mockedMethods.has('Hub')) verdicts.push(because('the tests put something in its place'))
  if (areInAnotherOrder(verdicts)) verdicts.push(because('v6 sends its events in another order'))
  const reason = verdicts.find((verdict) => verdict.reason !== undefined)?.reason
  const heard = verdicts.flatMap((verdict) => verdict.heard)
  if (reason === undefined) return { edits: joinEdits(verdicts.map(({ edits }) => edits)), heard }
  return { edits: NO_EDITS, heard: heard.length > 0 ? heard : said(uses, file), reason }
}

/** Several listeners each hear something that v6 sends in another order than v5. */
function areInAnotherOrder(verdicts: readonly HubVerdict[]): boolean {
  const ordered = verdicts
    .map(({ heard }) => heard.filter(({ moments }) => moments === 'in-another-order'))
    .filter((heard) => heard.length > 0)
  return ordered.length > 1 && new Set(ordered.flat()).size > 1
}

function useVerdict(hub: Node, file: AroundFile): HubVerdict {
  const { tree, typed, knowledge } = file.decision.context
  const at = hubCallOf(hub)
  if (!at) return HANDED_ON
  const { method, call } = at
  const [argument, callback] = call.arguments as Node[]
  if (method === 'remove') return because('v6 has no Hub.remove')
  if (method !== 'listen' && method !== 'dispatch') return because(`v6 has no Hub.${method}`)
  const channel = channelOf(argument, tree)
  if (channel === null) return because('which channel it is shows while the program runs')
  if (method === 'dispatch') {
    return channel === 'auth' ? because('the app sends events of Auth itself') : NATIVE
  }
  if (channel !== 'auth') return elsewhere(call, typed, file.source)
  if (knowledge.package.sendsAuthEvents) return because('the app sends events of Auth itself')
  const verdict = listenerVerdict(callback, { tree, typed })
  return verdict.reason === undefined ? verdict : because(verdict.reason)
}

const NATIVE: HubVerdict = { edits: NO_EDITS, heard: [] }

export const HANDED_ON: HubVerdict = because('Hub itself is handed on')

function because(reason: string): HubVerdict {
  return { ...NATIVE, reason }
}

/** On other channels Hub is what it was, but for objects that listen and for the types. */
function elsewhere(call: NodeOf<'CallExpression'>, typed: boolean, source: string): HubVerdict {
  const [, callback] = call.arguments as Node[]
  if (callback?.type === 'ObjectExpression') return because('its listener is an object')
  if (!typed) return NATIVE
  if (!isPlainListener(callback)) return because('its listener has a type of v5')
  if (call.typeParameters || !callback || !readsData(callback, source)) return NATIVE
  const edits = newEdits()
  edits.insertAfter(endOf(call.callee), '<{ event: string; data?: any }>')
  return { edits: edits.done(), heard: [] }
}

/** Events that the code around a use names, for whoever reads the report. */
function said(uses: readonly Carrying[], { source }: AroundFile): EventRow[] {
  const calls = uses.flatMap(({ node }) => hubCallOf(node)?.call ?? [])
  const text = calls.map((call) => source.slice(startOf(call), endOf(call))).join(' ')
  const names = [...text.matchAll(/(['"`])(\w+)\1/g)].map(([, , name]) => name)
  return names.flatMap((name) => events.find((row) => row.name === name) ?? [])
}
