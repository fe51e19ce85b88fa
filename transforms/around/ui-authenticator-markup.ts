import { uiExports } from '../../src/table/ui-exports.js'
import { AMPLIFY, classesGiven } from '../amplify-service.js'
import { type EditSet, newEdits } from '../edits.js'
import { pathFrom } from '../flow/plain-path.js'
import type { Finding } from '../model.js'
import {
  endOf,
  isCall,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  walk,
} from '../node.js'
import { positionOf } from '../position.js'
import type { AroundFile } from './around.js'
import { lowered } from './spot.js'
import { HANDED_ON, KEPT, missing } from './ui-authenticator.js'
import { type Markup, type MarkupName, type MarkupUse, markupUses } from './ui-markup.js'
import { knowsServices, SERVICES } from './ui-services.js'
import { ANGULAR, importedFrom, mentions, usersOf } from './ui-user.js'

/** What becomes of the markup of a component. */
export interface AuthenticatorMarkup {
  readonly findings: readonly Finding[]
  readonly edits: EditSet
}

/**
 * What the markup of Vue and Angular reads of the Authenticator's user that it has no more, its
 * services for v5, and elements that v6 has not. Names that v6 has otherwise are changed.
 */
export function authenticatorMarkup(
  file: AroundFile,
  isWanted: (row: string) => boolean,
): AuthenticatorMarkup {
  const edits = newEdits()
  const findings = markupsOf(file).flatMap(({ at, ...markup }) =>
    markupUses(markup, namesInMarkup(file, markup)).flatMap(({ start, what }): Finding[] => {
      if (what.kind === 'member' && KEPT.has(what.member)) return []
      if (what.kind === 'services' && knowsServices(file)) return []
      const said = sayingOf(what, file)
      if (!isWanted(said.row) || file.decision.context.isIgnored(at + start)) return []
      if (what.kind === 'renamed') edits.replace(at + start, at + what.end, what.next)
      if (what.kind === 'id') edits.replace(at + what.from, at + what.end, what.text)
      const isDone = what.kind === 'renamed' || what.kind === 'id'
      const place = { ...positionOf(file.source, at + start), start: at + start }
      return [{ ...place, tier: isDone ? 'native' : 'manual', ...said }]
    }),
  )
  return { findings, edits: edits.done() }
}

const IN_MARKUP = 'it stands in the markup, which is not rewritten: move the call into the class'

function sayingOf(
  what: MarkupUse['what'],
  file: AroundFile,
): Pick<Finding, 'row' | 'api' | 'note'> {
  switch (what.kind) {
    case 'services':
      return { row: 'ui.services', api: 'services', note: SERVICES }
    case 'handed-on':
      return { row: 'ui.user', api: 'user', note: HANDED_ON }
    case 'renamed':
      return { row: 'ui.renamed', api: what.old }
    case 'id':
      return { row: 'ui.user', api: 'user.attributes' }
    case 'member':
      return { row: 'ui.user', api: `user.${what.member}`, note: missing(what.member) }
    case 'auth':
      return { row: 'form.amplify-service', api: what.method ?? 'auth', note: IN_MARKUP }
    case 'service':
      return of('ui.aws-amplify-angular', [what.name, what.member].filter(Boolean).join('.'))
    case 'element':
      return of(libraryOf(file), `<${what.name}>`)
  }
}

function of(row: string, name: string): Pick<Finding, 'row' | 'api' | 'note'> {
  const { summary = '' } = uiExports.find(({ id }) => id === row) ?? {}
  return { row, api: name, note: `${name}: ${lowered(summary)}` }
}

/** The row of the library that the package has its elements from. */
function libraryOf({ decision }: AroundFile): string {
  const { componentLibraries } = decision.context.knowledge.package
  const library = GONE.find((name) => componentLibraries.has(name)) ?? GONE[0]
  return `ui.${library?.replace('@aws-amplify/', '')}`
}

const GONE = ['aws-amplify-angular', 'aws-amplify-vue', '@aws-amplify/ui-components']

type Placed = Markup & { readonly at: number }

function markupsOf(file: AroundFile): Placed[] {
  const { program, decision } = file
  const { componentLibraries: has, registersAuthenticator } = decision.context.knowledge.package
  const { template, dialect } = program.script
  const elements = (dialect: Markup['dialect'], library: string) => ({
    dialect,
    isGoneAsAWhole: has.has(library),
    hasElements: has.has(library) || has.has('@aws-amplify/ui-components'),
  })
  if (template !== null && dialect === 'vue') {
    const own = program.tree.module.values.get('Authenticator')
    const isLibrary = own
      ? importedFrom(['@aws-amplify/ui-vue'], 'Authenticator', file).length > 0
      : registersAuthenticator
    const vue = elements('vue', 'aws-amplify-vue')
    return [{ text: template, at: 0, ...vue, hasAuthenticator: isLibrary }]
  }
  const angular = elements('angular', AMPLIFY.library)
  const hasAuthenticator = !angular.isGoneAsAWhole
  if (template !== null && dialect === 'angular') {
    return [{ text: template, at: 0, ...angular, hasAuthenticator }]
  }
  return inlineTemplates(file).map((one) => ({ ...one, ...angular, hasAuthenticator }))
}

/** Templates that a component of Angular is written with. */
function inlineTemplates({ program, source }: AroundFile): { text: string; at: number }[] {
  if (!/\btemplate\s*:/.test(source) || !/amplify/i.test(source)) return []
  const found: { text: string; at: number }[] = []
  walk(program.file.program, (node) => {
    if (node.type !== 'ObjectProperty' || staticKey(node) !== 'template' || !isOfComponent(node))
      return
    const value = node.value as Node
    if (!/^(?:TemplateLiteral|StringLiteral)$/.test(value.type)) return
    const at = startOf(value) + 1
    found.push({ text: source.slice(at, endOf(value) - 1), at })
  })
  return found
}

/** `@Component({ … })` */
function isOfComponent(property: NodeOf<'ObjectProperty'>): boolean {
  const object = parentOf(property)
  const call = object && parentOf(object)
  return isCall(call) && call.callee.type === 'Identifier' && call.callee.name === 'Component'
}

/** Names of the script, or of the class of a template, through which the markup reaches the user. */
function namesInMarkup(file: AroundFile, { text, dialect }: Markup): MarkupName[] {
  const range = { from: 0, to: text.length }
  const { tree } = file.program
  const own = (service: typeof ANGULAR) =>
    classesGiven(service, tree).flatMap((given) => [...given.fields])
  const { authenticator = [], amplify = [] } = file.decision.context.knowledge.templateNames ?? {}
  const fields = [...own(ANGULAR), ...authenticator]
  const services = dialect === 'angular' ? [...own(AMPLIFY), ...amplify] : []
  const hooks = mentions('useAuthenticator', file).flatMap((node): MarkupName[] => {
    const call = parentOf(node)
    if (!isCall(call) || call.callee !== node) return []
    const context = nameGiven(call).map((name) => ({ name, holds: 'context' as const, ...range }))
    const users = usersOf(pathFrom(call), file).flatMap(({ node: read }) =>
      read.type === 'ObjectProperty' ? nameIn(read.value as Node) : nameGiven(read),
    )
    return [...context, ...users.map((name) => ({ name, holds: 'user' as const, ...range }))]
  })
  return [
    ...hooks,
    ...fields.map((name) => ({ name, holds: 'context' as const, ...range })),
    ...services.map((name) => ({ name, holds: 'amplify' as const, ...range })),
  ]
}

/** The name that an expression is put under. */
function nameGiven(expression: Node): string[] {
  const declarator = parentOf(expression)
  return declarator?.type === 'VariableDeclarator' ? nameIn(declarator.id) : []
}

function nameIn(pattern: Node): string[] {
  return pattern.type === 'Identifier' ? [pattern.name] : []
}
