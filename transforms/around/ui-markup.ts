import { uiRenames } from '../../src/table/ui-renames.js'
import { mayRunIn } from '../markup-expressions.js'

/** A name that the markup may read the Authenticator's user from, and where it means that. */
export interface MarkupName {
  readonly name: string
  /** The name is the user, or it holds the user under `user`. */
  readonly holds: 'user' | 'context'
  readonly from: number
  readonly to: number
}

/** Something that markup says about an Authenticator. */
export interface MarkupUse {
  readonly start: number
  /** A member that is read of the user; a name v6 has not; the user as a whole; services for v5. */
  readonly what:
    | { readonly member: string }
    | { readonly old: string; readonly next: string }
    | 'handed-on'
    | 'services'
}

/** Parts of markup that a pattern matches, and that bind names instead of reading them. */
interface Slot {
  readonly names: readonly MarkupName[]
  readonly from: number
  readonly to: number
}

/**
 * Finds what markup of Vue and Angular reads of the user of an Authenticator, through the slots of
 * the component and through names of the script.
 */
export function markupUses(markup: string, ownNames: readonly MarkupName[]): MarkupUse[] {
  const elements = authenticatorsIn(markup)
  const slots = elements.flatMap((element) => slotsIn(markup, element))
  const isCode = mayRunIn(markup, 'vue')
  const isRead = (offset: number) =>
    isCode(offset) && !slots.some(({ from, to }) => from <= offset && offset < to)
  const names = [...slots.flatMap((slot) => slot.names), ...ownNames]
  const uses = names.flatMap((name) => readsOf(name, markup, isRead))
  const services = elements.flatMap(({ from, opens }) => {
    const at = /\s(?::|v-bind:)services\s*=|\s\[services\]\s*=/.exec(markup.slice(from, opens))
    return at ? [{ start: from + at.index + 1, what: 'services' } as const] : []
  })
  const renamed = elements.flatMap((element) => renamedIn(markup, element))
  return [...new Map([...uses, ...services, ...renamed].map((use) => [use.start, use])).values()]
}

/** `initial-state="resetPassword"`, `v-slot:reset-password-header`. */
function renamedIn(markup: string, { from, opens, to }: Element): MarkupUse[] {
  const states = Object.entries(uiRenames.screens).map(([old, next]) => ({
    pattern: new RegExp(`(?<=initial-?state\\]?\\s*=\\s*["']{1,2})${old}\\b`, 'i'),
    end: opens,
    what: { old, next },
  }))
  const slots = Object.entries(uiRenames.slots).map(([old, next]) => ({
    pattern: new RegExp(`(?<=v-slot:|#|amplifySlot\\s*=\\s*["'])${old}(?=-)`),
    end: to,
    what: { old, next },
  }))
  return [...states, ...slots].flatMap(({ pattern, end, what }) => {
    const at = pattern.exec(markup.slice(from, end))
    return at ? [{ start: from + at.index, what }] : []
  })
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

function readsOf(
  { name, holds, from, to }: MarkupName,
  markup: string,
  isRead: (offset: number) => boolean,
): MarkupUse[] {
  const start = `(?<![\\w$.-])${name.replaceAll('$', '\\$')}`
  const user = holds === 'user' ? start : `${start}(?:\\?\\.|!?\\.)user`
  const reads = new RegExp(`${user}(?![\\w$-])(?:(?:\\?\\.|!?\\.)(\\w+))?`, 'g')
  return [...markup.slice(from, to).matchAll(reads)].flatMap((match): MarkupUse[] => {
    const at = from + match.index
    if (!isRead(at)) return []
    const [, member] = match
    if (member !== undefined) return [{ start: at, what: { member } }]
    return isHandedOn(markup, at, at + match[0].length) ? [{ start: at, what: 'handed-on' }] : []
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
