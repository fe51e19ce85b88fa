import { errors } from '../../src/table/errors.js'
import { serviceErrors } from '../../src/table/service-errors.js'
import { isMember, type Node, parentOf, staticKey, unwrapOutwards } from '../node.js'
import { resolve, type ScopeTree } from '../scope.js'
import { type WrittenText, writtenKeys, writtenList, writtenText } from './compared-texts.js'

/** What becomes of the text that names an error. */
export interface CodeUse {
  /**
   * - `names`: compared with names of the service's exceptions, and nothing else is done with it;
   * - `value`: goes on, so that it has to be the same text;
   * - `unknown`: asked whether it is there, or compared with what only v5 has.
   */
  readonly kind: 'names' | 'value' | 'unknown'
  /** The texts it is compared with. */
  readonly texts: readonly WrittenText[]
}

const UNKNOWN: CodeUse = { kind: 'unknown', texts: [] }
const VALUE: CodeUse = { kind: 'value', texts: [] }

/** Names that the service gives, which v5 has as code and as name. */
const OF_THE_SERVICE: ReadonlySet<string> = new Set(serviceErrors.map(({ name }) => name))

/** Codes that v6 has as a name, letter by letter. */
const KEPT: ReadonlySet<string> = new Set(
  errors.filter(({ at, name, v6 }) => at.includes('code') && v6 === name).map(({ name }) => name),
)

/** What is done with the value of an expression that is the code of an error, or its name. */
export function codeUse(expression: Node, tree: ScopeTree): CodeUse {
  const node = unwrapOutwards(expression)
  const parent = parentOf(node)
  switch (parent?.type) {
    case 'BinaryExpression': {
      if (parent.operator === '+') return VALUE
      if (!/^[!=]==?$/.test(parent.operator)) return UNKNOWN
      const text = writtenText(parent.left === node ? parent.right : parent.left, tree)
      return text ? compared([text]) : UNKNOWN
    }
    case 'SwitchStatement': {
      const tests = parent.cases.flatMap(({ test }) => (test ? [writtenText(test, tree)] : []))
      return tests.every((text) => text !== null) ? compared(tests) : UNKNOWN
    }
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier'
        ? nameUse(parent.id, tree)
        : UNKNOWN
    case 'ObjectProperty':
      // Whoever reads `code` of that object would go on reading it.
      return parent.value === node && staticKey(parent) !== 'code' && staticKey(parent) !== null
        ? VALUE
        : UNKNOWN
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee === node ? UNKNOWN : argumentUse(parent.callee as Node, tree)
    case 'ReturnStatement':
    case 'TemplateLiteral':
    case 'JSXExpressionContainer':
      return VALUE
    default:
      if (isMember(parent) && parent.property === node && parent.computed) {
        const keys = writtenKeys(parent.object, tree)
        return keys ? compared(keys.filter(({ text }) => !isFallback(text))) : VALUE
      }
      return UNKNOWN
  }
}

/** What is done with a name that holds the code of an error. */
export function nameUse(identifier: Node, tree: ScopeTree): CodeUse {
  if (identifier.type !== 'Identifier') return UNKNOWN
  const binding = resolve(tree.scopeAt(identifier), identifier.name, 'value')
  if (!binding) return UNKNOWN
  const reads = binding.references.filter(({ node }) => node !== identifier)
  return joined(reads.map(({ node }) => codeUse(node, tree)))
}

/** All of several uses: the worst of them decides. */
export function joined(uses: readonly CodeUse[]): CodeUse {
  const texts = uses.flatMap((use) => use.texts)
  if (uses.some(({ kind }) => kind === 'unknown')) return { kind: 'unknown', texts }
  return { kind: uses.some(({ kind }) => kind === 'value') ? 'value' : 'names', texts }
}

function compared(texts: readonly WrittenText[]): CodeUse {
  if (!texts.every(({ text }) => KEPT.has(text))) return { kind: 'unknown', texts }
  return { kind: texts.every(({ text }) => OF_THE_SERVICE.has(text)) ? 'names' : 'value', texts }
}

/** `['A', 'B'].includes(error.code)`; anything else takes it as the text it is. */
function argumentUse(callee: Node, tree: ScopeTree): CodeUse {
  const method = isMember(callee) ? staticKey(callee) : null
  if (!isMember(callee) || method === null) return VALUE
  if (method === 'includes' || method === 'indexOf') {
    const texts = writtenList(callee.object, tree)
    return texts ? compared(texts) : UNKNOWN
  }
  return /^(?:has|get|hasOwnProperty|test|exec)$/.test(method) ? UNKNOWN : VALUE
}

/** `default` and `unknown` in a table of messages are no codes: what follows the lookup reads them. */
function isFallback(key: string): boolean {
  return /^[a-z][a-zA-Z]*$/.test(key)
}
