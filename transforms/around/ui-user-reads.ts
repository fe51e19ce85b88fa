import { type EditSet, newEdits } from '../edits.js'
import type { Landing } from '../flow/landings.js'
import { mayAwait } from '../flow/may-await.js'
import { V6_AUTH } from '../modules.js'
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
import type { AroundFile } from './around.js'
import { memberText, type UserChain, type UserRead, userChain } from './ui-user-chain.js'
import { shownAttributes } from './ui-user-shown.js'

/** What a member of the user is read for; the others are left for a person. */
export function userReads(landings: readonly Landing[], file: AroundFile): UserRead[] {
  const found = landings.flatMap((landing) => {
    if (landing.kind !== 'member' && landing.kind !== 'called') return []
    const { node, key } = landing
    const chain = userChain(node)
    if (chain && isReplaced(chain.whole, file)) return []
    return [{ node, api: `user.${key}`, chain }]
  })
  const reads = found.flatMap(({ node, api, chain }): UserRead[] => {
    const id = chain ? userId(chain) : takenId(node)
    if (id) return [{ node, api, edits: id, imports: [] }]
    const awaited = chain && awaitedRead(chain, file)
    return awaited ? [{ node, api, ...awaited }] : []
  })
  const left = found.flatMap(({ node, api, chain }) => {
    const isKnown = reads.some((read) => read.node === node)
    return isKnown || chain?.kind !== 'attribute' ? [] : [{ node, api, chain }]
  })
  return [...reads, ...shownAttributes(left, file)]
}

/** Another rule writes this code anew. */
function isReplaced(node: Node, { decision }: AroundFile): boolean {
  return decision.decided.some(
    ({ verdict }) =>
      'edits' in verdict &&
      verdict.edits.replacements.some(
        ({ start, end }) => start < endOf(node) && startOf(node) < end,
      ),
  )
}

/** `user.attributes.sub` is `user.userId`. */
function userId(chain: UserChain): EditSet | null {
  if (chain.kind !== 'attribute' || chain.key !== 'sub') return null
  const edits = newEdits()
  const link = chain.isOptional ? '?.' : '.'
  edits.replace(endOf(chain.user), endOf(chain.whole), `${link}userId`)
  return edits.done()
}

/** `const { sub } = user.attributes` */
function takenId(member: Node): EditSet | null {
  if (!isMember(member) || staticKey(member) !== 'attributes') return null
  const value = unwrapOutwards(member)
  const declarator = parentOf(value)
  const pattern = declarator?.type === 'VariableDeclarator' ? declarator.id : null
  const [only, ...others] = pattern?.type === 'ObjectPattern' ? pattern.properties : []
  if (only?.type !== 'ObjectProperty' || others.length > 0 || staticKey(only) !== 'sub') return null
  const edits = newEdits()
  const key = only.key as Node
  edits.replace(startOf(key), endOf(key), only.shorthand ? 'userId: sub' : 'userId')
  edits.replace(endOf(member.object), endOf(value), '')
  return edits.done()
}

/** Where code waits anyway, attributes and tokens are asked for on the spot. */
function awaitedRead(
  chain: UserChain,
  file: AroundFile,
): Pick<UserRead, 'edits' | 'imports'> | null {
  const { context } = file.decision
  const { whole } = chain
  if (!mayAwait(whole, context.tree) || (chain.isOptional && goesOn(whole))) return null
  if (context.hasComment(startOf(chain.user), endOf(whole))) return null
  const asked = chain.kind === 'attribute' ? attributeText(chain, file) : tokenText(chain, file)
  if (asked === null) return null
  const user = context.source.slice(startOf(chain.user), endOf(chain.user))
  const choice = `${user} ? ${asked.text} : undefined`
  const text = !chain.isOptional ? asked.text : standsAlone(whole) ? choice : `(${choice})`
  const edits = newEdits()
  edits.replace(startOf(whole), endOf(whole), text)
  const { name, local } = asked
  return {
    edits: edits.done(),
    imports: [{ module: V6_AUTH, imported: name, local, typeOnly: false }],
  }
}

interface Asked {
  /** The function of v6, and what it is called in the file. */
  readonly name: string
  readonly local: string
  readonly text: string
}

/** A choice needs no parentheses there. */
function standsAlone(whole: Node): boolean {
  const parent = parentOf(whole)
  return (
    /^(?:VariableDeclarator|ObjectProperty|ReturnStatement|CallExpression|TemplateLiteral)$/.test(
      parent?.type ?? '',
    ) ||
    (parent?.type === 'AssignmentExpression' && parent.right === whole)
  )
}

function attributeText(
  { key, whole, isOptional }: Extract<UserChain, { kind: 'attribute' }>,
  { decision: { context } }: AroundFile,
): Asked | null {
  // v6 has texts where v5 had flags.
  if (/_verified$/.test(key)) return null
  const name = 'fetchUserAttributes'
  const local = context.importName(V6_AUTH, name, [whole])
  const member = memberText(key, context.layout)
  const bang = context.typed && !isOptional && !takesNone(whole) ? '!' : ''
  return { name, local, text: `(await ${local}())${member}${bang}` }
}

function tokenText(
  { token, value, whole, mayBeNone }: Extract<UserChain, { kind: 'token' }>,
  { decision: { context } }: AroundFile,
): Asked | null {
  // v5 typed claims as anything.
  if (value === 'payload' && context.typed) return null
  const name = 'fetchAuthSession'
  const local = context.importName(V6_AUTH, name, [whole])
  const link = mayBeNone ? '?.' : context.typed ? '!.' : '.'
  const last = token === 'accessToken' && link === '!.' ? '.' : link
  const tail = value === 'text' ? 'toString()' : 'payload'
  return { name, local, text: `(await ${local}()).tokens${link}${token}${last}${tail}` }
}

/** The type of v6, which may be undefined, does there. */
function takesNone(whole: Node): boolean {
  return /^(?:TSNonNullExpression|TemplateLiteral)$/.test(parentOf(whole)?.type ?? '')
}

/** More is read behind it: of nothing where there is no user. */
function goesOn(whole: Node): boolean {
  const end = unwrapOutwards(whole)
  const next = parentOf(end)
  return (
    (isMember(next) && next.object === end) ||
    (isCall(next) && (next as NodeOf<'CallExpression'>).callee === end)
  )
}
