import { type EditBuilder, type EditSet, newEdits } from '../edits.js'
import { isWrite } from '../flow/current-user.js'
import { freeName } from '../flow/free-name.js'
import { goesOnWithLineBefore } from '../flow/line-before.js'
import type { Roots } from '../flow/roots.js'
import { isTruthTest } from '../flow/truth-test.js'
import {
  endOf,
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  unwrapOutwards,
} from '../node.js'
import { resolve } from '../scope.js'
import { fitOf } from './attribute-types.js'
import type { RuleContext } from './verdict.js'

class Unknown extends Error {}

/**
 * Rewrites what reads the attributes of a v5 user, so that it reads v6's attributes. All reads have to
 * be known; with the name wanted as well, the user keeps its variable and the attributes get one.
 */
export function attributeReads(
  roots: Roots,
  wantsName: boolean,
  shown: ReadonlySet<Node>,
  context: RuleContext,
): EditSet | null {
  const edits = newEdits()
  try {
    if (roots.pattern) {
      if (wantsName) splitPattern(roots.pattern, context, edits)
      else unwrapPattern(roots.pattern, context, edits)
    } else if (roots.name)
      renameHolder(roots.name, roots.reads, wantsName ? shown : null, context, edits)
    else if (wantsName) return null
    else for (const root of roots.reads) readOnTheSpot(root, context, edits)
    return edits.done()
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

/** `const { attributes } = await …` becomes `const attributes = await …`. */
function unwrapPattern(
  pattern: NodeOf<'ObjectPattern'>,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const [only, ...others] = pattern.properties
  if (only?.type !== 'ObjectProperty' || others.length > 0) throw new Unknown()
  const { value } = only
  readTaken(value, context, edits)
  replace(startOf(pattern), startOf(value), '', context, edits)
  replace(endOf(value), endOf(pattern), '', context, edits)
}

/** `const { username, attributes } = await …` becomes `const [{ username }, attributes] = await …`. */
function splitPattern(
  pattern: NodeOf<'ObjectPattern'>,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const taken = new Map(
    pattern.properties.map((property) => [
      property.type === 'ObjectProperty' ? staticKey(property) : null,
      property,
    ]),
  )
  const name = taken.get('username')
  const attributes = taken.get('attributes')
  const isWhole = pattern.properties.length === 2 && taken.size === 2
  if (!isWhole || name?.type !== 'ObjectProperty' || name.value.type !== 'Identifier') {
    throw new Unknown()
  }
  if (attributes?.type !== 'ObjectProperty') throw new Unknown()
  readTaken(attributes.value, context, edits)
  const { source } = context
  const text = (node: Node) => source.slice(startOf(node), endOf(node))
  replace(
    startOf(pattern),
    endOf(pattern),
    `[{ ${text(name)} }, ${text(attributes.value)}]`,
    context,
    edits,
  )
}

/** What a pattern takes the attributes into: a name that is read, or a pattern again. */
function readTaken(value: Node, context: RuleContext, edits: EditBuilder): void {
  if (value.type === 'ObjectPattern') {
    checkKeys(value, context)
    return
  }
  const binding =
    value.type === 'Identifier' ? resolve(context.tree.scopeAt(value), value.name, 'value') : null
  if (!binding || context.isInMarkup(binding.name)) throw new Unknown()
  for (const { node } of binding.references) {
    if (node === value) continue
    if (isWrite(node)) throw new Unknown()
    readAttributes(unwrapOutwards(node), context, edits)
  }
}

/** The variable holds the attributes from now on, or gets a neighbour that does. */
function renameHolder(
  holder: NodeOf<'Identifier'>,
  reads: readonly Node[],
  /** Where the user is shown as it is; null where its variable is not needed any more. */
  shown: ReadonlySet<Node> | null,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const wantsName = shown !== null
  const places = [holder, ...reads]
  const name = freeName(['attributes', 'userAttributes', 'currentAttributes'], places, context)
  if (name === null) throw new Unknown()
  const isBare = /^\s*=>/.test(context.source.slice(endOf(holder)))
  const both = `[${holder.name}, ${name}]`
  const text = wantsName ? (isBare ? `(${both})` : both) : name
  edits.replace(startOf(holder), endOf(holder), text)
  for (const root of reads) {
    const member = parentOf(root)
    if (!isMember(member) || member.object !== root) {
      if (shown?.has(root)) continue
      // Attributes are there whenever a user was.
      if (wantsName || !isTruthTest(root)) throw new Unknown()
      replace(startOf(root), endOf(root), name, context, edits)
      continue
    }
    const key = staticKey(member)
    if (key === 'username' && wantsName) continue
    if (key === 'getUsername' && wantsName && !member.computed) {
      const call = parentOf(member)
      if (!call || !isCall(call)) throw new Unknown()
      replace(startOf(member.property), endOf(call), 'username', context, edits)
      continue
    }
    if (key !== 'attributes') throw new Unknown()
    replace(startOf(root), endOf(member), name, context, edits)
    readAttributes(unwrapOutwards(member), context, edits)
  }
}

/** `(await …).attributes.email` becomes `(await …).email`. */
function readOnTheSpot(root: Node, context: RuleContext, edits: EditBuilder): void {
  const member = parentOf(root)
  if (!isMember(member) || member.object !== root || staticKey(member) !== 'attributes') {
    throw new Unknown()
  }
  const attributes = unwrapOutwards(member)
  if (attributes !== member) throw new Unknown()
  replace(endOf(root), endOf(member), '', context, edits)
  readAttributes(attributes, context, edits)
}

/** What is done with the attributes: single ones are read, or they are taken apart. */
function readAttributes(attributes: Node, context: RuleContext, edits: EditBuilder): void {
  const parent = parentOf(attributes)
  if (parent?.type === 'VariableDeclarator' && parent.init === attributes) {
    if (parent.id.type !== 'ObjectPattern') throw new Unknown()
    checkKeys(parent.id, context)
    return
  }
  if (!isMember(parent) || parent.object !== attributes) throw new Unknown()
  readAttribute(parent, context, edits)
}

function readAttribute(read: Node, context: RuleContext, edits: EditBuilder): void {
  const key = isMember(read) ? staticKey(read) : null
  if (key === null) throw new Unknown()
  const outer = unwrapOutwards(read)
  const parent = parentOf(outer)
  if (isWrite(read) || (parent?.type === 'UnaryExpression' && parent.operator === 'delete')) {
    throw new Unknown()
  }
  if (FLAGS.has(key)) {
    // v5 made booleans of these two; in v6 they are texts, and 'false' counts as true.
    compareFlag(outer, parent, context, edits)
  } else if (context.typed) {
    const fit = fitOf(read, context.tree)
    if (fit === 'other') throw new Unknown()
    if (fit === 'text') assertText(read, context, edits)
  }
}

/** `attributes?.email` becomes `attributes.email!`: v6's attributes are always there. */
function assertText(read: Node, context: RuleContext, edits: EditBuilder): void {
  if (read.type === 'OptionalMemberExpression' && read.optional) {
    const from = endOf(read.object)
    const link = context.source.indexOf('?.', from)
    const end = link + (read.computed ? 2 : 1)
    if (context.hasComment(from, end)) throw new Unknown()
    edits.replace(link, end, '')
  }
  edits.insertAfter(endOf(read), '!')
}

/**
 * `=== 'true'`, or `!== 'true'` where it is negated. Only where it is tested: the value of a flag that
 * a user does not have was undefined, and not false.
 */
function compareFlag(
  flag: Node,
  parent: Node | undefined,
  context: RuleContext,
  edits: EditBuilder,
): void {
  const { quote } = context.layout
  const text = `${quote}true${quote}`
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') {
    if (
      /^(?:Unary|Binary|Member|OptionalMember|Await|TSAs|TSNonNull)/.test(
        parentOf(parent)?.type ?? '',
      )
    ) {
      throw new Unknown()
    }
    const opens = context.source[startOf(flag)] === '('
    if (opens && goesOnWithLineBefore(parent, context.source)) throw new Unknown()
    replace(startOf(parent), startOf(flag), '', context, edits)
    edits.insertAfter(endOf(flag), ` !== ${text}`)
    return
  }
  if (!isTested(flag, parent)) throw new Unknown()
  edits.insertAfter(endOf(flag), ` === ${text}`)
}

/** Does nothing but its truth count there? */
function isTested(flag: Node, parent: Node | undefined): boolean {
  switch (parent?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression':
      return parent.test === flag
    case 'LogicalExpression':
      return parent.operator !== '??' && isTested(parent, parentOf(parent))
    default:
      return false
  }
}

const FLAGS = new Set(['email_verified', 'phone_number_verified'])

/** `const { email, name } = …`: known members only, none of which v5 made a boolean. */
function checkKeys(pattern: NodeOf<'ObjectPattern'>, { typed }: RuleContext): void {
  if (typed) throw new Unknown()
  for (const property of pattern.properties) {
    const key = property.type === 'ObjectProperty' ? staticKey(property) : null
    if (key === null || FLAGS.has(key)) throw new Unknown()
  }
}

function replace(
  start: number,
  end: number,
  text: string,
  context: RuleContext,
  edits: EditBuilder,
): void {
  if (context.hasComment(start, end)) throw new Unknown()
  if (start < end) edits.replace(start, end, text)
}
