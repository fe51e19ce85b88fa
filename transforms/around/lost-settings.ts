import { rowById } from '../../src/table/rows.js'
import { constantInit } from '../flow/constant.js'
import type { LostSetting } from '../lost-settings.js'
import { markStatement } from '../marker.js'
import { importedName } from '../names.js'
import {
  isCall,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapInwards,
} from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { isGeneratedFile, setsOpener } from './generated-file.js'
import { saysNothing } from './idle-settings.js'
import { findingAt } from './spot.js'

type Call = NodeOf<'CallExpression'> | NodeOf<'OptionalCallExpression'>

/** What a person is told at a call that configures with settings which v6 does not know. */
export function lostAt(call: Call, api: string, { decision, choices, source }: AroundFile): Around {
  const { context } = decision
  const lost = settingsIn(call.arguments[0], context)
    .filter((row) => row !== OPENER && (!choices.only || choices.only.has(row)))
    .map((row) => ({ row, note: noteOf(row) }))
  if (lost.length === 0 || context.isIgnored(startOf(call))) return NOTHING_AROUND
  const text = lost.map(({ row, note }) => `${note} (amplift explain ${row})`).join('; ')
  return {
    ...NOTHING_AROUND,
    edits: markStatement(call, text, source, context.layout),
    findings: lost.map(({ row, note }) =>
      findingAt({ node: call, row, api, note }, 'manual', source),
    ),
  }
}

/** Calls of the helper module that configure, and what `Auth.configure` becomes. */
export function lostElsewhere(file: AroundFile): readonly Around[] {
  const { context } = file.decision
  const own = context.uses.flatMap((use) =>
    use.kind === 'call' && use.method === 'configure' && context.helperName !== null
      ? [lostAt(use.call, 'configure', file)]
      : [],
  )
  // Where the comment is gone, a person has seen to it.
  const earlier = helperCalls(file)
    .map(([call, api]) => lostAt(call, api, file))
    .filter(({ edits }) => edits.insertions.length === 0)
  return [...own, ...earlier].filter(({ findings }) => findings.length > 0)
}

/** What an earlier run has made of `Amplify.configure` and `Auth.configure`. */
function helperCalls({ program, decision }: AroundFile): [Call, string][] {
  const { tree, knowledge } = decision.context
  return program.file.program.body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration' || node.source.value !== knowledge.helperModule) return []
    return node.specifiers.flatMap((one): [Call, string][] => {
      const api = APIS[importedName(one)]
      if (api === undefined) return []
      const references = tree.module.values.get(one.local.name)?.references ?? []
      return references.flatMap(({ node: mention }): [Call, string][] => {
        const call = parentOf(mention)
        return isCall(call) && call.callee === mention ? [[call, api]] : []
      })
    })
  })
}

const APIS: Readonly<Record<string, string>> = {
  configureAmplify: 'Amplify.configure',
  configureAuth: 'configure',
}

function noteOf(row: LostSetting): string {
  const found = rowById(row)
  return `v6 has no place for ${found?.kind === 'config' ? found.name : row}`
}

/** It is not lost: the helper module has a place for it. */
const OPENER: LostSetting = 'config.oauth.urlOpener'

/** May the configuration name what opens the Hosted UI? */
export function mayNameOpener(argument: Node | undefined, context: RuleContext): boolean {
  return settingsIn(argument, context).includes(OPENER)
}

/** The settings that a configuration has, or may have as far as anybody can see. */
function settingsIn(argument: Node | undefined, context: RuleContext): readonly LostSetting[] {
  const { bridgedSets, configuration } = context.knowledge.package
  const found = new Set<LostSetting>()
  if (argument && !collect(argument, 'top', context, found)) {
    for (const row of configuration.lostSettings) found.add(row)
  }
  if (!bridgedSets.has('federated')) found.delete('config.refreshHandlers')
  return [...found]
}

/** Finds settings in a part of a configuration; false where not all of its keys are known. */
function collect(
  expression: Node,
  place: 'top' | 'oauth',
  context: RuleContext,
  found: Set<LostSetting>,
): boolean {
  const node = unwrapInwards(expression)
  const within = (inner: Node, at = place) => collect(inner, at, context, found)
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties
        .map((one) => {
          if (one.type === 'SpreadElement') return within(one.argument)
          const key = staticKey(one)
          const row = key === null ? undefined : SETTINGS[place][key]
          const isIdle =
            row &&
            one.type === 'ObjectProperty' &&
            saysNothing({ id: row }, one.value as Node, context)
          if (row && !isIdle) found.add(row)
          if (one.type !== 'ObjectProperty') return true
          if (key === 'Auth' && place === 'top') return within(one.value as Node)
          if (key === 'oauth' || key === 'awsCognito') return within(one.value as Node, 'oauth')
          return key !== null
        })
        .every(Boolean)
    case 'ConditionalExpression':
      return [within(node.consequent), within(node.alternate)].every(Boolean)
    case 'LogicalExpression':
      return [node.operator === '&&' || within(node.left), within(node.right)].every(Boolean)
    case 'Identifier': {
      if (node.name === 'undefined') return true
      if (isGeneratedFile(node, context)) {
        if (setsOpener(context)) found.add('config.oauth.urlOpener')
        return true
      }
      const init = constantInit(resolve(context.tree.scopeAt(node), node.name, 'value'))
      return init?.type === 'ObjectExpression' && within(init)
    }
    case 'MemberExpression':
      return place === 'oauth' && isGeneratedFile(node.object, context)
    default:
      return /Literal$/.test(node.type)
  }
}

const SETTINGS: Readonly<Record<'top' | 'oauth', Readonly<Record<string, LostSetting>>>> = {
  top: { refreshHandlers: 'config.refreshHandlers' },
  oauth: { urlOpener: 'config.oauth.urlOpener', options: 'config.oauth.options' },
}
