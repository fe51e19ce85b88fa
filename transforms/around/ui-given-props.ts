import type { AuthenticatorPart, HandedPart } from '../model.js'
import { importedName } from '../names.js'
import {
  ancestor,
  isCall,
  isFunction,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import { mentions } from './ui-user.js'

/** A prop that an Authenticator is given, and what it is given. */
export interface GivenProp {
  readonly name: string
  readonly value: Node
  /** Is it the markup that gives it? */
  readonly isInMarkup: boolean
}

type PropName = Extract<AuthenticatorPart, { kind: 'prop' }>['name']

const HANDED: readonly string[] = ['components', 'formFields', 'services'] satisfies PropName[]

/** The object of another module that such a prop is. */
export function handedProp({ name, value }: GivenProp, { program }: AroundFile): HandedPart | null {
  const { tree } = program
  const inner = unwrapInwards(value)
  const declaration =
    inner.type === 'Identifier'
      ? resolve(tree.scopeAt(inner), inner.name, 'value')?.declaration
      : undefined
  const from = declaration && parentOf(declaration)
  if (from?.type !== 'ImportDeclaration' || !HANDED.includes(name)) return null
  const imported = importedName(declaration as NodeOf<'ImportSpecifier'>)
  return { specifier: from.source.value, imported, part: { kind: 'prop', name: name as PropName } }
}

/** Props of the component, and the same as options of `withAuthenticator`. */
export function givenProps(file: AroundFile): GivenProp[] {
  const attributes = mentions('Authenticator', file).flatMap((node) => {
    const opening = parentOf(node)
    return opening?.type === 'JSXOpeningElement' ? opening.attributes : []
  })
  const options = mentions('withAuthenticator', file).flatMap((node) => {
    const call = parentOf(node)
    const object = isCall(call) ? call.arguments[1] : undefined
    return object?.type === 'ObjectExpression' ? object.properties : []
  })
  return [
    ...attributes.flatMap((one) =>
      one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' && one.value
        ? [{ name: one.name.name, value: innerValue(one.value), isInMarkup: false }]
        : [],
    ),
    ...options.flatMap((one) =>
      one.type === 'ObjectProperty'
        ? [{ name: staticKey(one) ?? '', value: one.value as Node, isInMarkup: false }]
        : [],
    ),
    ...propsInMarkup(file),
  ]
}

function innerValue(value: Node): Node {
  return value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value
}

/** `:form-fields="formFields"` of Vue, `[formFields]="formFields"` of Angular. */
function propsInMarkup({ program, source }: AroundFile): GivenProp[] {
  const isAngular = /@aws-amplify\/ui-angular/.test(source)
  const markup = program.script.template ?? (isAngular ? source : '')
  return IN_MARKUP.flatMap(({ name, pattern }) => {
    const names = new Set([...markup.matchAll(pattern)].map((match) => match[1]))
    const found: GivenProp[] = []
    if (names.size === 0) return found
    walk(program.file.program, (node) => {
      const value = valueNamed(node, names)
      if (value) found.push({ name, value: behindRef(value), isInMarkup: true })
    })
    return found
  })
}

const IN_MARKUP = [
  {
    name: 'formFields',
    pattern:
      /(?:(?::|v-bind:)form-fields|(?::|v-bind:)formFields|\[formFields\])\s*=\s*["']([\w$]+)["']/g,
  },
  { name: 'services', pattern: /(?:(?::|v-bind:)services|\[services\])\s*=\s*["']([\w$]+)["']/g },
]

/** What an import brings, the value of a constant, of a field of a class, or a member of what `data()` of Vue returns. */
function valueNamed(node: Node, names: ReadonlySet<string | undefined>): Node | null {
  if (node.type === 'ImportSpecifier' || node.type === 'ImportDefaultSpecifier') {
    return names.has(node.local.name) ? node.local : null
  }
  if (node.type === 'VariableDeclarator') {
    return node.id.type === 'Identifier' && names.has(node.id.name) ? (node.init ?? null) : null
  }
  if (node.type !== 'ClassProperty' && node.type !== 'ObjectProperty') return null
  if (!names.has(staticKey(node) ?? '')) return null
  if (node.type === 'ObjectProperty' && !isOfData(node)) return null
  return (node.value as Node | null) ?? null
}

function isOfData(property: Node): boolean {
  const object = parentOf(property)
  const fn = object && ancestor(object, isFunction)
  const holder = fn?.type === 'ObjectMethod' ? fn : fn && parentOf(fn)
  const isData = holder?.type === 'ObjectMethod' || holder?.type === 'ObjectProperty'
  return isData && staticKey(holder) === 'data' && object?.type === 'ObjectExpression'
}

/** `ref({ … })`, `reactive({ … })` */
function behindRef(value: Node): Node {
  const inner = unwrapInwards(value)
  if (!isCall(inner) || inner.callee.type !== 'Identifier') return inner
  const [held] = inner.arguments as Node[]
  return held && /^(?:ref|shallowRef|reactive)$/.test(inner.callee.name) ? held : inner
}
