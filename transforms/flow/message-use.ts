import { errors } from '../../src/table/errors.js'
import { serviceErrors } from '../../src/table/service-errors.js'
import { isCall, isMember, type Node, parentOf, staticKey, unwrapOutwards } from '../node.js'
import type { ScopeTree } from '../scope.js'
import { writtenKeys, writtenList, writtenText } from './compared-texts.js'

const ofTheService: ReadonlySet<string> = new Set(serviceErrors.map(({ name }) => name))

/** Messages of v5's own, which no error of v6 has. Those of the service stay what they are. */
const LOST: readonly string[] = errors.flatMap(({ form, at, name, v6, step }) => {
  const stays = v6 !== null && ofTheService.has(v6) && step === undefined
  return form === 'error' && !at.includes('message') ? [] : stays ? [] : [name]
})

/** Words of messages that the libraries write themselves, in one of the majors at least. */
const OF_THE_LIBRARIES =
  /empty|required|network|authenticat|session|token|signed in|sign in|confirmed|reset|user pool|passkey|oauth/i

/** Is a message only compared with texts that the service writes, the same for both majors? */
export function asksTheService(message: Node, tree: ScopeTree): boolean {
  const node = unwrapOutwards(message)
  const parent = parentOf(node)
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)) {
    return isKept(writtenText(parent.left === node ? parent.right : parent.left, tree)?.text)
  }
  if (parent?.type === 'SwitchStatement') {
    return parent.cases.every(({ test }) => !test || isKept(writtenText(test, tree)?.text))
  }
  if (isMember(parent) && parent.computed && parent.property === node) {
    return writtenKeys(parent.object, tree)?.every(({ text }) => isKept(text)) ?? false
  }
  if (isCall(parent) && isMember(parent.callee) && staticKey(parent.callee) === 'includes') {
    return writtenList(parent.callee.object, tree)?.every(({ text }) => isKept(text)) ?? false
  }
  const call = isMember(parent) && parent.object === node ? parentOf(parent) : undefined
  if (!isMember(parent) || !isCall(call) || call.callee !== parent) return false
  if (!/^(?:includes|startsWith|endsWith|indexOf)$/.test(staticKey(parent) ?? '')) return false
  const part = call.arguments.length === 1 && writtenText(call.arguments[0] as Node, tree)
  return part
    ? /\w \w/.test(part.text) && isKept(part.text) && !OF_THE_LIBRARIES.test(part.text)
    : false
}

function isKept(text: string | undefined): boolean {
  if (text === undefined || /not confirmed|reset required/i.test(text)) return false
  const lower = text.toLowerCase()
  return !LOST.some((lost) => lost.toLowerCase().includes(lower))
}
