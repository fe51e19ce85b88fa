import { type EditSet, NO_EDITS, newEdits } from '../edits.js'
import { enclosingFunction } from '../flow/chain.js'
import { isWrite } from '../flow/current-user.js'
import { freeName } from '../flow/free-name.js'
import type { Addition } from '../import-changes.js'
import { indentAt, type Layout } from '../layout.js'
import { V6_AUTH } from '../modules.js'
import {
  endOf,
  isInside,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  unwrapInwards,
  unwrapOutwards,
} from '../node.js'
import { type Binding, resolve, type ScopeTree } from '../scope.js'
import type { AroundFile } from './around.js'
import { type AttributeRead, memberText, type UserRead } from './ui-user-chain.js'
import { asElements } from './ui-user-element.js'

/** The place in a component behind which its attributes can be asked for. */
interface Home {
  readonly component: Node
  /** The expression of the user, as an effect depends on it. */
  readonly user: string
  readonly at: number
  /** The user comes and goes while the component stays. */
  readonly comesAndGoes: boolean
}

/**
 * Attributes that a component of React only shows: it asks for them in an effect and shows them when
 * they are there.
 */
export function shownAttributes(reads: readonly AttributeRead[], file: AroundFile): UserRead[] {
  const homes = new Map<string, { home: Home; reads: AttributeRead[] }>()
  const homeless: AttributeRead[] = []
  for (const read of reads) {
    if (!isShown(read.chain, file)) continue
    const home = homeOf(read.chain, file)
    if (!home) {
      homeless.push(read)
      continue
    }
    const key = `${home.at} ${home.user}`
    const known = homes.get(key)?.reads ?? []
    homes.set(key, { home, reads: [...known, read] })
  }
  const inState = [...homes.values()].flatMap(({ home, reads }) => asState(home, reads, file))
  return [...inState, ...asElements(homeless, file)]
}

/** `<p>{user.attributes.email}</p>`; flags are not shown, and are texts in v6. */
function isShown(
  { whole, key, isOptional }: AttributeRead['chain'],
  { decision: { context } }: AroundFile,
) {
  if (/_verified$/.test(key) || context.hasComment(startOf(whole), endOf(whole))) return false
  return (
    isBetweenTags(whole) ||
    (isInShownText(whole) && !isOptional) ||
    isNamedAndShown(whole, context.tree)
  )
}

/** Is it shown as it stands, so that nothing is shown as long as there is none? */
function isBetweenTags(node: Node): boolean {
  const container = parentOf(unwrapOutwards(node))
  const element = container?.type === 'JSXExpressionContainer' ? parentOf(container) : undefined
  return element?.type === 'JSXElement' || element?.type === 'JSXFragment'
}

/** `<p>{`Hello ${user.attributes.email}`}</p>` */
function isInShownText(whole: Node): boolean {
  const text = parentOf(unwrapOutwards(whole))
  return text?.type === 'TemplateLiteral' && isBetweenTags(text)
}

/** `const email = user.attributes.email`, a name that is only shown. */
function isNamedAndShown(whole: Node, tree: ScopeTree): boolean {
  const declarator = parentOf(unwrapOutwards(whole))
  const declaration = declarator && parentOf(declarator)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false
  if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return false
  const binding = resolve(tree.scopeAt(declarator), declarator.id.name, 'value')
  return Boolean(
    binding &&
      declarator.id.typeAnnotation == null &&
      binding.references.every(({ node }) => isBetweenTags(node)),
  )
}

function homeOf({ user, whole }: AttributeRead['chain'], file: AroundFile): Home | null {
  const { tree, source } = file.decision.context
  const expression = unwrapInwards(user)
  const root = isMember(expression) ? (expression.object as Node) : expression
  const binding =
    root.type === 'Identifier' ? resolve(tree.scopeAt(root), root.name, 'value') : null
  if (!binding || binding.references.some(({ node }) => isWrite(node))) return null
  const component = enclosingFunction(binding.identifier)
  if (!component || !isInside(whole, component) || !isComponent(component)) return null
  const { body } = component as NodeOf<'ArrowFunctionExpression'>
  if (body.type !== 'BlockStatement') return null
  const text = source.slice(startOf(expression), endOf(expression)).replace(/\s+/g, '')
  const before = placeOf(binding, body)
  return before && { component, user: text, ...before }
}

/** A function whose name begins with a capital letter. */
function isComponent(fn: Node): boolean {
  if (fn.type === 'FunctionDeclaration') return /^[A-Z]/.test(fn.id?.name ?? 'Default')
  let holder = parentOf(fn)
  // memo(…), forwardRef(…), withAuthenticator(…)
  while (holder?.type === 'CallExpression') holder = parentOf(holder)
  if (holder?.type === 'ExportDefaultDeclaration') return true
  return (
    holder?.type === 'VariableDeclarator' &&
    holder.id.type === 'Identifier' &&
    /^[A-Z]/.test(holder.id.name)
  )
}

function placeOf(
  { declaration, kind }: Binding,
  body: NodeOf<'BlockStatement'>,
): Pick<Home, 'at' | 'comesAndGoes'> | null {
  if (kind === 'parameter') {
    const [first] = body.body
    const at = body.directives.at(-1) ?? null
    return { at: at ? endOf(at) : first ? startOf(body) + 1 : -1, comesAndGoes: false }
  }
  const statement = parentOf(declaration)
  const isOwn = statement !== undefined && body.body.includes(statement as never)
  return isOwn ? { at: endOf(statement), comesAndGoes: true } : null
}

const NAMES: readonly (readonly [string, string])[] = [
  ['attributes', 'setAttributes'],
  ['userAttributes', 'setUserAttributes'],
  ['shownAttributes', 'setShownAttributes'],
]

function asState(
  { comesAndGoes, ...place }: Home,
  reads: readonly AttributeRead[],
  file: AroundFile,
): UserRead[] {
  const { context } = file.decision
  const isAsked = reads.some(({ chain }) => chain.isOptional)
  const home = { ...place, comesAndGoes: comesAndGoes || isAsked }
  const places = [home.component, ...reads.map(({ chain }) => chain.whole)]
  const names = NAMES.find((pair) => pair.every((name) => freeName([name], places, context)))
  if (!names || home.at < 0) return []
  const [attributes] = names
  const shown = reads.map(({ node, api, chain }): UserRead => {
    const member = memberText(chain.key, context.layout)
    const edits = newEdits()
    const condition = chain.isOptional && home.comesAndGoes ? `${home.user} && ` : ''
    const none = isInShownText(chain.whole) ? ` ?? ${quoted('', context.layout)}` : ''
    const text = `${condition}${attributes}${member}${none}`
    edits.replace(startOf(chain.whole), endOf(chain.whole), text)
    return { node, api, edits: edits.done(), imports: [] }
  })
  const [first, ...others] = shown
  if (!first) return []
  const state = stateOf(home, names, file)
  return [{ ...first, edits: joined(first.edits, state.edits), imports: state.imports }, ...others]
}

function quoted(text: string, { quote }: Layout): string {
  return `${quote}${text}${quote}`
}

function joined(one: EditSet, other: EditSet): EditSet {
  return {
    replacements: [...one.replacements, ...other.replacements],
    insertions: [...one.insertions, ...other.insertions],
  }
}

function stateOf(
  { at, user, comesAndGoes, component }: Home,
  [attributes, setAttributes]: readonly [string, string],
  { decision: { context } }: AroundFile,
): Pick<UserRead, 'edits' | 'imports'> {
  const { layout, source, typed, importName } = context
  const body = (component as NodeOf<'ArrowFunctionExpression'>).body as NodeOf<'BlockStatement'>
  const [first] = body.body
  if (!first) return { edits: NO_EDITS, imports: [] }
  const indent = indentAt(source, startOf(first))
  const { newline, unit, semicolon: end } = layout
  const react = ['useState', 'useEffect'].map((name) => importName('react', name, [component]))
  const [useState = '', useEffect = ''] = react
  const fetch = importName(V6_AUTH, 'fetchUserAttributes', [component])
  const output = importName(V6_AUTH, 'FetchUserAttributesOutput', [component])
  const ask = `${fetch}().then(${setAttributes}).catch(console.error)${end}`
  const lines = [
    `const [${attributes}, ${setAttributes}] = ${useState}${typed ? `<${output}>` : ''}({})${end}`,
    `${useEffect}(() => {`,
    comesAndGoes ? `${unit}if (${user}) ${ask}` : `${unit}${ask}`,
    ...(comesAndGoes ? [`${unit}else ${setAttributes}({})${end}`] : []),
    `}, [${user}])${end}`,
  ]
  const edits = newEdits()
  edits.insertAfter(at, lines.map((line) => `${newline}${indent}${line}`).join(''))
  const value = (imported: string, local: string, module: string): Addition => ({
    ...{ module, imported, local },
    typeOnly: false,
  })
  return {
    edits: edits.done(),
    imports: [
      value('useState', useState, 'react'),
      value('useEffect', useEffect, 'react'),
      value('fetchUserAttributes', fetch, V6_AUTH),
      ...(typed
        ? [{ ...value('FetchUserAttributesOutput', output, V6_AUTH), typeOnly: true }]
        : []),
    ],
  }
}
