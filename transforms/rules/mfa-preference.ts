import type { MethodRow } from '../../src/table/row.js'
import { newEdits } from '../edits.js'
import { promisePath } from '../flow/promise.js'
import { endOf, type Node } from '../node.js'
import { own } from '../own.js'
import { openParenthesis } from './arguments.js'
import { native } from './native.js'
import { rejectionNoticed } from './outcome.js'
import { awaitedStatement, NEEDS_STATEMENT, refreshAfter } from './refresh.js'
import { isSignedInUser } from './signed-in-user.js'
import { bridge, type CallUse, type RuleContext, type Verdict } from './verdict.js'

const FACTOR: Readonly<Record<string, string>> = {
  TOTP: 'totp',
  SOFTWARE_TOKEN_MFA: 'totp',
  SMS: 'sms',
  SMS_MFA: 'sms',
}

/** `updateMFAPreference({ totp: 'PREFERRED' })` for a method that is written in the call. */
export function mfaVerdict(row: MethodRow, use: CallUse, context: RuleContext): Verdict {
  const [user, method, ...rest] = use.call.arguments as Node[]
  const factor = method?.type === 'StringLiteral' ? own(FACTOR, method.value) : undefined
  if (!user || !factor || rest.length > 0) {
    return bridge('which methods have to be switched off is only known when the program runs')
  }
  if (!isSignedInUser(user, use, context)) {
    return bridge('the user it is given may not be the one who is signed in')
  }
  const statement = awaitedStatement(use.call)
  if (!statement) return bridge(NEEDS_STATEMENT)
  const reason = rejectionNoticed(row, promisePath(use.call), context)
  if (reason) return bridge(reason)
  const start = openParenthesis(use, context) + 1
  const end = endOf(use.call) - 1
  if (context.hasComment(start, end)) return bridge('a comment stands in its arguments')
  const edits = newEdits()
  const { quote } = context.layout
  edits.replace(start, end, `{ ${factor}: ${quote}PREFERRED${quote} }`)
  const mapped = { ok: true, edits: edits.done(), dropped: [user] } as const
  return native('updateMFAPreference', use, mapped, context, refreshAfter(statement, context))
}
