import { classesGiven } from '../amplify-service.js'
import type { Finding } from '../model.js'
import { endOf, isCall, type Node, parentOf, startOf, staticKey, walk } from '../node.js'
import { positionOf } from '../position.js'
import type { AroundFile } from './around.js'
import { HANDED_ON, KEPT, missing, SERVICES } from './ui-authenticator.js'
import { type MarkupName, type MarkupUse, markupUses } from './ui-markup.js'
import { ANGULAR, mentions, pathFrom, usersOf } from './ui-user.js'

/**
 * What the markup of Vue and Angular reads of the Authenticator's user that it has no more, and its
 * services for v5. Markup is not rewritten.
 */
export function authenticatorFindings(file: AroundFile): Finding[] {
  const { program, source, decision } = file
  const { template } = program.script
  const markups = template === null ? templatesOf(file) : [{ text: template, at: 0 }]
  return markups.flatMap(({ text, at }) =>
    markupUses(text, namesInMarkup(file, text.length))
      .filter(({ start, what }) => isGone(what) && !decision.context.isIgnored(at + start))
      .map(({ start, what }) => ({
        ...positionOf(source, at + start),
        start: at + start,
        tier: 'manual' as const,
        ...said(what),
      })),
  )
}

function isGone(what: MarkupUse['what']): boolean {
  return typeof what === 'string' || 'old' in what || !KEPT.has(what.member)
}

function said(what: MarkupUse['what']): Pick<Finding, 'row' | 'api' | 'note'> {
  if (what === 'services') return { row: 'ui.services', api: 'services', note: SERVICES }
  if (what === 'handed-on') return { row: 'ui.user', api: 'user', note: HANDED_ON }
  if ('old' in what) {
    return { row: 'ui.renamed', api: what.old, note: `is ${what.next} in v6` }
  }
  return { row: 'ui.user', api: `user.${what.member}`, note: missing(what.member) }
}

/** Templates that a component of Angular is written with. */
function templatesOf({ program, source }: AroundFile): { text: string; at: number }[] {
  if (!/@aws-amplify\/ui-angular|<amplify-authenticator/.test(source)) return []
  const found: { text: string; at: number }[] = []
  walk(program.file.program, (node) => {
    if (node.type !== 'ObjectProperty' || staticKey(node) !== 'template') return
    const value = node.value as Node
    if (!/^(?:TemplateLiteral|StringLiteral)$/.test(value.type)) return
    const at = startOf(value) + 1
    found.push({ text: source.slice(at, endOf(value) - 1), at })
  })
  return found
}

/** Names of the script through which the markup reaches the user. */
function namesInMarkup(file: AroundFile, to: number): MarkupName[] {
  const range = { from: 0, to }
  const fields = classesGiven(ANGULAR, file.program.tree).flatMap((given) => [...given.fields])
  const hooks = mentions('useAuthenticator', file).flatMap((node): MarkupName[] => {
    const call = parentOf(node)
    if (!isCall(call) || call.callee !== node) return []
    const context = nameGiven(call).map((name) => ({ name, holds: 'context' as const, ...range }))
    const users = usersOf(pathFrom(call), file).flatMap(({ node: read }) =>
      read.type === 'ObjectProperty' ? nameIn(read.value as Node) : nameGiven(read),
    )
    return [...context, ...users.map((name) => ({ name, holds: 'user' as const, ...range }))]
  })
  return [...hooks, ...fields.map((name) => ({ name, holds: 'context' as const, ...range }))]
}

/** The name that an expression is put under. */
function nameGiven(expression: Node): string[] {
  const declarator = parentOf(expression)
  return declarator?.type === 'VariableDeclarator' ? nameIn(declarator.id) : []
}

function nameIn(pattern: Node): string[] {
  return pattern.type === 'Identifier' ? [pattern.name] : []
}
