import type { BesideCall, BesideKind } from '../beside-call.js'
import { indentAt, ownEnd } from '../layout.js'
import { v5Module } from '../modules.js'
import { endOf, type Node, parentOf, startOf, walk } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import { resolve } from '../scope.js'
import { type Configuring, type Problem, problem } from './configuring.js'

/** Adds a call that is given a value of the configuration. */
export function putBeside(kind: BesideKind, value: Node, work: Configuring): Problem | null {
  const why = stuckProblem(value, work.context)
  if (why) return problem(why)
  const text = work.source.slice(startOf(value), endOf(value))
  const margin = /\n([ \t]*)[^\n]*$/.exec(text)?.[1] ?? ''
  work.beside.push({ kind, value: text.replaceAll(`\n${margin}`, '\n'), condition: null })
  return null
}

/** Why a value cannot stand somewhere else as it is written. */
function stuckProblem(value: Node, { tree }: RuleContext): string | null {
  let why: string | null = null
  walk(value, (node) => {
    if (node.type === 'TemplateLiteral' && node.loc?.start.line !== node.loc?.end.line) {
      why = 'a text of the configuration runs over several lines'
    }
    if (node.type !== 'Identifier') return
    const declaration = resolve(tree.scopeAt(node), node.name, 'value')?.declaration
    const from = declaration && parentOf(declaration)
    if (from?.type === 'ImportDeclaration' && v5Module(from.source.value)) {
      why = 'a value of the configuration uses v5 itself'
    }
  })
  return why
}

/** Does a call say the same in any file: is it given nothing but texts, numbers and the like? */
export function isSameAnywhere({ kind, value, condition }: BesideCall): boolean {
  if (condition !== null) return false
  if (value === '') return true
  const isPlain =
    /^(?:[\s{}[\],:]|[A-Za-z_$][\w$]*\s*:|'[^'\n]*'|"[^"\n]*"|\d+|true|false|null)*$/.test(value)
  return isPlain && /^(?:cookies|metadata)$/.test(kind)
}

/** Writes the calls behind the statement that configures; or says why they cannot stand there. */
export function writeBeside(work: Configuring): Problem | null {
  const calls = callsOf(work)
  if (calls === null) return problem('one of several storages depends on a condition')
  if (calls.length === 0) return null
  const { source, layout, edits, statement } = work
  const around = statement && parentOf(statement)
  if (!around || !/^(?:Program|BlockStatement|StaticBlock)$/.test(around.type)) {
    return problem('something is set behind the call, where no statement can stand')
  }
  const { newline, semicolon, unit } = layout
  const indent = indentAt(source, startOf(statement))
  const end = ownEnd(source, startOf(statement), endOf(statement))
  for (const call of calls) {
    const { condition } = call
    const inner = condition === null ? indent : `${indent}${unit}`
    const text = expressionOf(call, work)
    if (text === null) return problem('there is no helper module for what is set behind the call')
    const line = `${inner}${text.replaceAll('\n', `\n${inner}`)}${semicolon}`
    const lines =
      condition === null
        ? line
        : `${indent}if (${condition}) {${newline}${line}${newline}${indent}}`
    edits.insertAfter(end, `${newline}${lines}`)
  }
  return null
}

/** The calls that are made, one storage at most: each configure sets the default one again. */
function callsOf({ beside }: Configuring): readonly BesideCall[] | null {
  const storages = beside.filter(isStorage)
  if (storages.length > 1 && storages.some(({ condition }) => condition !== null)) return null
  // v5 asked for cookies last.
  const used = storages.find(({ kind }) => kind !== 'cookies') ?? storages.at(0)
  return beside.filter((call) => !isStorage(call) || call === used)
}

function isStorage({ kind }: BesideCall): boolean {
  return kind === 'cookies' || kind === 'session-storage' || kind.startsWith('storage')
}

/** The call as source text; null where it needs a helper module and there is none. */
export function expressionOf(
  { kind, value }: Pick<BesideCall, 'kind' | 'value'>,
  work: Configuring,
): string | null {
  if (kind === 'metadata') {
    const helper = work.helperNameOf('setClientMetadata')
    return helper && `${helper}(${value})`
  }
  if (kind === 'opener') {
    const helper = work.helperNameOf('setUrlOpener')
    return helper && `${helper}(${value}${linkingAfter(work)})`
  }
  const storage = storageOf(kind, value, work)
  const provider = work.nameOf('aws-amplify/auth/cognito', 'cognitoUserPoolsTokenProvider')
  return storage && `${provider}.setKeyValueStorage(${storage})`
}

/** In React Native somebody has to hear who comes back to the app. */
function linkingAfter(work: Configuring): string {
  const { isNative } = work.context.knowledge.package.configuration
  return isNative ? `, ${work.nameOf('react-native', 'Linking')}` : ''
}

type StorageKind = Exclude<BesideKind, 'metadata' | 'opener'>

function storageOf(kind: StorageKind, value: string, work: Configuring): string | null {
  switch (kind) {
    case 'cookies':
      return `new ${work.nameOf('aws-amplify/utils', 'CookieStorage')}(${value})`
    case 'session-storage':
      return work.nameOf('aws-amplify/utils', 'sessionStorage')
    case 'storage-of-v6':
      return value
    case 'storage-of-v5': {
      const helper = work.helperNameOf('keyValueStorage')
      return helper && `${helper}(${value})`
    }
  }
}
