import { type EditBuilder, newEdits } from '../edits.js'
import { freeName } from '../flow/free-name.js'
import type { Addition } from '../import-changes.js'
import { V6_AUTH } from '../modules.js'
import { endOf, type Node, parentOf, startOf, unwrapOutwards } from '../node.js'
import type { AroundFile } from './around.js'
import type { AttributeRead, UserRead } from './ui-user-chain.js'

/**
 * Attributes that are shown where no state can be kept, as between the tags of an Authenticator: a
 * small component of the file's own shows each.
 */
export function asElements(all: readonly AttributeRead[], file: AroundFile): UserRead[] {
  const { context } = file.decision
  const reads = all.filter(({ chain }) => takesElements(chain.whole))
  const places = reads.map(({ chain }) => chain.whole)
  const name = freeName(['UserAttribute', 'SignedInUserAttribute'], places, context)
  const last = file.program.file.program.body.at(-1)
  if (name === null || !last || reads.length === 0) return []
  const found = reads.map(({ node, api, chain }): UserRead => {
    const edits = newEdits()
    const container = parentOf(unwrapOutwards(chain.whole)) ?? chain.whole
    const element = `<${name} name="${chain.key}" />`
    const user = context.source.slice(startOf(chain.user), endOf(chain.user))
    const text = chain.isOptional ? `{${user} && ${element}}` : element
    edits.replace(startOf(container), endOf(container), text)
    return { node, api, edits: edits.done(), imports: [] }
  })
  const [first, ...others] = found
  if (!first) return []
  const edits = newEdits()
  const imports = writeComponent(name, last, edits, file)
  const { replacements } = first.edits
  return [
    { ...first, edits: { replacements, insertions: edits.done().insertions }, imports },
    ...others,
  ]
}

/** Elements of HTML take elements, but for those that take nothing but text. */
function takesElements(whole: Node): boolean {
  const container = parentOf(unwrapOutwards(whole))
  const element = container && parentOf(container)
  if (container?.type !== 'JSXExpressionContainer') return false
  if (element?.type === 'JSXFragment') return true
  const name = element?.type === 'JSXElement' ? element.openingElement.name : null
  if (name?.type !== 'JSXIdentifier') return false
  return /^[a-z]/.test(name.name) ? !TEXT_ONLY.test(name.name) : TAKE_ELEMENTS.test(name.name)
}

const TEXT_ONLY = /^(?:option|textarea|title|script|style)$/

/** Components of the UI libraries that apps show texts in. */
const TAKE_ELEMENTS = /^(?:Badge|Box|Button|Card|Flex|Heading|Text|Typography|View)$/

function writeComponent(
  name: string,
  last: Node,
  edits: EditBuilder,
  { decision: { context } }: AroundFile,
): Addition[] {
  const { layout, typed, importName } = context
  const { newline, unit, semicolon: end } = layout
  const [useState = '', useEffect = ''] = ['useState', 'useEffect'].map((one) =>
    importName('react', one, [last]),
  )
  const fetch = importName(V6_AUTH, 'fetchUserAttributes', [last])
  const output = importName(V6_AUTH, 'FetchUserAttributesOutput', [last])
  const key = importName(V6_AUTH, 'UserAttributeKey', [last])
  const lines = [
    '',
    '',
    '/** An attribute of the user who is signed in, as soon as it is known. */',
    `function ${name}({ name }${typed ? `: { name: ${key} }` : ''}) {`,
    `${unit}const [attributes, setAttributes] = ${useState}${typed ? `<${output}>` : ''}({})${end}`,
    `${unit}${useEffect}(() => {`,
    `${unit}${unit}${fetch}().then(setAttributes).catch(console.error)${end}`,
    `${unit}}, [])${end}`,
    `${unit}return <>{attributes[name]}</>${end}`,
    '}',
  ]
  edits.insertAfter(endOf(last), lines.join(newline))
  const auth = { module: V6_AUTH, typeOnly: true }
  return [
    { module: 'react', imported: 'useState', local: useState, typeOnly: false },
    { module: 'react', imported: 'useEffect', local: useEffect, typeOnly: false },
    { module: V6_AUTH, imported: 'fetchUserAttributes', local: fetch, typeOnly: false },
    ...(typed
      ? [
          { ...auth, imported: 'FetchUserAttributesOutput', local: output },
          { ...auth, imported: 'UserAttributeKey', local: key },
        ]
      : []),
  ]
}
