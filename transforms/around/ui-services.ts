import { uiServices } from '../../src/table/ui-services.js'
import { landingsOf } from '../flow/landings.js'
import { boundTo } from '../flow/plain-path.js'
import { V6_AUTH } from '../modules.js'
import {
  ancestor,
  isCall,
  isFunction,
  isInside,
  type Node,
  type NodeOf,
  parentOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../node.js'
import { resolve } from '../scope.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import { exportedValue, objectOf } from './ui-components.js'
import { type GivenProp, givenProps, handedProp } from './ui-given-props.js'
import { moduleOf, scriptOf } from './ui-user.js'

/** What is said of services. */
export const SERVICES =
  "services take what v6's functions take, and have to return what they return"

/** Services of Authenticators that are written for v5, or that nothing is known of. */
export function serviceSpots(file: AroundFile): Spot[] {
  const { tree } = file.program
  const given = (file.decision.context.knowledge.givenParts ?? []).flatMap(({ exported, part }) => {
    const isServices = part.kind === 'prop' && part.name === 'services'
    const value = isServices ? exportedValue(tree, exported) : null
    return value ? (spotsIn(value, file) ?? []) : []
  })
  const own = servicesOf(file).flatMap((prop) => {
    const spots = spotsIn(prop.value, file)
    if (spots) return spots
    return prop.isInMarkup || isFollowed(prop, file) ? [] : [spotAt(around(prop.value))]
  })
  const all = [...given, ...own]
  return all.filter(({ node }, at) => all.findIndex((other) => other.node === node) === at)
}

/** Does the script show all that is to be said of services that the markup names? */
export function knowsServices(file: AroundFile): boolean {
  const inMarkup = servicesOf(file).filter(({ isInMarkup }) => isInMarkup)
  return (
    inMarkup.length > 0 &&
    inMarkup.every((prop) => spotsIn(prop.value, file) !== null || isFollowed(prop, file))
  )
}

function servicesOf(file: AroundFile): GivenProp[] {
  return givenProps(file).filter(({ name }) => name === 'services')
}

function isFollowed(prop: GivenProp, file: AroundFile): boolean {
  const handed = handedProp(prop, file)
  return handed !== null && (file.decision.context.knowledge.isFollowed?.(handed) ?? false)
}

/** The prop or the option that a value stands in. */
function around(value: Node): Node {
  const holder = parentOf(value)
  const prop = holder?.type === 'JSXExpressionContainer' ? parentOf(holder) : holder
  return prop?.type === 'JSXAttribute' || prop?.type === 'ObjectProperty' ? prop : value
}

function spotAt(node: Node): Spot {
  return { node, row: 'ui.services', api: 'services', note: SERVICES }
}

/** The functions of an object that are for v5; null where the file does not show the object. */
function spotsIn(value: Node, file: AroundFile): Spot[] | null {
  const object = objectOf(value, file.program.tree)
  if (!object) return null
  return object.properties.flatMap((property) => {
    if (property.type === 'SpreadElement')
      return spotsIn(property.argument, file) ?? [spotAt(property)]
    const name = staticKey(property) ?? ''
    if (!Object.hasOwn(uiServices, name)) return []
    const body = property.type === 'ObjectMethod' ? property : (property.value as Node)
    return isForV6(body, name, file) ? [] : [spotAt(property)]
  })
}

/** Does a service only take what v6 gives, and hand on what functions of v6 return? */
function isForV6(value: Node, name: string, file: AroundFile): boolean {
  const { program, decision } = file
  const inner = unwrapInwards(value)
  if (inner.type === 'Identifier') {
    const module = moduleOf(inner, file)
    if (module !== null) return module === V6_AUTH
    const declaration = resolve(program.tree.scopeAt(inner), inner.name, 'value')?.declaration
    const own = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration
    return own != null && own !== inner && isForV6(own, name, file)
  }
  if (!isFunction(inner)) return false
  const keepsV5 = decision.decided.some(
    ({ use, verdict }) => verdict.tier !== 'native' && isInside(use.at.node, inner),
  )
  return !keepsV5 && !callsHelper(inner, file) && !takesOldInput(inner, name, file)
}

/** Does it call what stands in for v5 in the helper module? */
function callsHelper(fn: Node, file: AroundFile): boolean {
  const { helperModule } = file.decision.context.knowledge
  let found = false
  walk(fn, (node) => {
    const module = isCall(node) ? moduleOf(node.callee as Node, file) : null
    found ||= module !== null && module === helperModule
  })
  return found
}

/** Does it take what v5 gave, or hand what it is given to something that may expect that? */
function takesOldInput(fn: Node, name: string, file: AroundFile): boolean {
  const [input] = (fn as NodeOf<'FunctionDeclaration'>).params
  const { gone = [], tookName = false } = uiServices[name] ?? {}
  const landings = input ? boundTo(input).flatMap((path) => landingsOf(path, scriptOf(file))) : []
  return landings.some((landing) => {
    switch (landing.kind) {
      case 'harmless':
        return false
      case 'member':
        return gone.includes(landing.key)
      case 'called':
        return tookName || gone.includes(landing.key)
      default: {
        const isWhole =
          landing.kind === 'argument' || parentOf(landing.node)?.type === 'SpreadElement'
        const call = landing.kind === 'argument' ? landing.call : ancestor(landing.node, isCall)
        const isV6 = isCall(call) && moduleOf(call.callee as Node, file) === V6_AUTH
        return !isV6 || (tookName && !isWhole)
      }
    }
  })
}
