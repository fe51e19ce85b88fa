import { uiElements } from '../../src/table/ui-elements.js'
import { uiRenames } from '../../src/table/ui-renames.js'
import { mayRunIn, runsIn } from '../markup-expressions.js'

/** Markup of a component, and what is known about the elements in it. */
export interface Markup {
  readonly text: string
  readonly dialect: 'angular' | 'vue'
  /** Elements named after Authenticator are the library's for v6. */
  readonly hasAuthenticator: boolean
  /** Elements that begin with `amplify-` may be of a library that has no version for v6. */
  readonly hasElements: boolean
  /** All of them are, whatever they are called. */
  readonly isGoneAsAWhole: boolean
}

/** A name that the markup may read the Authenticator's user from, and where it means that. */
export interface MarkupName {
  readonly name: string
  /** The name is the user; it holds the user under `user`; it is the service of aws-amplify-angular. */
  readonly holds: 'user' | 'context' | 'amplify'
  readonly from: number
  readonly to: number
}

/** Something that markup says about an Authenticator, or about another component of v5. */
export interface MarkupUse {
  readonly start: number
  readonly what: /** A member that is read of the user, or of the service. */
    | { readonly kind: 'member'; readonly member: string }
    | { readonly kind: 'service'; readonly name: string; readonly member: string | null }
    /** A method of v5's Auth, behind the service. */
    | { readonly kind: 'auth'; readonly method: string | null }
    /** A name that v6 calls otherwise; the text from `start` to `end` becomes the next one. */
    | {
        readonly kind: 'renamed'
        readonly old: string
        readonly next: string
        readonly end: number
      }
    | { readonly kind: 'id'; readonly from: number; readonly end: number; readonly text: string }
    | { readonly kind: 'element'; readonly name: string }
    | { readonly kind: 'handed-on' }
    | { readonly kind: 'services' }
}

/** Parts of markup that a pattern matches, and that bind names instead of reading them. */
interface Slot {
  readonly names: readonly MarkupName[]
  readonly from: number
  readonly to: number
}

/**
 * Finds what markup of Vue and Angular reads of the user of an Authenticator, through the slots of
 * the component and through names of the script, and the elements that v6 has not.
 */
export function markupUses(markup: Markup, ownNames: readonly MarkupName[]): MarkupUse[] {
  const { text, dialect } = markup
  const elements = markup.hasAuthenticator ? authenticatorsIn(text) : []
  const slots = elements.flatMap((element) => slotsIn(text, element))
  const mayRun = mayRunIn(text, dialect)
  const isRead = (offset: number) =>
    mayRun(offset) && !slots.some(({ from, to }) => from <= offset && offset < to)
  const isRun = runsIn(text, dialect)
  const names = [...slots.flatMap((slot) => slot.names), ...ownNames]
  const uses = names.flatMap((name) =>
    name.holds === 'amplify'
      ? serviceUses(name, text, isRead)
      : [
          ...readsOf(name, text, isRead, isRun),
          ...renamedMembers(name, text, isRun),
          ...comparedScreens(name, text, isRun),
        ],
  )
  const services = elements.flatMap(({ from, opens }): MarkupUse[] => {
    const at = /\s(?::|v-bind:)services\s*=|\s\[services\]\s*=/.exec(text.slice(from, opens))
    return at ? [{ start: from + at.index + 1, what: { kind: 'services' } }] : []
  })
  const renamed = elements.flatMap((element) => renamedIn(text, element))
  const all = [...uses, ...services, ...renamed, ...goneElements(markup)]
  return [...new Map(all.map((use) => [use.start, use])).values()].sort((a, b) => a.start - b.start)
}

/** `<amplify-sign-out>` */
function goneElements({ text, dialect, hasElements, isGoneAsAWhole }: Markup): MarkupUse[] {
  if (!hasElements) return []
  const visible = text.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length))
  return [...visible.matchAll(/<(amplify-[a-z0-9-]+)(?=[\s/>])/g)].flatMap(
    ({ index, 1: name = '' }): MarkupUse[] =>
      !isGoneAsAWhole && uiElements[dialect].includes(name)
        ? []
        : [{ start: index, what: { kind: 'element', name } }],
  )
}

/** `initial-state="resetPassword"`, `v-slot:reset-password-header`. */
function renamedIn(markup: string, { from, opens, to }: Element): MarkupUse[] {
  const states = Object.entries(uiRenames.screens).map(([old, next]) => ({
    pattern: new RegExp(`(?<=initial-?state\\]?\\s*=\\s*["']{1,2})${old}\\b`, 'gi'),
    ...{ end: opens, old, next },
  }))
  const slots = Object.entries(uiRenames.slots).map(([old, next]) => ({
    pattern: new RegExp(`(?<=v-slot:|#|amplifySlot\\s*=\\s*["'])${old}(?=-)`, 'g'),
    ...{ end: to, old, next },
  }))
  return [...states, ...slots].flatMap(({ pattern, end, old, next }) =>
    [...markup.slice(from, end).matchAll(pattern)].map(({ index }): MarkupUse => {
      const start = from + index
      return { start, what: { kind: 'renamed', old, next, end: start + old.length } }
    }),
  )
}

interface Element {
  readonly from: number
  /** Where the opening tag ends. */
  readonly opens: number
  readonly to: number
}

function authenticatorsIn(markup: string): Element[] {
  const tags = markup.matchAll(/<(amplify-authenticator|authenticator)(?=[\s/>])/gi)
  return [...tags].map(({ index, 1: tag }) => {
    const attributes = /^(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(markup.slice(index))?.[0] ?? ''
    const opens = index + attributes.length
    const close = markup.indexOf(`</${tag}`, opens)
    const isEmpty = attributes.endsWith('/>') || close < 0
    return { from: index, opens, to: isEmpty ? opens : close }
  })
}

/** `v-slot="{ user }"`, `#default="slot"`, `let-user="user"`. */
function slotsIn(markup: string, { from, to }: Element): Slot[] {
  const inside = markup.slice(from, to)
  const vue = [...inside.matchAll(/(?:v-slot(?::default)?|#default)\s*=\s*(["'])(.*?)\1/gs)]
  const angular = [...inside.matchAll(/\slet-(\w+)\s*=\s*(["'])user\2/g)]
  return [
    ...vue.map(({ index, 0: all, 2: pattern }) => {
      const slot = { from: from + index, to: from + index + all.length }
      return { ...slot, names: namesOf(pattern ?? '').map((one) => ({ ...one, ...slot, to })) }
    }),
    ...angular.map(({ index, 0: all, 1: name }) => {
      const slot = { from: from + index, to: from + index + all.length }
      const end = markup.indexOf('</ng-template', slot.to)
      const range = { from: slot.from, to: end < 0 ? to : Math.min(end, to) }
      return { ...slot, names: [{ name: name ?? '', holds: 'user' as const, ...range }] }
    }),
  ]
}

function namesOf(pattern: string): Pick<MarkupName, 'name' | 'holds'>[] {
  const text = pattern.trim()
  if (/^[\w$]+$/.test(text)) return [{ name: text, holds: 'context' }]
  const user = /[{,]\s*user\s*(?::\s*([\w$]+)\s*)?(?=[,}=])/.exec(text)
  return user ? [{ name: user[1] ?? 'user', holds: 'user' }] : []
}

function patternOf(name: string): string {
  return `(?<![\\w$.-])${name.replaceAll('$', '\\$')}`
}

type Test = (offset: number) => boolean

function readsOf(
  { name, holds, from, to }: MarkupName,
  markup: string,
  isRead: Test,
  isRun: Test,
): MarkupUse[] {
  const start = patternOf(name)
  const user = holds === 'user' ? start : `${start}(?:\\?\\.|!?\\.)user`
  const reads = new RegExp(`${user}(?![\\w$-])((?:\\?\\.|!?\\.)(\\w+))?`, 'g')
  return [...markup.slice(from, to).matchAll(reads)].flatMap((match): MarkupUse[] => {
    const at = from + match.index
    if (!isRead(at)) return []
    const end = at + match[0].length
    const [, link = '', member] = match
    if (member === undefined) {
      return isHandedOn(markup, at, end) ? [{ start: at, what: { kind: 'handed-on' } }] : []
    }
    const id = member === 'attributes' ? /^(?:\?\.|!?\.)sub(?![\w$])/.exec(markup.slice(end)) : null
    if (!id || !isRun(at)) return [{ start: at, what: { kind: 'member', member } }]
    const text = `${link.startsWith('?') ? '?.' : '.'}userId`
    return [
      { start: at, what: { kind: 'id', from: end - link.length, end: end + id[0].length, text } },
    ]
  })
}

/** `authenticator.toResetPassword()` */
function renamedMembers(
  { name, holds, from, to }: MarkupName,
  markup: string,
  isRun: Test,
): MarkupUse[] {
  if (holds !== 'context') return []
  const members = new RegExp(`${patternOf(name)}(?:\\?\\.|!?\\.)(\\w+)`, 'g')
  return [...markup.slice(from, to).matchAll(members)].flatMap((match): MarkupUse[] => {
    const [all, old = ''] = match
    const next = Object.hasOwn(uiRenames.context, old) ? uiRenames.context[old] : undefined
    const end = from + match.index + all.length
    if (next === undefined || !isRun(from + match.index)) return []
    return [{ start: end - old.length, what: { kind: 'renamed', old, next, end } }]
  })
}

/** `authenticator.route === 'resetPassword'` */
function comparedScreens(
  { name, holds, from, to }: MarkupName,
  markup: string,
  isRun: Test,
): MarkupUse[] {
  if (holds !== 'context') return []
  const route = `${patternOf(name)}(?:\\?\\.|!?\\.)route\\s*[!=]==?\\s*`
  const screens = Object.keys(uiRenames.screens).join('|')
  const compared = new RegExp(`${route}(['"])(${screens})\\1`, 'g')
  return [...markup.slice(from, to).matchAll(compared)].flatMap((match): MarkupUse[] => {
    const [all, , old = ''] = match
    const end = from + match.index + all.length - 1
    const next = uiRenames.screens[old] ?? old
    if (!isRun(from + match.index)) return []
    return [{ start: end - old.length, what: { kind: 'renamed', old, next, end } }]
  })
}

/** `amplifyService.auth().signOut()`, `amplifyService.authStateChange$ | async` */
function serviceUses({ name, from, to }: MarkupName, markup: string, isRead: Test): MarkupUse[] {
  const reads = new RegExp(
    `${patternOf(name)}(?![\\w$-])(?:(?:\\?\\.|!?\\.)([\\w$]+)(?:\\(\\s*\\)(?:\\?\\.|!?\\.)(\\w+))?)?`,
    'g',
  )
  return [...markup.slice(from, to).matchAll(reads)].flatMap((match): MarkupUse[] => {
    const start = from + match.index
    if (!isRead(start)) return []
    const [, member = null, method = null] = match
    if (member === 'auth') return [{ start, what: { kind: 'auth', method } }]
    return [{ start, what: { kind: 'service', name, member } }]
  })
}

/** `:user="user"`, `[user]="user"`, `@click="save(user)"` */
function isHandedOn(markup: string, from: number, to: number): boolean {
  const before = markup.slice(Math.max(0, from - 80), from)
  const after = markup.slice(to, to + 20)
  const isProp = /\s(?:(?::|v-bind:)[\w-]+|\[[\w.-]+\])\s*=\s*["']\s*$/.test(before)
  if (isProp) return /^\s*["']/.test(after)
  return /[\w$]\((?:[^()]*,)?\s*$/.test(before) && /^\s*[,)]/.test(after)
}
